"""Where planning begins: the units one leads, one's own roles, and for readers every unit with its state."""

from collections.abc import Collection
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.inti.permintaan import kata_cari
from ekinerja.kepegawaian.kueri import di_bawah
from ekinerja.kepegawaian.models import Pegawai, Peran, UnitKerja
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan.kueri import jalur_terbaca, kode_unit_saya, pimpinan
from ekinerja.perencanaan.models import Matriks, PerjanjianKinerja, SelMatriks
from ekinerja.perencanaan.views.umum import tahun_diminta, tahun_pilihan

PER_HALAMAN = 25


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    saya = saya_pegawai(request)
    tahun = tahun_diminta(request)
    cari = kata_cari(request)
    pimpin = pimpinan(saya).unit
    admin = jalur_peran(saya, Peran.ADMIN_UNIT)
    unit = _unit(tahun)
    jalur = jalur_terbaca(saya)
    isi = {
        "request": request,
        "tahun": tahun,
        "tahun_ada": tahun_pilihan(),
        "cari": cari,
        "dipimpin": list(unit.filter(pk__in=pimpin).order_by("jalur")) if pimpin else [],
        "peran": _peran_saya(saya, tahun),
        "ketua": list(Matriks.objects.filter(ketua=saya, tahun=tahun).select_related("unit").order_by("pk")),
        "perjanjian": _perjanjian_saya(saya, tahun),
        "pembaca": bool(jalur),
        "admin": tuple(admin),
        "halaman": _halaman(request, unit, jalur, pimpin, cari),
    }
    return render(request, "perencanaan/beranda.html", isi)


def _halaman(
    request: HttpRequest,
    unit: "QuerySet[UnitKerja, dict[str, Any]]",
    jalur: list[str],
    kecuali: Collection[int],
    cari: str,
) -> "Page[Any]":
    """One page of the units this person reads; their states are asked for the units of this page alone."""
    semua = UnitKerja.objects.filter(di_bawah(jalur, "jalur"), aktif=True).exclude(pk__in=kecuali)
    if cari:
        semua = semua.filter(nama__icontains=cari)
    ids = semua.order_by("jalur", "pk").values_list("pk", flat=True) if jalur else []
    halaman: Page[Any] = Paginator(ids, PER_HALAMAN).get_page(request.GET.get("hal"))
    halaman.object_list = list(unit.filter(pk__in=list(halaman.object_list)).order_by("jalur", "pk"))
    return halaman


def _unit(tahun: int) -> "QuerySet[UnitKerja, dict[str, Any]]":
    """Units with the state of their plans of the year."""
    p = PerjanjianKinerja.objects.filter(unit=OuterRef("pk"), tahun=tahun)
    m = Matriks.objects.filter(unit=OuterRef("pk"), tahun=tahun, ketua__isnull=True)
    peran = m.annotate(n=Count("kolom__sel", filter=~Q(kolom__sel__teks="") & Q(kolom__sel__isnull=False)))
    return UnitKerja.objects.filter(aktif=True).annotate(
        id_perjanjian=Subquery(p.values("id_publik")[:1]),
        status_perjanjian=Subquery(p.values("status")[:1]),
        id_matriks=Subquery(m.values("id_publik")[:1]),
        status_matriks=Subquery(m.values("status")[:1]),
        banyak_peran=Subquery(peran.values("n")[:1]),
    ).values(
        "id_publik", "nama", "jalur", "jenis__nama", "induk__nama", "id_perjanjian", "status_perjanjian", "id_matriks",
        "status_matriks", "banyak_peran",
    )  # fmt: skip


def _peran_saya(saya: Pegawai, tahun: int) -> list[dict[str, Any]]:
    """Roles in matriks that were set, with where they come from."""
    sel = SelMatriks.objects.filter(pegawai=saya, kolom__matriks__tahun=tahun, kolom__matriks__versi__gt=0)
    kolom = ("teks", "penyelarasan", "kolom__teks", "kolom__matriks__id_publik", "kolom__matriks__unit__nama",
             "kolom__matriks__ketua__nama")  # fmt: skip
    urut = ("kolom__matriks_id", "kolom__urutan", "kolom__nomor")
    return list(sel.exclude(teks="").order_by(*urut).values(*kolom))


def _perjanjian_saya(saya: Pegawai, tahun: int) -> list[dict[str, Any]]:
    """Perjanjian of the own unit and of those above, once set."""
    semua = PerjanjianKinerja.objects.filter(tahun=tahun, versi__gt=0, unit__kode__in=kode_unit_saya(saya))
    return list(semua.order_by("-unit__jalur").values("id_publik", "unit__nama"))
