"""The members of one team as its page lists them."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan
from ekinerja.timkerja.models import AnggotaTim, TimKerja


def anggota_tim(tim: TimKerja, penilai: Pegawai | None) -> list[dict[str, Any]]:
    """Rows with their real last day, ketua first. For a PPK: the ketua and the own people."""
    semua = AnggotaTim.objects.filter(tim=tim)
    if penilai is not None:
        bawahan = HubunganPenilai.objects.filter(berlaku(hari_ini()), penilai=penilai).values("pegawai_id")
        semua = semua.filter(Q(peran=AnggotaTim.Peran.KETUA) | Q(pegawai__in=bawahan))
    kolom = ("id_publik", "peran", "tugas", "mulai", "sampai", "pegawai__nama", "pegawai__nip", "unit")
    baris = list(_dengan_unit(semua).values(*kolom))
    for b in baris:
        b["akhir"] = min((h for h in (b["sampai"], tim.akhir) if h), default=None)
    urut = list(AnggotaTim.Peran.values)
    return sorted(baris, key=lambda b: (urut.index(b["peran"]), b["pegawai__nama"], b["mulai"]))


def _dengan_unit(semua: "QuerySet[AnggotaTim]") -> "QuerySet[AnggotaTim]":
    tugas = Penugasan.objects.filter(
        berlaku(hari_ini()), pegawai=OuterRef("pegawai"), jenis=Penugasan.Jenis.DEFINITIF
    ).order_by("-mulai")
    return semua.annotate(unit=Subquery(tugas.values("unit__nama")[:1]))
