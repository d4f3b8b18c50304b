"""The bell: one's own messages."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang
from ekinerja.pemberitahuan.models import Pemberitahuan


@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    milik = Pemberitahuan.objects.filter(pegawai__akun=request.user).order_by("-dibuat_pada", "-pk")
    halaman = Paginator(milik, 25).get_page(request.GET.get("hal"))
    return render(request, "pemberitahuan/daftar.html", {"halaman": halaman})


@require_POST
@sekali
def buka(request: HttpRequest, id_publik: str) -> HttpResponse:
    """Mark as read and go to what it is about."""
    baris = get_object_or_404(Pemberitahuan, pegawai__akun=request.user, id_publik=id_publik)
    Pemberitahuan.objects.filter(pk=baris.pk, dibaca_pada__isnull=True).update(dibaca_pada=sekarang())
    aman = baris.tautan.startswith("/") and url_has_allowed_host_and_scheme(baris.tautan, allowed_hosts=None)
    return redirect(baris.tautan if aman else "pemberitahuan:daftar")


@require_POST
@sekali
def baca_semua(request: HttpRequest) -> HttpResponse:
    Pemberitahuan.objects.filter(pegawai__akun=request.user, dibaca_pada__isnull=True).update(dibaca_pada=sekarang())
    return redirect("pemberitahuan:daftar")


def hitung_belum_dibaca(request: HttpRequest) -> int:
    """Number on the bell."""
    return Pemberitahuan.objects.filter(pegawai__akun=request.user.pk, dibaca_pada__isnull=True).count()
