"""What the pages of this app show of a person, as the log of reads says it to that person."""

from ekinerja.inti.bacaan import Bacaan, daftar_bacaan

BACAAN = {
    "dialog:skp": Bacaan("Dialog kinerja", "DIALOG", "dialog:skp", berid=True),
    "dialog:baris": Bacaan("Dialog tentang satu hasil kerja", "DIALOG", "dialog:skp", berid=True),
    "dialog:tulis": Bacaan("Dialog kinerja", "DIALOG", "dialog:skp", berid=True),
    "dialog:pertemuan": Bacaan("Catatan pertemuan dialog", "DIALOG", "dialog:skp", berid=True),
    "dialog:catat_pertemuan": Bacaan("Formulir catatan pertemuan", "DIALOG", "dialog:skp", berid=True),
}


def siapkan() -> None:
    """Register with the log of reads."""
    daftar_bacaan(BACAAN)
