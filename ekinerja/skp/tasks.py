"""Following the facts of people: at once for a few, as a job for many, and on the day a dated fact takes effect."""

from datetime import date, timedelta

from django.db.models import Q

from ekinerja.inti.tugas import Konteks, antrekan, berkala, pekerjaan
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, Penugasan, RiwayatKedudukan
from ekinerja.skp import actions

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
    urut = sorted(pegawai)
    for i in range(0, len(urut), SEKALI):
        antrekan("skp.sesuaikan", pegawai=urut[i : i + SEKALI])


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
