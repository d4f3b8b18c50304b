"""One's own account: devices, the secret, and what a waiting phone asks first."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.akun import actions, batas
from ekinerja.akun.forms import GantiSandiForm
from ekinerja.inti import csrf
from ekinerja.inti.galat import TerlaluSering
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang

from .bersama import pasang, saya


@require_safe
def akun(request: HttpRequest) -> HttpResponse:
    kini = sekarang()
    perangkat = [p for p in request.user.perangkat.order_by("-terakhir_pada") if not p.habis(kini)]
    ini = request.session.session_key
    perangkat.sort(key=lambda p: p.sesi_id != ini)
    return render(request, "akun/akun.html", {"perangkat": perangkat, "ini": ini})


@require_POST
@sekali
def keluarkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    perangkat = get_object_or_404(request.user.perangkat, id_publik=id_publik)
    actions.keluarkan(perangkat, oleh=saya(request))
    messages.success(request, f"{perangkat.nama} sudah dikeluarkan.")
    return redirect("akun:akun")


@require_POST
@sekali
def keluarkan_semua(request: HttpRequest) -> HttpResponse:
    actions.keluarkan_semua(request.user, oleh=saya(request))
    messages.success(request, "Semua perangkat sudah dikeluarkan, termasuk yang ini. Silakan masuk lagi.")
    return redirect("akun:masuk")


@require_http_methods(["GET", "HEAD", "POST"])
def ganti_sandi(request: HttpRequest) -> HttpResponse:
    """Needs the present secret. Without `@sekali`: see `masuk`."""
    form = GantiSandiForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _ganti(request, form):
        messages.success(request, "Kata sandi sudah diganti dan semua perangkat dikeluarkan. Silakan masuk lagi.")
        return redirect("akun:masuk")
    return render(request, "akun/ganti_sandi.html", {"form": form}, status=400 if form.errors else 200)


def _ganti(request: HttpRequest, form: GantiSandiForm) -> bool:
    tunggu = batas.coba_sandi(request.user.pk)
    if tunggu is not None:
        raise TerlaluSering("Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.", tunggu=tunggu)
    return pasang(
        form, lambda d: actions.ganti_sandi(request.user, lama=d["lama"], baru=d["sandi"], oleh=saya(request))
    )


@login_not_required
@require_safe
def sesi(request: HttpRequest) -> JsonResponse:
    """Who is signed in, a fresh CSRF token, and the server's time: what a waiting queue on a phone needs first."""
    if not request.user.is_authenticated:
        return JsonResponse({"masuk": False}, status=401)
    pegawai = saya(request)
    isi = {"orang": str(pegawai.id_publik) if pegawai else None, "csrf": csrf.token(request)}
    return JsonResponse({"masuk": True, **isi, "waktu": sekarang().isoformat()})
