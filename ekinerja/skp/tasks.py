"""Following the facts of people: at once for a few, as a job for many, and on the day a dated fact takes effect."""

from datetime import date, timedelta

from django.db.models import Q

from ekinerja.inti.tugas import Konteks, antrekan, berkala, pekerjaan
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, Penugasan, RiwayatKedudukan
from ekinerja.skp import actions
from ekinerja.skp.models import Skp
from ekinerja.skp.tahun import tahun_terkait

# Up to this many people the SKPs follow within the change itself.
LANGSUNG = 20
SEKALI = 200
# Days back a boundary is looked at again: an installation may have slept for a night.
LIHAT = timedelta(days=2)


def ikuti_fakta(pegawai: set[int]) -> None:
    """Listener of `kepegawaian`: assignments, heads, delegations or kedudukan of these people changed."""
    if len(pegawai) <= LANGSUNG:
        actions.sesuaikan_banyak(pegawai)
        return
    urut = sorted(pegawai & mungkin_berubah(hari_ini()))
    for i in range(0, len(urut), SEKALI):
        antrekan("skp.sesuaikan", pegawai=urut[i : i + SEKALI])


def mungkin_berubah(hari: date) -> set[int]:
    """People whose SKPs can differ at all: who has one, or began something this year. A first import queues nothing."""
    tahun = tahun_terkait(hari)
    baru = Q(mulai__gt=date(tahun[0], 1, 1), mulai__lte=hari)
    return {
        *Skp.objects.filter(tahun__in=tahun).values_list("pegawai_id", flat=True),
        *Penugasan.objects.filter(baru, jenis=Penugasan.Jenis.DEFINITIF).values_list("pegawai_id", flat=True),
        *RiwayatKedudukan.objects.filter(baru).values_list("pegawai_id", flat=True),
    }


@pekerjaan("skp.sesuaikan")
def sesuaikan(ctx: Konteks, *, pegawai: list[int], oleh: int | None = None, tahun: int | None = None) -> dict[str, int]:
    """Bring the years of many people in line, in order of their keys. A try that was cut off goes on where it stopped."""
    orang = Pegawai.objects.filter(pk=oleh).first() if oleh else None
    berubah = 0
    for i in range(0, len(pegawai), SEKALI):
        bagian = pegawai[i : i + SEKALI]
        berubah += actions.sesuaikan_banyak(bagian, oleh=orang, tahun=[tahun] if tahun else [])
        ctx.kemajuan(min(i + SEKALI, len(pegawai)), len(pegawai), "Menyesuaikan SKP dengan kewajiban")
    return {"berubah": berubah}


@berkala("skp.tahun", setiap=timedelta(hours=6))
def jalankan_tahun() -> None:
    """Moves and leave that were recorded ahead take effect on their day."""
    ikuti_fakta(yang_berganti(hari_ini()))


def yang_berganti(hari: date) -> set[int]:
    """People with a position or a kedudukan that began or ended these days."""
    mulai = Q(mulai__range=(hari - LIHAT, hari)) | Q(sampai__range=(hari - LIHAT - timedelta(days=1), hari))
    tugas = Penugasan.objects.filter(mulai, jenis=Penugasan.Jenis.DEFINITIF).values_list("pegawai_id", flat=True)
    return {*tugas, *RiwayatKedudukan.objects.filter(mulai).values_list("pegawai_id", flat=True)}
