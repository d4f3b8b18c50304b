"""First activation and a forgotten secret: both end with a code and an own secret."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ekinerja.akun import actions, batas, surat
from ekinerja.akun.alamat import alamat_dasar
from ekinerja.akun.forms import KodeForm, LupaForm, SandiBaruForm
from ekinerja.akun.models import KodeAktivasi
from ekinerja.akun.nama import rapikan_nama_masuk
from ekinerja.inti.galat import TerlaluSering
from ekinerja.inti.middleware.hanya_baca import boleh_menulis

from .bersama import pasang


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def aktivasi(request: HttpRequest) -> HttpResponse:
    """Step 1: the code, typed or from the link. Step 2: an own secret. Without `@sekali`: see `masuk`."""
    form = KodeForm(request.POST if "kode" in request.POST else request.GET if "kode" in request.GET else None)
    if not form.is_bound or not form.is_valid():
        return _langkah_kode(request, form)
    kode = form.cleaned_data["kode"]
    baris = _cari(kode, batas.alamat_klien(request))
    if baris is None:
        form.add_error("kode", actions.TIDAK_BERLAKU)
        return _langkah_kode(request, form)
    return _langkah_sandi(request, kode, baris)


def _cari(kode: str, alamat: str) -> KodeAktivasi | None:
    """The valid code of an account. A wrong one is counted, also when it came by a link."""
    tunggu = batas.tunggu_kode(alamat)
    if tunggu is not None:
        menit = (tunggu + 59) // 60
        raise TerlaluSering(f"Terlalu banyak kode yang salah. Tunggu {menit} menit, lalu coba lagi.", tunggu=tunggu)
    baris = actions.cari_kode(kode)
    if baris is None or baris.akun is None:
        with boleh_menulis("hitung kode salah"):
            batas.kode_salah(alamat)
        return None
    return baris


def _langkah_kode(request: HttpRequest, form: KodeForm) -> HttpResponse:
    return render(request, "akun/aktivasi.html", {"form": form, "langkah": 1}, status=400 if form.errors else 200)


def _langkah_sandi(request: HttpRequest, kode: str, baris: KodeAktivasi) -> HttpResponse:
    form = SandiBaruForm(request.POST if "sandi" in request.POST else None)
    if form.is_bound and form.is_valid() and pasang(form, lambda d: actions.aktifkan_dengan_kode(kode, d["sandi"])):
        messages.success(request, "Kata sandi tersimpan. Silakan masuk dengan NIP dan kata sandi baru Anda.")
        return redirect("akun:masuk")
    isi = {"form": form, "langkah": 2, "kode": kode, "nama_masuk": baris.akun.nama_masuk if baris.akun else ""}
    return render(request, "akun/aktivasi.html", isi, status=400 if form.errors else 200)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def lupa(request: HttpRequest) -> HttpResponse:
    """By mail where mail is set up, else by a code from the unit's admin. The answer never tells who exists."""
    form = LupaForm(request.POST or None)
    terkirim = request.method == "POST" and form.is_valid()
    if terkirim and settings.SURAT_AKTIF:
        nama_masuk = rapikan_nama_masuk(form.cleaned_data["nip"])
        if batas.boleh_minta_pulih(nama_masuk, batas.alamat_klien(request)):
            surat.minta_pulih(nama_masuk, alamat=alamat_dasar(request) + reverse("akun:aktivasi"))
    isi = {"form": form, "terkirim": terkirim, "surat_aktif": settings.SURAT_AKTIF}
    return render(request, "akun/lupa.html", isi, status=400 if form.errors else 200)
