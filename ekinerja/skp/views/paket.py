"""Packages of printed SKPs: asking for one, its progress, fetching the file."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.berkas.kirim import CSP
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import Pekerjaan
from ekinerja.inti.permintaan import bilangan
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.tampil import angka
from ekinerja.inti.tugas import kemajuan_terkini
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp import permissions
from ekinerja.skp.actions import paket as actions
from ekinerja.skp.forms import PaketForm
from ekinerja.skp.models import PaketSkp
from ekinerja.skp.paket import gudang
from ekinerja.skp.paket.nama import aman
from ekinerja.skp.paket.susun import semua_terbaca

PER_HALAMAN = 20
NADA = {
    "ANTRE": "kabar",
    "DISUSUN": "kabar",
    "SIAP": "baik",
    "DIBATALKAN": "netral",
    "GAGAL": "gawat",
    "DIHAPUS": "netral",
}
K = PaketSkp.Keadaan
BUKAN_ANDA = "Mencetak SKP satu unit sekaligus disediakan bagi kepala unit, admin unit, BKPSDM, dan auditor."


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def daftar(request: HttpRequest) -> HttpResponse:
    """My packages, and the form for a new one."""
    saya = saya_pegawai(request)
    jalur = permissions.jalur_cetak(saya)
    if not jalur:
        raise AturanDilanggar(BUKAN_ANDA, status=403)
    form = PaketForm(
        jalur, request.POST or None, awal_unit=request.GET.get("unit"), awal_tahun=bilangan(request.GET.get("tahun"))
    )
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        baru = actions.minta_paket(isi["unit"], isi["tahun"], oleh=saya, pada=sekarang(), pena=isi["pena"])
        tandai(request, baru)
        return redirect("skp:paket_satu", baru.id_publik)
    milik = PaketSkp.objects.terlihat_oleh(saya).select_related("unit")
    konteks: dict[str, Any] = {
        "form": form,
        "hal": Paginator(milik, PER_HALAMAN).get_page(request.GET.get("hal")),
        "nada": NADA,
        "hari": gudang.lama_simpan(),
    }
    return render(request, "skp/paket.html", konteks, status=400 if form.errors else 200)


@require_safe
def satu(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """One package: progress with a way to cancel, later the file. htmx asks for the fragment until it has ended."""
    paket = _ambil(saya_pegawai(request), id_publik)
    potongan = request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"
    konteks = {"p": paket, "pekerjaan": _pekerjaan(paket), "besar": besar(paket.ukuran)}
    return render(request, "skp/_paket.html" if potongan else "skp/paket_satu.html", konteks)


@require_POST
@sekali
def batal(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    actions.batalkan_paket(_ambil(saya, id_publik), oleh=saya)
    return redirect("skp:paket_satu", id_publik)


@require_POST
@sekali
def hapus(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    actions.hapus_paket(_ambil(saya, id_publik), oleh=saya)
    return redirect("skp:paket")


@require_safe
def unduh(request: HttpRequest, id_publik: UUID) -> HttpResponseBase:
    """The ZIP, for whoever asked for it and still reads all that is in it."""
    saya = saya_pegawai(request)
    paket = _ambil(saya, id_publik)
    if paket.keadaan != K.SIAP:
        raise AturanDilanggar("Paket ini tidak siap diunduh. Buka halamannya untuk melihat keadaannya.")
    if not (permissions.boleh_mencetak(saya, paket.unit) and semua_terbaca(paket, saya)):
        raise AturanDilanggar(
            "Wewenang Anda berubah sejak paket ini dibuat, dan sebagian isinya tidak lagi boleh Anda baca. "
            "Minta paket baru untuk yang boleh Anda baca sekarang.",
            status=403,
        )
    try:
        berkas = gudang.berkas_zip(paket.simpan).open("rb")
    except FileNotFoundError:
        raise AturanDilanggar("Berkas paket ini sudah tidak ada di server. Minta paket baru.") from None
    nama = f"SKP {paket.tahun} {aman(paket.unit.nama)}.zip"
    jawaban = FileResponse(berkas, content_type="application/zip")
    jawaban.headers["Content-Disposition"] = content_disposition_header(True, nama) or "attachment"
    jawaban.headers["Content-Security-Policy"] = CSP
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


def besar(byte: int) -> str:
    """Size of a file in words."""
    return f"{angka(byte / 1_000_000, 1)} MB" if byte >= 1_000_000 else f"{angka(-(-byte // 1000))} KB"


def _ambil(saya: Pegawai, id_publik: UUID) -> PaketSkp:
    paket = PaketSkp.objects.terlihat_oleh(saya).select_related("unit", "oleh").filter(id_publik=id_publik).first()
    if paket is None:
        raise Http404("paket")
    return paket


def _pekerjaan(paket: PaketSkp) -> Pekerjaan | None:
    """The job, while the package is under way."""
    if paket.keadaan not in PaketSkp.BERJALAN or paket.pekerjaan is None:
        return None
    baris = Pekerjaan.objects.filter(id_publik=paket.pekerjaan).first()
    return kemajuan_terkini(baris) if baris else None
