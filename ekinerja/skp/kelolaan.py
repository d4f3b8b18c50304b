"""The list of the pengelola kinerja: people of an area, by the state of their newest SKP of a year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from ekinerja.kalender.hitung import pengelola_menetapkan_sejak
from ekinerja.kepegawaian.kueri import di_bawah
from ekinerja.kepegawaian.models import Pegawai, Penugasan, Peran
from ekinerja.kepegawaian.per_unit import tugas_wajib
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.perencanaan.kalender import disusun_di_sini
from ekinerja.skp.models import Skp

S = Skp.Status


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A chip: its states; none means people without any SKP in the year."""

    kode: str
    teks: str
    status: tuple[str, ...]
    ket: str


PERLU = Kelompok(
    "perlu", "Draf lewat batas", (S.DRAF,), "Dua pekannya sudah lewat. Baca drafnya, lalu tetapkan bila lengkap."
)
BELUM = Kelompok("belum", "Belum mulai", (), "Wajib ber-SKP, tetapi belum ada SKP-nya pada tahun itu.")
KELOMPOK = (
    PERLU,
    BELUM,
    Kelompok("disusun", "Sedang disusun", (S.DRAF, S.DIKEMBALIKAN), "Masih antara pegawai dan penilainya."),
    Kelompok("menunggu", "Menunggu penilai", (S.DIAJUKAN,), "Sudah diajukan, belum diputus penilai."),
    Kelompok("berlaku", "Berlaku", Skp.BERLAKU, "Disetujui penilai atau ditetapkan pengelola kinerja."),
    Kelompok("ditutup", "Ditutup", (S.DITUTUP,), "Berakhir karena mutasi, berhenti, atau sebab lain."),
)


def kelompok(kode: str | None) -> Kelompok | None:
    """The chip of that code."""
    return next((k for k in KELOMPOK if k.kode == kode), None)


def terpenting(hitung: Mapping[str, int]) -> Kelompok:
    """Where the list opens: the first chip with somebody in it."""
    return next((k for k in KELOMPOK if hitung[k.kode]), KELOMPOK[-2])


def hitung(saya: Pegawai, tahun: int, hari: date) -> dict[str, int]:
    """How many per chip."""
    menurut = dict(_terbaru(saya, tahun).order_by().values_list("status").annotate(Count("pk")))
    return {
        k.kode: _saring(saya, tahun, hari, k).count()
        if k in (PERLU, BELUM)
        else sum(menurut.get(s, 0) for s in k.status)
        for k in KELOMPOK
    }


def orang(saya: Pegawai, tahun: int, hari: date, pilih: Kelompok, cari: str) -> QuerySet[Any, dict[str, Any]]:
    """Rows of one chip: name, NIP, unit, position, state, PPK and which SKP."""
    kueri = _saring(saya, tahun, hari, pilih)
    if cari:
        nip = Q(pegawai__nip__startswith=cari.replace(" ", ""))
        kueri = kueri.filter(Q(pegawai__nama__icontains=cari) | nip | Q(unit__nama__icontains=cari))
    kolom = ("pegawai__nama", "pegawai__nip", "unit__nama")
    if pilih is BELUM:
        lama = _terdahulu(OuterRef("pegawai"), tahun)
        kueri = kueri.annotate(tahun_lama=Subquery(lama.values("tahun")[:1]))
        lagi = (
            "jabatan__nama",
            "jabatan__jenis",
            "unit_id",
            "unit__jenis_id",
            "pegawai__id_publik",
            "mulai",
            "tahun_lama",
        )
        return kueri.order_by("pegawai__nama", "pk").values(*kolom, *lagi)
    lagi = ("potret__pegawai__jabatan", "potret__penilai__nama", "status", "id_publik", "diubah_pada", "versi")
    return kueri.order_by("pegawai__nama", "pk").values(*kolom, *lagi)


def _saring(saya: Pegawai, tahun: int, hari: date, pilih: Kelompok) -> QuerySet[Any]:
    if pilih is BELUM:
        return _belum(saya, tahun, hari)
    if pilih is PERLU:
        return Skp.objects.ditinjau_pengelola(saya, hari).filter(tahun=tahun)
    return _terbaru(saya, tahun).filter(status__in=pilih.status)


def _terbaru(saya: Pegawai, tahun: int) -> QuerySet[Skp]:
    """The newest SKP of each person in the area."""
    milik = Skp.objects.filter(pegawai=OuterRef("pegawai"), tahun=tahun).order_by("-mulai")
    return Skp.objects.dikelola_oleh(saya).filter(tahun=tahun, pk=Subquery(milik.values("pk")[:1]))


def _belum(saya: Pegawai, tahun: int, hari: date) -> QuerySet[Penugasan]:
    """Definitive assignments of obliged people (DT-07) who have no SKP in the year."""
    hari = min(max(hari, date(tahun, 1, 1)), date(tahun, 12, 31))
    tugas = tugas_wajib(hari).filter(di_bawah(jalur_peran(saya, Peran.ADMIN_BKPSDM)))
    ada = Skp.objects.filter(tahun=tahun).values("pegawai_id")
    return tugas.exclude(pegawai__in=ada)


def _terdahulu(pegawai: Any, tahun: int) -> QuerySet[Skp]:
    """SKPs of earlier years written here, the newest first: what a draft may be copied from."""
    return Skp.objects.filter(pegawai=pegawai, tahun__lt=tahun, sumber=Skp.Sumber.LOKAL).order_by("-mulai")


def terdahulu(pegawai: Pegawai, tahun: int) -> Skp | None:
    """The one to copy from."""
    return _terdahulu(pegawai, tahun).first()


def belum_mulai(saya: Pegawai, tahun: int, hari: date, pegawai: UUID) -> Pegawai | None:
    """That person (public id), if obliged, in the area and without any SKP of the year."""
    tugas = _belum(saya, tahun, hari).filter(pegawai__id_publik=pegawai).select_related("pegawai").first()
    return tugas.pegawai if tugas else None


def dapat_disusunkan(tahun: int, hari: date) -> Callable[[Mapping[str, Any]], bool]:
    """Decides the button of a row of `orang`: two weeks over, something to copy, planned here. The verb asks again."""
    di_sini = disusun_di_sini()

    def boleh(baris: Mapping[str, Any]) -> bool:
        if not di_sini(baris):
            return False
        mulai = max(date(tahun, 1, 1), baris["mulai"])
        return baris["tahun_lama"] is not None and pengelola_menetapkan_sejak(mulai) <= hari

    return boleh
