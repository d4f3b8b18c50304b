"""How much waits at the desk, for the home page."""

from dataclasses import dataclass

from django.db.models import Count, Q

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.permissions import admin_kepegawaian
from ekinerja.perbaikan.eskalasi import MENUNGGU, batas_jawab, hari_jawab, lewat_waktu
from ekinerja.perbaikan.models import UsulPerbaikan
from ekinerja.perbaikan.permissions import punya_meja


@dataclass(frozen=True, slots=True)
class UsulMenunggu:
    """Proposals of others that this person can answer now; `lewat` of them are overdue."""

    jumlah: int
    lewat: int


def usul_menunggu(saya: Pegawai | None) -> UsulMenunggu | None:
    """None for somebody without a desk. Two queries: one setting, one count."""
    if saya is None or not punya_meja(saya):
        return None
    usul = UsulPerbaikan.objects.di_meja(saya).exclude(pegawai=saya)
    if admin_kepegawaian(saya):
        usul = usul.filter(status__in=(*MENUNGGU, UsulPerbaikan.Status.DITERUSKAN))
    else:
        usul = usul.filter(status__in=MENUNGGU, diteruskan_pada__isnull=True)
    lewat = Q(lewat_waktu(batas_jawab(hari_ini(), hari_jawab())))
    return UsulMenunggu(**usul.aggregate(jumlah=Count("pk"), lewat=Count("pk", filter=lewat)))
