"""The one-time link of the command line that makes an administrator."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ekinerja.akun import batas
from ekinerja.akun.actions import cari_kode
from ekinerja.akun.models import KodeAktivasi
from ekinerja.inti.galat import AturanDilanggar, TerlaluSering
from ekinerja.inti.middleware.hanya_baca import boleh_menulis
from ekinerja.kepegawaian.aktivasi import actions
from ekinerja.kepegawaian.aktivasi.forms import AdminPertamaForm

_TEMPLAT = "kepegawaian/aktivasi/admin_baru.html"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def admin_baru(request: HttpRequest) -> HttpResponse:
    """Without `@sekali`: its digest of the input would keep a trace of the secret; the code itself works once."""
    kode = request.POST.get("kode") or request.GET.get("kode") or ""
    if not _berlaku(kode[:80], batas.alamat_klien(request)):
        return render(request, _TEMPLAT, {"form": None, "kode": ""}, status=400)
    form = AdminPertamaForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _buat(form, kode):
        messages.success(request, "Administrator pertama sudah dibuat. Silakan masuk.")
        return redirect("akun:masuk")
    return render(request, _TEMPLAT, {"form": form, "kode": kode}, status=400 if form.errors else 200)


def _berlaku(kode: str, alamat: str) -> bool:
    tunggu = batas.tunggu_kode(alamat)
    if tunggu is not None:
        raise TerlaluSering("Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.", tunggu=tunggu)
    baris = cari_kode(kode) if kode and "\x00" not in kode else None
    if baris is not None and baris.guna == KodeAktivasi.Guna.ADMIN_BARU:
        return True
    with boleh_menulis("hitung kode salah"):
        batas.kode_salah(alamat)
    return False


def _buat(form: AdminPertamaForm, kode: str) -> bool:
    d = form.cleaned_data
    try:
        actions.buat_admin_pertama(kode, nama=d["nama"], nama_masuk=d["nip"], sandi=d["sandi"])
    except ValidationError as salah:
        form.add_error("sandi", salah)
    except AturanDilanggar as salah:
        form.add_error("nip", salah.kalimat)
    else:
        return True
    return False
