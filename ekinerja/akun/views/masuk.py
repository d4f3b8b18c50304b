"""Login and logout. Without `@sekali` on purpose: its digest of the input would keep a trace of the secret."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.internal.flows.logout import logout as alur_keluar
from allauth.account.models import Login
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ekinerja.akun import actions, batas
from ekinerja.akun.forms import MasukForm
from ekinerja.akun.models import Akun, Perangkat
from ekinerja.akun.nama import rapikan_nama_masuk
from ekinerja.inti import catatan_log

from .bersama import tujuan

_TIDAK_COCOK = "NIP dan kata sandi ini tidak cocok. Periksa keduanya, atau pulihkan kata sandi di bawah."


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(tujuan(request))
    form = MasukForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _coba(request, form)
    return _halaman(request, form, status=400 if form.errors else 200)


def _halaman(request: HttpRequest, form: MasukForm, *, status: int, tunggu: int | None = None) -> HttpResponse:
    isi = {"form": form, "lanjut": tujuan(request), "tunggu": tunggu}
    jawaban = render(request, "akun/masuk.html", isi, status=status)
    if tunggu:
        jawaban["Retry-After"] = str(tunggu)
    return jawaban


def _coba(request: HttpRequest, form: MasukForm) -> HttpResponse:
    nama_masuk, alamat = rapikan_nama_masuk(form.cleaned_data["nip"]), batas.alamat_klien(request)
    tunggu = batas.coba_masuk(nama_masuk, alamat)
    if tunggu is not None:
        catatan_log.tulis("masuk.ditahan", alamat=alamat)
        return _halaman(request, form, status=429, tunggu=tunggu)
    akun = authenticate(request, nama_masuk=nama_masuk, password=form.cleaned_data["kata_sandi"])
    if akun is None:
        batas.masuk_gagal(alamat)
        catatan_log.tulis("masuk.gagal", alamat=alamat)
        form.add_error(None, _TIDAK_COCOK)
        return _halaman(request, form, status=400)
    batas.masuk_berhasil(nama_masuk, alamat)
    return _buka_sesi(request, akun, nama_masuk, ingat=form.cleaned_data["ingat"])


@transaction.atomic
def _buka_sesi(request: HttpRequest, akun: Akun, nama_masuk: str, *, ingat: bool) -> HttpResponse:
    """Session with a new key, and its device. Without 'ingat' the cookie ends with the browser."""
    alur = Login(user=akun, redirect_url=tujuan(request), email_verification="none")
    jawaban = perform_password_login(request, {"username": nama_masuk}, alur)
    request.session.set_expiry(int(Perangkat.MUTLAK_DIINGAT.total_seconds()) if ingat else 0)
    request.session.save()
    kunci, agen = request.session.session_key or "", request.headers.get("User-Agent", "")
    actions.catat_perangkat(akun, kunci, agen=agen, diingat=ingat)
    catatan_log.tulis("masuk.berhasil", pelaku=akun.id_publik)
    return jawaban


@require_http_methods(["GET", "HEAD", "POST"])
def keluar(request: HttpRequest) -> HttpResponse:
    """Ask, then end this session; nothing of it stays in the browser's cache."""
    if request.method != "POST":
        return render(request, "akun/keluar.html")
    alur_keluar(request, show_message=False)
    jawaban = redirect("akun:masuk")
    jawaban["Clear-Site-Data"] = '"cache"'
    return jawaban
