"""The PPK's list: what waits first, then everybody else, then who has none yet."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.inti.permintaan import bilangan, kata_cari
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import bawahan_pada
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp.models import Skp
from ekinerja.skp.tampilan import BULAN_MERENCANA, NADA

S = Skp.Status
PER_HALAMAN = 30
BELUM = "BELUM"


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A chip: which states it gathers."""

    kode: str
    teks: str
    status: tuple[str, ...]


KELOMPOK = (
    Kelompok("menunggu", "Menunggu Anda", (S.DIAJUKAN,)),
    Kelompok("disusun", "Sedang disusun", (S.DRAF, S.DIKEMBALIKAN)),
    Kelompok("disetujui", "Disetujui", (*Skp.BERLAKU, S.DITUTUP)),
    Kelompok("belum", "Belum mulai", (BELUM,)),
)


@require_safe
def bawahan(request: HttpRequest) -> HttpResponse:
    """People of `saya` with the newest SKP of the year each."""
    saya = saya_pegawai(request)
    tahun_ada = _tahun_ada(saya)
    diminta = bilangan(request.GET.get("tahun"))
    tahun = diminta if diminta in tahun_ada else tahun_ada[0]
    orang = _orang(saya, tahun)
    hitung = _hitung(orang)
    pilih = next((k for k in KELOMPOK if k.kode == request.GET.get("status")), None)
    cari = kata_cari(request)
    daftar = _saring(orang, pilih, cari)
    halaman = Paginator(daftar, PER_HALAMAN).get_page(request.GET.get("hal"))
    isi: dict[str, Any] = {
        "request": request,
        "tahun": tahun,
        "tahun_ada": sorted(tahun_ada, reverse=True),
        "halaman": halaman,
        "hitung": hitung,
        "kelompok": KELOMPOK,
        "pilih": pilih,
        "cari": cari,
        "nada": NADA,
        "sebutan": dict(S.choices),
    }
    return render(request, "skp/bawahan.html", isi)


def _tahun_ada(saya: Pegawai) -> list[int]:
    """Years to look at, the one to begin with first: where something waits, else this year."""
    kini = hari_ini()
    menunggu = Skp.objects.filter(penilai=saya, status=S.DIAJUKAN).order_by("-tahun").values_list("tahun", flat=True)
    depan = [kini.year + 1] if kini.month >= BULAN_MERENCANA else []
    return list(dict.fromkeys([*menunggu.distinct(), kini.year, *depan, kini.year - 1]))


def _orang(saya: Pegawai, tahun: int) -> QuerySet[Pegawai, dict[str, Any]]:
    """Reports of today and people whose SKP names `saya` as PPK, with their newest SKP of the year that does or is open."""
    skp = Skp.objects.terlihat_oleh(saya).filter(pegawai=OuterRef("pk"), tahun=tahun).order_by("-mulai")
    atas_nama = Skp.objects.filter(penilai=saya, tahun=tahun).values("pegawai_id")
    semua = Pegawai.objects.filter(Q(pk__in=bawahan_pada(saya, hari_ini()).values("pk")) | Q(pk__in=atas_nama))
    return semua.annotate(
        status_skp=Coalesce(Subquery(skp.values("status")[:1]), Value(BELUM)),
        id_skp=Subquery(skp.values("id_publik")[:1]),
        diajukan=Subquery(skp.values("diajukan_pada")[:1]),
        diputus=Subquery(skp.values("diputus_pada")[:1]),
        jabatan=Subquery(skp.values("potret__pegawai__jabatan")[:1]),
    )


def _hitung(orang: QuerySet[Pegawai, dict[str, Any]]) -> dict[str, int]:
    """How many per chip, in one query."""
    jumlah: dict[str, int] = {}
    for status in orang.order_by().values_list("status_skp", flat=True):
        jumlah[status] = jumlah.get(status, 0) + 1
    return {k.kode: sum(jumlah.get(s, 0) for s in k.status) for k in KELOMPOK} | {"semua": sum(jumlah.values())}


def _saring(
    orang: QuerySet[Pegawai, dict[str, Any]], pilih: Kelompok | None, cari: str
) -> QuerySet[Pegawai, dict[str, Any]]:
    if pilih is not None:
        orang = orang.filter(status_skp__in=pilih.status)
    if cari:
        orang = orang.filter(Q(nama__icontains=cari) | Q(nip__startswith=cari.replace(" ", "")))
    urut = Case(
        *(When(status_skp__in=k.status, then=Value(n)) for n, k in enumerate(KELOMPOK)),
        default=Value(len(KELOMPOK)),
        output_field=IntegerField(),
    )
    kolom = ("nama", "gelar_depan", "gelar_belakang", "status_skp", "id_skp", "diajukan", "diputus", "jabatan")
    return orang.order_by(urut, "diajukan", "nama", "pk").values(*kolom)
