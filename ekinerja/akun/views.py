"""Login, logout, first activation, a forgotten secret, and one's own account page."""

from datetime import timedelta

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.internal.flows.logout import logout as alur_keluar
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ekinerja.akun import actions
from ekinerja.akun.forms import GantiSandiForm, KodeForm, LupaForm, MasukForm, SandiBaruForm
from ekinerja.akun.models import KodeAktivasi
from ekinerja.akun.nama import rapikan_nama_masuk
from ekinerja.akun.surat import kirim_kode
from ekinerja.inti.batas import kena_batas, lepaskan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang

INGAT = timedelta(days=30)
TANPA_INGAT = timedelta(hours=12)
MAKS_PER_AKUN, MAKS_PER_ALAMAT, JENDELA = 10, 100, timedelta(minutes=15)


def _tujuan(request: HttpRequest) -> str:
    """Where to go after login: an own path only."""
    tujuan = request.POST.get("lanjut") or request.GET.get("next") or "/"
    aman = url_has_allowed_host_and_scheme(tujuan, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return tujuan if aman and tujuan.startswith("/") else "/"


def _tunggu(request: HttpRequest, nama_masuk: str) -> int | None:
    """Seconds to wait when too many tries came for this name or from this address; same answer for unknown names."""
    per_akun = kena_batas("masuk-akun", nama_masuk, maks=MAKS_PER_AKUN, jendela=JENDELA)
    per_alamat = kena_batas("masuk-alamat", alamat_klien(request), maks=MAKS_PER_ALAMAT, jendela=JENDELA)
    return max(filter(None, (per_akun, per_alamat)), default=None)


def alamat_klien(request: HttpRequest) -> str:
    """Client address: from the configured number of proxies, else the socket's own."""
    rantai = [a.strip() for a in request.headers.get("X-Forwarded-For", "").split(",") if a.strip()]
    hop = settings.HOP_PROKSI
    return rantai[-hop] if hop and len(rantai) >= hop else request.META.get("REMOTE_ADDR", "")


@login_not_required
@require_http_methods(["GET", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(_tujuan(request))
    form = MasukForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _coba_masuk(request, form)
    return _halaman_masuk(request, form)


def _halaman_masuk(request: HttpRequest, form: MasukForm, status: int = 200, tunggu: int | None = None) -> HttpResponse:
    isi = {"form": form, "lanjut": _tujuan(request), "tunggu": tunggu, "surat_aktif": settings.SURAT_AKTIF}
    jawaban = render(request, "akun/masuk.html", isi, status=400 if form.errors and status == 200 else status)
    if tunggu:
        jawaban["Retry-After"] = str(tunggu)
    return jawaban


def _coba_masuk(request: HttpRequest, form: MasukForm) -> HttpResponse:
    nama_masuk = rapikan_nama_masuk(form.cleaned_data["nip"])
    tunggu = _tunggu(request, nama_masuk)
    if tunggu is not None:
        return _halaman_masuk(request, form, status=429, tunggu=tunggu)
    akun = authenticate(request, nama_masuk=nama_masuk, password=form.cleaned_data["kata_sandi"])
    if akun is None:
        form.add_error(None, "NIP dan kata sandi ini tidak cocok. Periksa keduanya, atau pulihkan kata sandi di bawah.")
        return _halaman_masuk(request, form)
    lepaskan("masuk-akun", nama_masuk)
    ingat = form.cleaned_data["ingat"]
    jawaban = perform_password_login(
        request, {"username": nama_masuk}, Login(user=akun, redirect_url=_tujuan(request), email_verification="none")
    )
    request.session.set_expiry(INGAT if ingat else TANPA_INGAT)
    if request.session.session_key is None:
        request.session.save()
    actions.catat_perangkat(
        akun, request.session.session_key or "", agen=request.headers.get("User-Agent", ""), diingat=ingat
    )
    return jawaban


@require_http_methods(["GET", "POST"])
def keluar(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "akun/keluar.html")
    request.user.perangkat.filter(kunci_sesi=request.session.session_key).delete()
    alur_keluar(request, show_message=False)
    jawaban = redirect("akun:masuk")
    jawaban["Clear-Site-Data"] = '"cache"'
    return jawaban


@require_GET
def akun(request: HttpRequest) -> HttpResponse:
    perangkat = list(request.user.perangkat.order_by("-terakhir_pada"))
    return render(
        request,
        "akun/akun.html",
        {"perangkat": perangkat, "kunci_ini": request.session.session_key, "pegawai": getattr(request.user, "pegawai", None)},
    )


@require_POST
@sekali
def keluarkan(request: HttpRequest, id_publik: str) -> HttpResponse:
    perangkat = get_object_or_404(request.user.perangkat, id_publik=id_publik)
    actions.keluarkan(perangkat, oleh=_saya(request))
    messages.success(request, f"{perangkat.nama} sudah dikeluarkan.")
    return redirect("akun:akun")


@require_POST
@sekali
def keluarkan_semua(request: HttpRequest) -> HttpResponse:
    actions.keluarkan_semua(request.user, oleh=_saya(request))
    return redirect("akun:masuk")


def _saya(request: HttpRequest) -> object:
    """Actor for the trail: the person, or the account where there is no person."""
    return getattr(request.user, "pegawai", None)


@require_http_methods(["GET", "POST"])
def ganti_sandi(request: HttpRequest) -> HttpResponse:
    form = GantiSandiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if kena_batas("ganti-sandi", str(request.user.pk), maks=MAKS_PER_AKUN, jendela=JENDELA):
            raise AturanDilanggar("Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.", status=429)
        if _pasang(form, lambda d: actions.ganti_sandi(request.user, lama=d["lama"], baru=d["sandi"], oleh=_saya(request))):
            messages.success(request, "Kata sandi sudah diganti. Silakan masuk lagi; perangkat lain juga sudah dikeluarkan.")
            return redirect("akun:masuk")
    return render(request, "akun/ganti_sandi.html", {"form": form}, status=400 if form.errors else 200)


def _pasang(form: SandiBaruForm, kerjakan: object) -> bool:
    """Run the verb; put its refusal at the field it belongs to. True when it went through."""
    try:
        kerjakan(form.cleaned_data)  # type: ignore[operator]
    except ValidationError as salah:
        form.add_error("sandi", salah)
        return False
    except AturanDilanggar as salah:
        form.add_error("lama" if "lama" in form.fields else None, salah.kalimat)
        return False
    return True


@login_not_required
@require_http_methods(["GET", "POST"])
def aktivasi(request: HttpRequest) -> HttpResponse:
    """Step 1: the code. Step 2 (with a valid code): an own secret."""
    kode = request.POST.get("kode") or request.GET.get("kode") or ""
    if not kode:
        return render(request, "akun/aktivasi.html", {"form": KodeForm(), "langkah": 1})
    tunggu = kena_batas("aktivasi", alamat_klien(request), maks=30, jendela=JENDELA)
    if tunggu is not None:
        raise AturanDilanggar("Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.", status=429)
    baris = actions.cari_kode(kode)
    if baris is None or baris.akun is None:
        form = KodeForm({"kode": kode})
        form.is_valid()
        form.add_error("kode", actions.TIDAK_BERLAKU)
        return render(request, "akun/aktivasi.html", {"form": form, "langkah": 1}, status=400)
    return _langkah_sandi(request, kode, baris)


def _langkah_sandi(request: HttpRequest, kode: str, baris: KodeAktivasi) -> HttpResponse:
    form = SandiBaruForm(request.POST if "sandi" in request.POST else None)
    if form.is_bound and form.is_valid() and _pasang(form, lambda d: actions.aktifkan_dengan_kode(kode, d["sandi"])):
        messages.success(request, "Kata sandi tersimpan. Silakan masuk.")
        return redirect("akun:masuk")
    isi = {"form": form, "langkah": 2, "kode": kode, "baris": baris}
    return render(request, "akun/aktivasi.html", isi, status=400 if form.errors else 200)


@login_not_required
@require_http_methods(["GET", "POST"])
def lupa(request: HttpRequest) -> HttpResponse:
    """Recovery: by mail where mail is set up, else by a code from the unit's admin. The answer never tells who exists."""
    form = LupaForm(request.POST or None)
    terkirim = False
    if request.method == "POST" and form.is_valid():
        if kena_batas("lupa", alamat_klien(request), maks=10, jendela=JENDELA) is None and settings.SURAT_AKTIF:
            _kirim_tautan(request, rapikan_nama_masuk(form.cleaned_data["nip"]))
        terkirim = True
    isi = {"form": form, "terkirim": terkirim, "surat_aktif": settings.SURAT_AKTIF}
    return render(request, "akun/lupa.html", isi, status=400 if form.errors else 200)


def _kirim_tautan(request: HttpRequest, nama_masuk: str) -> None:
    """Queue the mail in the background, so that a known and an unknown NIP take equally long."""
    akun_ = get_user_model().objects.filter(nama_masuk=nama_masuk, is_active=True).exclude(email="").first()
    if akun_ is not None:
        alamat = settings.KINERJA_URL or f"{request.scheme}://{request.get_host()}"
        kirim_kode(akun_, KodeAktivasi.Guna.LUPA, alamat=alamat + reverse("akun:aktivasi"))


@login_not_required
@require_GET
def sesi(request: HttpRequest) -> JsonResponse:
    """Who is signed in, a fresh CSRF token, and the server's time: what a waiting queue on a phone needs first."""
    if not request.user.is_authenticated:
        return JsonResponse({"masuk": False}, status=401)
    pegawai = getattr(request.user, "pegawai", None)
    return JsonResponse(
        {
            "masuk": True,
            "orang": str(pegawai.id_publik) if pegawai else None,
            "csrf": get_token(request),
            "waktu": sekarang().isoformat(),
        }
    )
