"""What the pages of this app show of a person, as the log of reads says it to that person."""

from ekinerja.inti.bacaan import Bacaan, daftar_bacaan

BACAAN = {
    "perbaikan:usul": Bacaan("Usul perbaikan data", "PROFIL", "perbaikan:usul", berid=True),
    "perbaikan:pindah": Bacaan("Formulir perpindahan", "PROFIL", "kepegawaian:pegawai", berid=True),
    "perbaikan:perpindahan": Bacaan("Perpindahan", "PROFIL", "perbaikan:perpindahan", berid=True),
    "perbaikan:perpindahan_berkas": Bacaan("SK perpindahan", "PROFIL", "perbaikan:perpindahan", berid=True),
    "perbaikan:bukti": Bacaan("Bukti usul perbaikan data", "PROFIL", "perbaikan:usul", berid=True),
}


def siapkan() -> None:
    """Register with the log of reads."""
    daftar_bacaan(BACAAN)
