"""Orders and roles: delegations, Plt./Plh., granted roles."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.berkas import kirim_berkas
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian import actions
from ekinerja.kepegawaian.forms import DelegasiForm, PelaksanaForm, PeranForm
from ekinerja.kepegawaian.models import DelegasiPenilai, Pegawai, PemberianPeran, Penugasan
from ekinerja.kepegawaian.permissions import boleh_mengatur_peran
from ekinerja.kepegawaian.saya import saya_pegawai

from .umum import PER_HALAMAN, admin


def _kerjakan(form: forms.Form, kerja: Callable[[dict[str, Any]], Any]) -> bool:
    """Run the verb with the cleaned data; its refusal goes on top of the form."""
    if not form.is_valid():
        return False
    try:
        kerja(form.cleaned_data)
    except AturanDilanggar as galat:
        if galat.status == 403:
            raise
        form.add_error(None, galat.kalimat)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def delegasi(request: HttpRequest) -> HttpResponse:
    saya = admin(request)
    form = DelegasiForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and _kerjakan(form, lambda d: actions.buat_delegasi(oleh=saya, **d)):
        messages.success(request, "Delegasi tercatat. Pejabat penilai yang terkena sudah disusun ulang.")
        return redirect("kepegawaian:delegasi")
    kueri = DelegasiPenilai.objects.select_related("penilai", "cakupan_unit", "cakupan_pegawai", "berkas").order_by(
        "-mulai", "-pk"
    )
    isi = {
        "form": form,
        "hal": Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal")),
        "hari": hari_ini(),
        "saya": saya,
    }
    return render(request, "kepegawaian/delegasi.html", isi, status=400 if form.errors else 200)


@require_safe
def berkas_delegasi(request: HttpRequest, id_publik: UUID) -> HttpResponseBase:
    """The signed order: personnel office, auditor, the PPK it names, and who is appraised by it."""
    saya = saya_pegawai(request)
    terlihat = DelegasiPenilai.objects.terlihat_oleh(saya).select_related("berkas")
    surat = get_object_or_404(terlihat, id_publik=id_publik, berkas__isnull=False)
    return kirim_berkas(surat.berkas, oleh=saya)


@require_POST
@sekali
def cabut_delegasi(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = admin(request)
    actions.cabut_delegasi(get_object_or_404(DelegasiPenilai, id_publik=id_publik), oleh=saya, pada=sekarang())
    messages.success(request, "Delegasi dicabut mulai hari ini. Yang sudah dinilai tidak berubah.")
    return redirect("kepegawaian:delegasi")


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def pelaksana(request: HttpRequest) -> HttpResponse:
    """Plt. and Plh."""
    saya = admin(request)
    form = PelaksanaForm(request.POST or None)

    def tunjuk(d: dict[str, Any]) -> None:
        actions.tunjuk_pelaksana(
            d["pegawai"],
            d["unit"],
            d["jenis"],
            mulai=d["mulai"],
            sampai=d["sampai"],
            nomor=d["nomor"],
            tanggal=d["tanggal"],
            oleh=saya,
        )

    if request.method == "POST" and _kerjakan(form, tunjuk):
        messages.success(request, "Penunjukan tercatat.")
        return redirect("kepegawaian:pelaksana")
    kueri = (
        Penugasan.objects.filter(jenis__in=("PLT", "PLH")).select_related("pegawai", "unit").order_by("-mulai", "-pk")
    )
    isi = {"form": form, "hal": Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal")), "hari": hari_ini()}
    return render(request, "kepegawaian/pelaksana.html", isi, status=400 if form.errors else 200)


@require_POST
@sekali
def akhiri_pelaksana(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Today is the last day."""
    saya = admin(request)
    tugas = get_object_or_404(
        Penugasan.objects.select_related("pegawai"), id_publik=id_publik, jenis__in=("PLT", "PLH")
    )
    actions.akhiri_penugasan(tugas, sampai=hari_ini(), oleh=saya)
    messages.success(request, "Hari ini hari terakhirnya.")
    return redirect("kepegawaian:pelaksana")


def _pengatur(request: HttpRequest) -> Pegawai:
    saya = saya_pegawai(request)
    if not boleh_mengatur_peran(saya):
        raise AturanDilanggar("Peran diatur oleh admin BKPSDM atau admin sistem.", status=403)
    return saya


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def peran(request: HttpRequest) -> HttpResponse:
    saya = _pengatur(request)
    form = PeranForm(request.POST or None)

    def beri(d: dict[str, Any]) -> None:
        actions.beri_peran(
            d["pegawai"], d["peran"], unit=d["unit"], mulai=d["mulai"], sampai=d["sampai"], dasar=d["dasar"], oleh=saya
        )

    if request.method == "POST" and _kerjakan(form, beri):
        messages.success(request, "Peran diberikan. Yang bersangkutan masuk lagi untuk memakainya.")
        return redirect("kepegawaian:peran")
    kueri = PemberianPeran.objects.select_related("pegawai", "unit").order_by("peran", "pegawai__nama", "pk")
    isi = {
        "form": form,
        "hal": Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal")),
        "hari": hari_ini(),
        "saya": saya,
    }
    return render(request, "kepegawaian/peran.html", isi, status=400 if form.errors else 200)


@require_POST
@sekali
def cabut_peran(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = _pengatur(request)
    actions.cabut_peran(
        get_object_or_404(PemberianPeran.objects.select_related("pegawai"), id_publik=id_publik),
        oleh=saya,
        pada=hari_ini(),
    )
    messages.success(request, "Peran dicabut.")
    return redirect("kepegawaian:peran")
