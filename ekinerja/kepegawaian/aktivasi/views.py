"""The desk of an admin: who has not activated yet, codes to print or mail; and the first administrator's page."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ekinerja.akun.actions import cari_kode
from ekinerja.akun.forms import AdminPertamaForm
from ekinerja.akun.models import KodeAktivasi
from ekinerja.akun.views import alamat_klien
from ekinerja.inti.batas import kena_batas
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.aktivasi import actions
from ekinerja.kepegawaian.aktivasi.permissions import boleh_memberi_kode, jalur_aktivasi
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai

MAKS_CETAK = 200
_JENDELA = timedelta(minutes=15)


def _terlihat(saya: Pegawai | None) -> QuerySet[Pegawai]:
    """People within the units where this person hands out codes; 403 for everybody else."""
    jalur = jalur_aktivasi(saya)
    if not jalur:
        raise AturanDilanggar("Kode aktivasi dibagikan oleh admin unit dan BKPSDM.", status=403)
    di_unit = Q()
    for j in jalur:
        di_unit |= Q(penugasan__unit__jalur__startswith=j)
    kueri = Pegawai.objects.filter(berlaku(hari_ini(), "penugasan__"), penugasan__jenis="DEFINITIF")
    return (kueri if "/" in jalur else kueri.filter(di_unit)).distinct()


def _saring(request: HttpRequest, kueri: QuerySet[Pegawai]) -> QuerySet[Pegawai]:
    cari, unit = request.GET.get("cari", "").strip()[:80], request.GET.get("unit", "").strip()[:60]
    if cari:
        kueri = kueri.filter(Q(nama__icontains=cari) | Q(nip__startswith=cari.replace(" ", "")))
    if unit:
        kueri = kueri.filter(penugasan__unit__kode=unit)
    if request.GET.get("semua") != "1":
        kueri = kueri.filter(Q(akun__isnull=True) | Q(akun__diaktifkan_pada__isnull=True))
    return kueri.annotate(unit_nama=F("penugasan__unit__nama"), unit_kode=F("penugasan__unit__kode"))


@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    saya = getattr(request.user, "pegawai", None)
    kueri = _saring(request, _terlihat(saya)).select_related("akun").order_by("unit_nama", "nama", "pk")
    halaman = Paginator(kueri, 50).get_page(request.GET.get("hal"))
    isi = {
        "halaman": halaman,
        "cari": request.GET.get("cari", ""),
        "unit": request.GET.get("unit", ""),
        "semua": request.GET.get("semua") == "1",
        "surat_aktif": settings.SURAT_AKTIF,
        "maks": MAKS_CETAK,
    }
    return render(request, "kepegawaian/aktivasi/daftar.html", isi)


def _pilihan(request: HttpRequest) -> list[Pegawai]:
    """People ticked in the form, or all of one unit; only those within the own scope."""
    kueri = _terlihat(request.user.pegawai).select_related("akun").annotate(unit_nama=F("penugasan__unit__nama"))
    unit = request.POST.get("unit", "")
    if unit:
        kueri = kueri.filter(penugasan__unit__kode=unit).filter(Q(akun__isnull=True) | Q(akun__diaktifkan_pada__isnull=True))
    else:
        kueri = kueri.filter(id_publik__in=[u for u in request.POST.getlist("pegawai") if _uuid(u)])
    hasil = list(kueri.order_by("nama")[: MAKS_CETAK + 1])
    if not hasil:
        raise AturanDilanggar("Belum ada yang dipilih. Centang nama di daftar, lalu tekan lagi.", status=400)
    if len(hasil) > MAKS_CETAK:
        raise AturanDilanggar(f"Sekali cetak paling banyak {MAKS_CETAK} orang. Pilih per unit yang lebih kecil.", status=400)
    return hasil


def _uuid(teks: str) -> bool:
    try:
        UUID(teks)
    except ValueError:
        return False
    return True


@require_POST
def cetak(request: HttpRequest) -> HttpResponse:
    """Slips to print. Without `@sekali` on purpose: its stored answer would keep the codes in the database."""
    lembar = actions.cetak_kode(_pilihan(request), oleh=request.user.pegawai)
    return render(request, "kepegawaian/aktivasi/cetak.html", {"lembar": lembar, "alamat": _alamat(request)})


@require_POST
@sekali
def surel(request: HttpRequest) -> HttpResponse:
    n = actions.kirim_surel(_pilihan(request), oleh=request.user.pegawai, alamat=_alamat(request))
    messages.success(request, f"{n} surel masuk antrean. Yang tidak punya surel tetap di daftar ini.")
    return redirect("aktivasi:daftar")


@require_POST
def kode_pulih(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """A code for one person at the desk (identity seen). Shown once, like `cetak`."""
    kueri = _terlihat(request.user.pegawai).select_related("akun").annotate(unit_nama=F("penugasan__unit__nama"))
    pegawai = get_object_or_404(kueri, id_publik=id_publik)
    if not boleh_memberi_kode(request.user.pegawai, pegawai):
        raise AturanDilanggar(
            "Kode untuk akun ini hanya dapat diberikan administrator BKPSDM yang lain, supaya dua orang terlibat.", status=403
        )
    lembar = actions.cetak_kode([pegawai], oleh=request.user.pegawai)
    return render(request, "kepegawaian/aktivasi/cetak.html", {"lembar": lembar, "alamat": _alamat(request)})


def _alamat(request: HttpRequest) -> str:
    return (settings.KINERJA_URL or f"{request.scheme}://{request.get_host()}") + reverse("akun:aktivasi")


@login_not_required
@require_http_methods(["GET", "POST"])
def admin_baru(request: HttpRequest) -> HttpResponse:
    """The one-time link from the command line."""
    kode = request.POST.get("kode") or request.GET.get("kode") or ""
    if kena_batas("admin-baru", alamat_klien(request), maks=30, jendela=_JENDELA) is not None:
        raise AturanDilanggar("Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.", status=429)
    baris = cari_kode(kode) if kode else None
    if baris is None or baris.guna != KodeAktivasi.Guna.ADMIN_BARU:
        return render(request, "kepegawaian/aktivasi/admin_baru.html", {"form": None, "kode": ""}, status=400)
    form = AdminPertamaForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _buat(form, kode):
        messages.success(request, "Administrator pertama sudah dibuat. Silakan masuk.")
        return redirect("akun:masuk")
    return render(
        request, "kepegawaian/aktivasi/admin_baru.html", {"form": form, "kode": kode}, status=400 if form.errors else 200
    )


def _buat(form: Any, kode: str) -> bool:
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
