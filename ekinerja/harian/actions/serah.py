"""What waits for a decision goes to the PPK of today: after a move, an order, a delegation or its end."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery

from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.permissions import id_pemutus
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai

_S = LaporanHarian.Status


@transaction.atomic
def serahkan(pegawai: Iterable[int]) -> None:
    """Listener of `kepegawaian.penilai`: the PPK of these people changed."""
    urut = sorted(pegawai)
    for n in range(0, len(urut), 500):
        _serahkan(LaporanHarian.objects.filter(pegawai_id__in=urut[n : n + 500]))


@transaction.atomic
def serahkan_semua() -> int:
    """The same for everybody: spans also begin and end by the calendar alone. Returns how many reports moved."""
    return _serahkan(LaporanHarian.objects.all())


def _serahkan(laporan: QuerySet[Any]) -> int:
    kini = HubunganPenilai.objects.filter(berlaku(hari_ini()), pegawai=OuterRef("pegawai")).order_by("-mulai")
    menunggu = laporan.filter(status=_S.DIAJUKAN).annotate(kini=Subquery(kini.values("penilai")[:1]))
    pindah = menunggu.filter(kini__isnull=False).exclude(penilai=F("kini")).order_by("pk").values_list("pk", "kini")
    for pk, penilai in (baris := list(pindah)):
        LaporanHarian.objects.filter(pk=pk, status=_S.DIAJUKAN).update(penilai=penilai)
    return len(baris)


def serahkan_satu(laporan: LaporanHarian) -> None:
    """Name the PPK of today on this report, before somebody is told to decide on it."""
    if (penilai := id_pemutus(laporan)) != laporan.penilai_id:
        laporan.penilai = Pegawai.objects.filter(pk=penilai).first()
        LaporanHarian.objects.filter(pk=laporan.pk).update(penilai=penilai)
