"""The teams of the own direct reports as sums: nobody two levels down by name, no entry, no rank.

Everything is counted by the database; a constant number of queries however many people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from ekinerja.harian.kelompok_kecil import sembunyikan
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.setelan import minimum_dua_tingkat
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan
from ekinerja.skp.models import RencanaAksi, Skp

TERHITUNG = (LaporanHarian.Status.DIAJUKAN, LaporanHarian.Status.DISETUJUI)
AKTIF = Pegawai.Kedudukan.AKTIF
# pegawai of the first level -> figures
Angka = dict[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Figures of one team, or of all: people, those with a report on the day and in the week, reports that wait, rencana
    aksi that run, and how many of these are on the way.
    """

    orang: int = 0
    lapor: int = 0
    pekan: int = 0
    menunggu: int = 0
    aksi: int = 0
    jalan: int = 0

    def __add__(self, lain: "Jumlah") -> "Jumlah":
        return Jumlah(*(getattr(self, m) + getattr(lain, m) for m in self.__slots__))


@dataclass(frozen=True, slots=True)
class TimBawah:
    """The team of one direct report. `jumlah` is None where it is hidden; `kecil`: because it is too small itself."""

    nama: str
    jabatan: str
    unit: str
    jumlah: Jumlah | None
    kecil: bool


@dataclass(frozen=True, slots=True)
class DuaTingkat:
    """All teams in the order of the unit tree, and the sum of them where it gives nobody away."""

    tim: list[TimBawah]
    semua: Jumlah | None
    minimum: int
    senin: date


def dua_tingkat(saya: Pegawai, hari: date) -> DuaTingkat:
    """The teams below the own one on that day. Five queries."""
    minimum, senin = minimum_dua_tingkat(), hari - timedelta(days=hari.weekday())
    orang = {p: tuple(isi) for p, *isi in kueri_orang(saya, hari, senin)}
    menunggu = {p: (n,) for p, n in kueri_menunggu(saya, hari)}
    aksi = {p: tuple(isi) for p, *isi in kueri_aksi(saya, hari)}
    kepala = list(_kepala(saya, hari))
    jumlah = [_jumlah(k["pk"], orang, menunggu, aksi) for k in kepala]
    sembunyi = sembunyikan([j.orang for j in jumlah], minimum)
    tim = [
        TimBawah(k["nama"], k["jabatan"] or "", k["unit"] or "", None if i in sembunyi.tempat else j, j.orang < minimum)
        for i, (k, j) in enumerate(zip(kepala, jumlah, strict=True))
    ]
    semua = sum(jumlah, Jumlah()) if sembunyi.jumlah_tampil else None
    return DuaTingkat(tim, semua, minimum, senin)


def _jumlah(pk: int, orang: Mapping[int, tuple[int, ...]], menunggu: Angka, aksi: Angka) -> Jumlah:
    return Jumlah(*orang.get(pk, (0, 0, 0)), *menunggu.get(pk, (0,)), *aksi.get(pk, (0, 0)))


def _langsung(saya: Pegawai, hari: date) -> QuerySet[HubunganPenilai, Any]:
    """Ids of the own direct reports, as a subquery."""
    return HubunganPenilai.objects.filter(berlaku(hari), penilai=saya).values("pegawai_id")


def _anggota(saya: Pegawai, hari: date) -> QuerySet[HubunganPenilai]:
    """Who serves in the teams of the direct reports."""
    return HubunganPenilai.objects.filter(
        berlaku(hari), penilai__in=_langsung(saya, hari), pegawai__kedudukan=AKTIF
    ).order_by()


def kueri_orang(saya: Pegawai, hari: date, senin: date) -> QuerySet[HubunganPenilai, Any]:
    """(head, people, with a report on the day, with one from `senin` on)."""
    lapor = LaporanHarian.objects.filter(pegawai=OuterRef("pegawai")).terkirim()
    return (
        _anggota(saya, hari)
        .values("penilai_id")
        .annotate(
            orang=Count("pk"),
            lapor=Count("pk", filter=Exists(lapor.filter(tanggal=hari))),
            pekan=Count("pk", filter=Exists(lapor.filter(tanggal__gte=senin, tanggal__lte=hari))),
        )
        .values_list("penilai_id", "orang", "lapor", "pekan")
    )


def kueri_menunggu(saya: Pegawai, hari: date) -> QuerySet[LaporanHarian, Any]:
    """(head, reports that wait for the head). Naming `dikirim_pada` leads to the small index of what waits."""
    menunggu = LaporanHarian.objects.filter(
        status="DIAJUKAN", dikirim_pada__isnull=False, penilai__in=_langsung(saya, hari)
    ).order_by()
    return menunggu.values("penilai_id").annotate(n=Count("pk")).values_list("penilai_id", "n")


def kueri_aksi(saya: Pegawai, hari: date) -> QuerySet[RencanaAksi, Any]:
    """(head, rencana aksi that run on the day, those of them with a report sent or accepted)."""
    kepala = _anggota(saya, hari).filter(pegawai=OuterRef("skp__pegawai")).values("penilai_id")[:1]
    terpakai = LaporanHarian.objects.filter(rencana_aksi=OuterRef("pk"), status__in=TERHITUNG)
    milik = Q(skp__pegawai__in=_anggota(saya, hari).values("pegawai_id"))
    berjalan = Q(skp__tahun=hari.year, skp__status__in=Skp.BERLAKU, mulai__lte=hari, tenggat__gte=hari)
    return (
        RencanaAksi.objects.filter(milik, berjalan)
        .order_by()
        .annotate(kepala=Subquery(kepala))
        .values("kepala")
        .annotate(aksi=Count("pk"), jalan=Count("pk", filter=Exists(terpakai)))
        .values_list("kepala", "aksi", "jalan")
    )


def _kepala(saya: Pegawai, hari: date) -> QuerySet[Pegawai, Any]:
    """Direct reports who have a team, in the order of the unit tree."""
    memimpin = HubunganPenilai.objects.filter(berlaku(hari), penilai=OuterRef("pk"))
    tugas = Penugasan.objects.filter(berlaku(hari), pegawai=OuterRef("pk"), jenis=Penugasan.Jenis.DEFINITIF).order_by(
        "pk"
    )
    return (
        Pegawai.objects.filter(Exists(memimpin), pk__in=_langsung(saya, hari))
        .annotate(
            unit=Subquery(tugas.values("unit__nama")[:1]),
            jalur=Subquery(tugas.values("unit__jalur")[:1]),
            jabatan=Subquery(tugas.values("jabatan__nama")[:1]),
        )
        .order_by("jalur", "nama", "pk")
        .values("pk", "nama", "jabatan", "unit")
    )
