"""What the pages of this app show of a person, as the log of reads says it to that person."""

from collections.abc import Mapping
from uuid import UUID

from ekinerja.inti.bacaan import Bacaan, daftar_bacaan, daftar_sebut

BACAAN = {
    "skp:baca": Bacaan("SKP", "SKP", "skp:baca", berid=True),
    "skp:jejak": Bacaan("Riwayat SKP", "SKP", "skp:jejak", berid=True),
    "skp:dokumen": Bacaan("Formulir SKP (PDF)", "SKP", "skp:baca", berid=True),
    "skp:versi": Bacaan("SKP versi sebelumnya", "SKP", "skp:baca", berid=True),
    "skp:ubah": Bacaan("SKP, dibuka untuk menulis harapan", "SKP", "skp:baca", berid=True),
    "skp:rhk": Bacaan("Satu hasil kerja dalam SKP", "SKP", "skp:baca", berid=True),
    "skp:tetapkan": Bacaan("Draf SKP yang lewat dua pekan", "SKP", "skp:baca", berid=True),
    "skp:buka_tutup": Bacaan("SKP, untuk membatalkan penutupan", "SKP", "skp:baca", berid=True),
    "skp:tutup": Bacaan("SKP, untuk menutupnya", "SKP", "skp:baca", berid=True),
    "skp:betulkan_potret": Bacaan("SKP, untuk membetulkan data penilai", "SKP", "skp:baca", berid=True),
    "skp:lembar_unduh": Bacaan("Unduhan rencana SKP (Excel)", "SKP", "skp:baca", berid=True),
    "skp:paket": Bacaan("Unduhan SKP seunit", "SKP", "skp:baca", berid=True),
    "skp:tahun_orang": Bacaan("Rangkaian SKP setahun", "SKP", "skp:tahun"),
}


def siapkan() -> None:
    """Register with the log of reads."""
    daftar_bacaan(BACAAN)
    daftar_sebut("skp.Skp", _skp)


def _skp(objek: set[UUID]) -> Mapping[UUID, str]:
    from ekinerja.skp.models import Skp

    return {
        kode: f"tahun {tahun}"
        for kode, tahun in Skp.objects.filter(id_publik__in=objek).values_list("id_publik", "tahun")
    }
