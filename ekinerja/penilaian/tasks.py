"""Periodic work of the evaluation."""

from datetime import timedelta

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.tugas import berkala
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.penilaian import actions
from ekinerja.penilaian.jendela import batas_tanggapan
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.kalender import pastikan_periode


@berkala("penilaian.periode", setiap=timedelta(hours=1))
def jalankan_periode() -> dict[str, int]:
    """Make the year's periods, open those that are due, close the days to answer that have passed."""
    hari = hari_ini()
    pastikan_periode(hari.year)
    return {"dibuka": actions.buka_semua(pada=sekarang()), "dianggap": lewat_batas()}


def lewat_batas() -> int:
    """DT-16: published, not answered, days to answer over. Each in its own transaction; returns how many."""
    hari = hari_ini()
    lewat = Evaluasi.objects.filter(status=Evaluasi.Status.DITERBITKAN, batas_tanggapan__lt=hari)
    lewat = lewat.select_related("periode", "skp", "pegawai", "penilai").order_by("pk")
    return sum(_anggap(e) for e in lewat if (batas_tanggapan(e) or hari) < hari)


def _anggap(e: Evaluasi) -> bool:
    """False where the person answered in the very moment."""
    try:
        actions.anggap_menerima(e, pada=sekarang())
    except AturanDilanggar:
        return False
    return True
