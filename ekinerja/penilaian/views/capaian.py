"""Capaian kinerja organisasi of the units below a head."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.penilai import unit_dipimpin
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.penilaian import actions
from ekinerja.penilaian.actions.capaian import PerluTinjauUlang
from ekinerja.penilaian.capaian import unit_di_bawah
from ekinerja.penilaian.forms import CapaianForm
from ekinerja.penilaian.models import CapaianOrganisasi
from ekinerja.penilaian.periode import KunciPeriode, pilih
from ekinerja.penilaian.status_unit import daftar_periode

PER_HALAMAN = 25


def _atas(saya: Pegawai) -> UnitKerja:
    atas = unit_dipimpin(saya, hari_ini())
    if atas is None:
        raise AturanDilanggar(
            "Capaian organisasi ditetapkan oleh pimpinan unit untuk unit di bawahnya. Anda tidak memimpin unit saat ini.",
            status=403,
        )
    return atas


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Units whose capaian this head sets; those without one first."""
    atas = _atas(saya_pegawai(request))
    ada, bawaan = daftar_periode(hari_ini())
    kunci, cari = pilih(request.GET.get("periode"), ada, bawaan), kata_cari(request)
    unit = [u for u in unit_di_bawah(atas, hari_ini()) if cari.lower() in u.nama.lower()]
    nilai = _tersimpan([u.pk for u in unit], kunci) if kunci else {}
    urut = sorted(unit, key=lambda u: (u.pk in nilai, u.nama))
    isi: dict[str, Any] = {
        "atas": atas,
        "periode": ada[:8],
        "kunci": kunci,
        "cari": cari,
        "hal": Paginator(urut, PER_HALAMAN).get_page(request.GET.get("hal")),
        "nilai": nilai,
        "jumlah": len(unit),
        "belum": sum(u.pk not in nilai for u in unit),
    }
    return render(request, "penilaian/capaian.html", isi)


def _tersimpan(unit: list[int], kunci: KunciPeriode) -> dict[int, CapaianOrganisasi]:
    """One per unit; the groups of a period carry the same value."""
    baris = CapaianOrganisasi.objects.filter(
        unit_id__in=unit,
        periode__tahun=kunci.tahun,
        periode__jenis=kunci.jenis,
        periode__urutan=kunci.urutan,
        status=CapaianOrganisasi.Status.DITETAPKAN,
    )
    return {c.unit_id: c for c in baris.select_related("ditetapkan_oleh").order_by("-pk")}


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def unit(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The form of one unit."""
    saya = saya_pegawai(request)
    satuan = UnitKerja.objects.filter(
        id_publik=id_publik, pk__in=[u.pk for u in unit_di_bawah(_atas(saya), hari_ini())]
    ).first()
    ada, bawaan = daftar_periode(hari_ini())
    kunci = pilih(request.GET.get("periode"), ada, bawaan)
    if satuan is None or kunci is None:
        raise Http404("unit")
    if request.method == "POST":
        return _tetapkan(request, saya, satuan, kunci)
    return _halaman(request, satuan, kunci)


def _halaman(
    request: HttpRequest,
    satuan: UnitKerja,
    kunci: KunciPeriode,
    form: CapaianForm | None = None,
    tinjau: PerluTinjauUlang | None = None,
) -> HttpResponse:
    kini = _tersimpan([satuan.pk], kunci).get(satuan.pk)
    awal = {"nilai": kini.nilai, "alasan": kini.alasan} if kini else None
    isi = {
        "unit": satuan,
        "kunci": kunci,
        "kini": kini,
        "form": form or CapaianForm(initial=awal),
        "dibaca": request.POST.get("dibaca", kini.diubah_pada.isoformat() if kini else ""),
        "tinjau": tinjau,
    }
    salah = form is not None and not form.is_valid()
    return render(request, "penilaian/capaian_unit.html", isi, status=400 if salah else 200)


def _tetapkan(request: HttpRequest, saya: Pegawai, satuan: UnitKerja, kunci: KunciPeriode) -> HttpResponse:
    form = CapaianForm(request.POST)
    if not form.is_valid():
        return _halaman(request, satuan, kunci, form)
    try:
        terbuka = actions.tetapkan_capaian(
            satuan,
            kunci,
            nilai=form.cleaned_data["nilai"],
            alasan=form.cleaned_data["alasan"],
            oleh=saya,
            pada=sekarang(),
            dibaca=request.POST.get("dibaca", ""),
            yakin=request.POST.get("yakin") == "1",
        )
    except PerluTinjauUlang as tanya:
        return _halaman(request, satuan, kunci, form, tanya)
    lanjut = f" {terbuka} penilaian kembali menunggu penilainya." if terbuka else ""
    messages.success(request, f"Capaian {satuan.nama} untuk {kunci.sebutan} ditetapkan.{lanjut}")
    return redirect(f"{reverse('penilaian:capaian')}?periode={kunci}")
