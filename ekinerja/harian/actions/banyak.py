"""Several reports in one act: each stands for itself, so that one refused row takes no other with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from ekinerja.harian.isi import IsiLaporan
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.syarat import LaporanDitolak
from ekinerja.inti.kunci_db import antre_tulis
from ekinerja.kepegawaian.models import Pegawai

from .tulis import kirim_baru


@dataclass(frozen=True, slots=True)
class HasilKirim:
    """What became of one row: the report, or why DT-09 refuses it."""

    isi: IsiLaporan
    laporan: LaporanHarian | None = None
    galat: LaporanDitolak | None = None


@transaction.atomic
def kirim_banyak(semua: Sequence[IsiLaporan], *, oleh: Pegawai) -> list[HasilKirim]:
    """Send one after another, in the order given; a row in the hours of an earlier one is refused like any other."""
    antre_tulis()
    return [_satu(isi, oleh) for isi in semua]


def _satu(isi: IsiLaporan, oleh: Pegawai) -> HasilKirim:
    try:
        return HasilKirim(isi, laporan=kirim_baru(isi, oleh=oleh))
    except LaporanDitolak as galat:
        return HasilKirim(isi, galat=galat)
