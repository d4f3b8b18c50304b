"""The sheet of daily progress: out for oneself, one person or many, and the own one back in."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.harian import lembar_banyak
from ekinerja.harian.ekspor import baris_lembar, buku_laporan
from ekinerja.harian.forms import LembarBanyakForm, LembarForm
from ekinerja.harian.permissions import punya_tim
from ekinerja.harian.rentang import Rentang, bulan_ini, pilihan_bulan, pilihan_triwulan, rentang
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.berkas.kirim import CSP
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import Pekerjaan
from ekinerja.inti.sekali import sekali
from ekinerja.inti.tugas import antrekan, kemajuan_terkini
from ekinerja.kepegawaian.models import Pegawai, ProsesImpor
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.kepegawaian.unggah import impor_dari

from .orang import ambil_orang, laporan_terbaca
from .riwayat import kirim_xlsx

BUKAN_ANDA = "Lembar banyak orang disediakan bagi pejabat penilai untuk yang dinilainya, BKPSDM, dan auditor."


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def lembar(request: HttpRequest) -> HttpResponse:
    """Download by month or triwulan, the way back in with a preview, and what was sent before."""
    saya = saya_pegawai(request)
    form = LembarForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (proses := impor_dari(form, jenis="progres", oleh=saya)):
        return redirect("kepegawaian:impor_proses", proses.id_publik)
    return _halaman(request, saya, form)


def _halaman(
    request: HttpRequest, saya: Pegawai, form: LembarForm, banyak: LembarBanyakForm | None = None
) -> HttpResponse:
    jalur, tim = lembar_banyak.jalur_lembar(saya), punya_tim(request)
    milik = Pekerjaan.objects.filter(nama=lembar_banyak.NAMA, pemilik=saya.id_publik).order_by("-dibuat_pada")
    konteks: dict[str, Any] = {
        "form": form,
        "bulan": pilihan_bulan(),
        "triwulan": pilihan_triwulan(),
        "banyak": (banyak or LembarBanyakForm(jalur, tim=tim)) if jalur or tim else None,
        "paket": milik[:5],
        "riwayat": ProsesImpor.objects.filter(oleh=saya, jenis="progres").order_by("-dibuat_pada")[:5],
    }
    salah = form.errors or (banyak is not None and banyak.errors)
    return render(request, "harian/lembar.html", konteks, status=400 if salah else 200)


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The own sheet of a month or triwulan, named as the official one: NIP-YYYY-MM.xlsx."""
    return _kirim(request, saya_pegawai(request))


@require_safe
def unduh_orang(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The same of somebody whose reports this reader may see."""
    return _kirim(request, ambil_orang(request, id_publik))


def _kirim(request: HttpRequest, orang: Pegawai) -> HttpResponse:
    pembaca, r = saya_pegawai(request), periode_diminta(request, bulan_ini())
    kueri = laporan_terbaca(pembaca, orang).terkirim().filter(tanggal__gte=r.mulai, tanggal__lte=r.sampai)
    catat_baca(orang, oleh=pembaca, pemilik=orang)
    return kirim_xlsx(buku_laporan(baris_lembar(kueri).get(orang.pk, [])), f"{orang.nip or orang.id_publik}-{r.kode}")


def periode_diminta(request: HttpRequest, bawaan: Rentang) -> Rentang:
    """`?periode=`; what does not fit counts as not given."""
    return rentang(request.GET.get("periode", "")) or bawaan


# -- many people ------------------------------------------------------------------------------------------------------


@require_POST
@sekali
def minta_banyak(request: HttpRequest) -> HttpResponse:
    """Start the job that makes the ZIP."""
    saya = saya_pegawai(request)
    jalur, tim = lembar_banyak.jalur_lembar(saya), punya_tim(request)
    if not (jalur or tim):
        raise AturanDilanggar(BUKAN_ANDA, status=403)
    form = LembarBanyakForm(jalur, request.POST, tim=tim)
    if not form.is_valid():
        return _halaman(request, saya, LembarForm(), form)
    unit = form.cleaned_data["unit"]
    pekerjaan = antrekan(
        lembar_banyak.NAMA,
        pemilik=saya,
        oleh=str(saya.id_publik),
        unit=str(unit.id_publik) if unit else "",
        periode=form.cleaned_data["periode"],
    )
    return redirect("harian:lembar_banyak", pekerjaan.id_publik)


@require_safe
def banyak(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Progress of the job, later the file."""
    pekerjaan = _ambil(request, id_publik)
    _, r, unit = lembar_banyak.isi_permintaan(pekerjaan)
    konteks = {
        "pekerjaan": kemajuan_terkini(pekerjaan),
        "periode": r,
        "unit": unit,
        "ada": lembar_banyak.berkas_zip(pekerjaan).exists(),
    }
    return render(request, "harian/lembar_banyak.html", konteks)


@require_safe
def unduh_banyak(request: HttpRequest, id_publik: UUID) -> HttpResponseBase:
    """The ZIP, for whoever asked for it and still reads everybody in it."""
    pekerjaan = _ambil(request, id_publik)
    try:
        berkas = lembar_banyak.berkas_zip(pekerjaan).open("rb")
    except FileNotFoundError:
        raise AturanDilanggar("Berkas ini belum jadi atau sudah dihapus setelah sepekan. Minta yang baru.") from None
    if not lembar_banyak.masih_terbaca(pekerjaan):
        berkas.close()
        raise AturanDilanggar(
            "Wewenang Anda berubah sejak berkas ini dibuat. Minta berkas baru untuk yang boleh Anda baca sekarang.",
            status=403,
        )
    jawaban = FileResponse(berkas, content_type="application/zip")
    periode = pekerjaan.argumen["periode"]
    jawaban.headers["Content-Disposition"] = f'attachment; filename="progres-harian-{periode}.zip"'
    jawaban.headers["Content-Security-Policy"] = CSP
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


def _ambil(request: HttpRequest, id_publik: UUID) -> Pekerjaan:
    saya = saya_pegawai(request)
    milik = Pekerjaan.objects.filter(nama=lembar_banyak.NAMA, pemilik=saya.id_publik, id_publik=id_publik).first()
    if milik is None:
        raise Http404("lembar")
    return milik
