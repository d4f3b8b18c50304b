"""What the pages of this app show of a person, as the log of reads says it to that person."""

from ekinerja.inti.bacaan import Bacaan, daftar_bacaan

BACAAN = {
    "umpan:balasan": Bacaan("Umpan balik bernama", "DIALOG", "umpan:balasan", berid=True),
    "umpan:bimbingan": Bacaan("Catatan bimbingan", "DIALOG", "umpan:bimbingan", berid=True),
    "umpan:bimbing": Bacaan("Formulir bimbingan", "DIALOG", "umpan:bimbingan_daftar"),
}


def siapkan() -> None:
    """Register with the log of reads."""
    daftar_bacaan(BACAAN)
