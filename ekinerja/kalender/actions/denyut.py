"""The heartbeat: a long silence was an outage that nobody had to declare."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from ekinerja.inti.jejak import catat
from ekinerja.inti.pengaturan import setelan
from ekinerja.kalender import hitung
from ekinerja.kalender.models import Denyut, Gangguan
from ekinerja.kalender.pendengar import betulkan

PEKERJA = "pekerja"
# A restart takes seconds; below this no setting is asked for.
WAJAR = timedelta(minutes=5)
AMBANG_MENIT = 30
URAIAN = "Sistem tidak berjalan; tercatat sendiri saat hidup kembali."


@transaction.atomic
def berdenyut(*, pada: datetime) -> Gangguan | None:
    """Note that the system lives. After a silence of `gangguan_menit` (30) the silence is entered as an outage."""
    lama = Denyut.objects.filter(nama=PEKERJA).values_list("pada", flat=True).first()
    if lama is None:
        _mulai(pada)
        return None
    # One of several workers sees the gap: the one whose update finds the old value.
    if not Denyut.objects.filter(nama=PEKERJA, pada=lama).update(pada=pada) or not _terputus(lama, pada):
        return None
    gangguan = Gangguan.objects.create(
        mulai=lama, selesai=pada, sumber=Gangguan.Sumber.TERDETEKSI, uraian=URAIAN, dicatat_pada=pada
    )
    catat("gangguan.terdeteksi", gangguan, oleh=None, perubahan={"mulai": (None, lama), "selesai": (None, pada)})
    betulkan(gangguan)
    transaction.on_commit(hitung.lupakan)
    return gangguan


def _mulai(pada: datetime) -> None:
    try:
        with transaction.atomic():
            Denyut.objects.create(nama=PEKERJA, pada=pada)
    except IntegrityError:
        return


def _terputus(lama: datetime, pada: datetime) -> bool:
    diam = pada - lama
    if diam < WAJAR or diam < timedelta(minutes=int(setelan("gangguan_menit", AMBANG_MENIT))):
        return False
    diketahui = Gangguan.objects.filter(dibatalkan_pada=None, mulai__lte=lama, selesai__gte=pada)
    return not diketahui.exists()
