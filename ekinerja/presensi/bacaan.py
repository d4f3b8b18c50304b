"""What the pages of this app show of a person, as the log of reads says it to that person."""

from ekinerja.inti.bacaan import Bacaan, daftar_bacaan

BACAAN = {
    "presensi:orang": Bacaan("Presensi sebulan", "PRESENSI", "presensi:saya"),
    "presensi:usul": Bacaan("Sanggahan atau keterangan presensi", "PRESENSI", "presensi:usul", berid=True),
    "presensi:catat": Bacaan("Keterangan presensi Anda", "PRESENSI", "presensi:usulkan"),
}


def siapkan() -> None:
    """Register with the log of reads."""
    daftar_bacaan(BACAAN)
