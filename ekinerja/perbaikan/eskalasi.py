"""Proposals nobody answered in time are shown to the personnel office. The number of days is ours, a setting, no law."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q

from ekinerja.aturan.tenggat import CaraHitung, tenggat
from ekinerja.inti.pengaturan import setelan
from ekinerja.inti.waktu import ZONA
from ekinerja.perbaikan.models import UsulPerbaikan

HARI_JAWAB = 5
KUNCI = "perbaikan_hari_jawab"
MENUNGGU = (UsulPerbaikan.Status.DIAJUKAN, UsulPerbaikan.Status.DIKERJAKAN)


def hari_jawab() -> int:
    """Working days in which a unit's admin answers (setting `perbaikan_hari_jawab`)."""
    return int(setelan(KUNCI, HARI_JAWAB))


def batas_jawab(hari: date, lama: int) -> datetime:
    """What was last moved before this moment is overdue on `hari`: its `lama` working days have all passed."""
    awal = hari
    while tenggat(awal, lama, CaraHitung.HARI_KERJA) >= hari:
        awal -= timedelta(days=1)
    return datetime.combine(awal + timedelta(days=1), time(0), ZONA)


def lewat_waktu(batas: datetime) -> Q:
    """Condition of an overdue proposal; one that is with the personnel office or waits for SIASN is none."""
    return Q(status__in=MENUNGGU, diteruskan_pada__isnull=True, diubah_pada__lt=batas)
