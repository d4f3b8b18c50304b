"""The public page that tells whether a paper is real. It shows no rating and no full NIP."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ekinerja.inti.batas import kena_batas
from ekinerja.inti.dokumen.kode import rapikan_kode, samarkan_nip
from ekinerja.inti.middleware import boleh_menulis
from ekinerja.inti.models import DokumenTerbit

MAKS = 30
JENDELA = timedelta(minutes=10)
BUKAN_KODE = (
    "Kode terdiri dari EK dan 12 huruf atau angka, misalnya EK-7F3K-9QXM-2T5W. "
    "Periksa lagi kode pada kaki halaman dokumen, lalu ketik ulang."
)
TIDAK_DIKENAL = (
    "Tidak ada dokumen dengan kode ini. Periksa lagi huruf dan angkanya. Kalau kode sudah sama dengan yang tercetak, "
    "jangan pakai dokumen itu dulu dan tanyakan kepada instansi yang menerbitkannya."
)


@login_not_required
@require_safe
def form(request: HttpRequest) -> HttpResponse:
    """Form to type a code; a code in the query goes on to its own page."""
    ketikan = request.GET.get("kode", "").strip()[:60]
    if not ketikan:
        return _halaman(request)
    kode = rapikan_kode(ketikan)
    if kode is None:
        return _halaman(request, ketikan=ketikan, galat=BUKAN_KODE, status=404)
    return redirect("verifikasi:kode", kode)


@login_not_required
@require_safe
def kode(request: HttpRequest, kode: str) -> HttpResponse:
    """Number, kind, date, issuer and status of one document."""
    rapi = rapikan_kode(kode[:60])
    dokumen = rapi and DokumenTerbit.objects.select_related("penggantinya").filter(kode=rapi).first()
    if not dokumen:
        return _tidak_ada(request, kode[:60], BUKAN_KODE if rapi is None else TIDAK_DIKENAL)
    return _halaman(request, dokumen=dokumen, penerbit_nip=samarkan_nip(dokumen.penerbit_nip))


def _tidak_ada(request: HttpRequest, ketikan: str, galat: str) -> HttpResponse:
    """Only misses count towards the limit: nobody is slowed down who holds a real paper."""
    with boleh_menulis("batas verifikasi"):
        tunggu = kena_batas("verifikasi", _asal(request), maks=MAKS, jendela=JENDELA)
    if tunggu is None:
        return _halaman(request, ketikan=ketikan, galat=galat, status=404)
    sebab = "Terlalu banyak kode yang tidak dikenal dari jaringan ini. Silakan coba lagi beberapa menit lagi."
    jawaban = _halaman(request, ketikan=ketikan, galat=sebab, status=429)
    jawaban["Retry-After"] = str(tunggu)
    return jawaban


def _asal(request: HttpRequest) -> str:
    """Address of the asking machine: what the outermost proxy of ours saw."""
    rantai = [a.strip() for a in request.headers.get("X-Forwarded-For", "").split(",") if a.strip()]
    hop = settings.HOP_PROKSI
    return rantai[-hop] if hop and len(rantai) >= hop else request.META.get("REMOTE_ADDR", "")


def _halaman(request: HttpRequest, *, status: int = 200, **isi: object) -> HttpResponse:
    konteks = {"dokumen": None, "penerbit_nip": "", "ketikan": "", "galat": ""} | isi
    jawaban = render(request, "inti/verifikasi.html", konteks, status=status)
    jawaban["X-Robots-Tag"] = "noindex"
    return jawaban
