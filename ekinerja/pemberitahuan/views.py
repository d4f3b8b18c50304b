"""The bell: one's own messages."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang
from ekinerja.pemberitahuan.models import Pemberitahuan

_belum_dibaca = KueriSiap(
    lambda pegawai: (
        Pemberitahuan.objects.filter(pegawai=pegawai, dibaca_pada__isnull=True)
        .values("pegawai")
        .annotate(n=Count("pk"))
        .order_by()
    ),
    pegawai=int,
)


def milik(request: HttpRequest) -> QuerySet[Pemberitahuan]:
    """Messages of the person behind this account; none for an account without a person."""
    pegawai = getattr(request.user, "pegawai", None)
    return Pemberitahuan.objects.filter(pegawai=pegawai) if pegawai else Pemberitahuan.objects.none()


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Newest first; the list renews itself when something arrives."""
    semua = milik(request)
    halaman = Paginator(semua.order_by("-dibuat_pada", "-pk"), 25).get_page(request.GET.get("hal"))
    baru = semua.filter(dibaca_pada__isnull=True).exists()
    return render(request, "pemberitahuan/daftar.html", {"halaman": halaman, "baru": baru})


@require_POST
@sekali
def buka(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Mark as read and go to what it is about."""
    baris = get_object_or_404(milik(request), id_publik=id_publik)
    milik(request).filter(pk=baris.pk, dibaca_pada__isnull=True).update(dibaca_pada=sekarang())
    aman = baris.tautan.startswith("/") and url_has_allowed_host_and_scheme(baris.tautan, allowed_hosts=None)
    return redirect(baris.tautan if aman else "pemberitahuan:daftar")


@require_POST
@sekali
def baca_semua(request: HttpRequest) -> HttpResponse:
    milik(request).filter(dibaca_pada__isnull=True).update(dibaca_pada=sekarang())
    return redirect("pemberitahuan:daftar")


def hitung_belum_dibaca(request: HttpRequest) -> int:
    """Number on the bell."""
    pegawai = getattr(request.user, "pegawai", None)
    baru = _belum_dibaca.satu(pegawai=pegawai.pk) if pegawai else None
    return baru["n"] if baru else 0
