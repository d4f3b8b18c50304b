"""What was given up, for the system administrator: read, try again, leave be; one, or all that the filter holds."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.tampil import angka
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.pemberitahuan import actions
from ekinerja.pemberitahuan.actions.gagal import MAKS_ALASAN
from ekinerja.pemberitahuan.gagal import JALAN, Saring, baris, dicoba, hitung
from ekinerja.pemberitahuan.gagal import daftar as susun
from ekinerja.pemberitahuan.jenis import Kelompok
from ekinerja.pemberitahuan.permissions import boleh_mengurus_pengiriman
from ekinerja.pemberitahuan.pilihan import push_tersedia, surel_tersedia

PER_HALAMAN = 20


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """`?lihat=dicoba`: still being tried; `?jalan=SUREL&kelompok=SKP`: the filter."""
    _pastikan(request)
    saring = Saring.dari(request.GET)
    hal = Paginator(susun(saring), PER_HALAMAN).get_page(request.GET.get("hal"))
    banyak = hitung()
    isi = {
        "hal": hal, "baris": list(baris(hal.object_list)), "saring": saring, "banyak": banyak, "maks": MAKS_ALASAN,
        "semua": sum(banyak["jalan"].values()), "dicoba": dicoba().count(), "jalan": JALAN, "kelompok": dict(Kelompok.choices),
        "mati": [JALAN[s] for s, ada in (("SUREL", surel_tersedia()), ("PUSH", push_tersedia())) if not ada],
    }  # fmt: skip
    return render(request, "pemberitahuan/gagal.html", isi)


@require_POST
@sekali
def coba_lagi(request: HttpRequest) -> HttpResponse:
    saring, satu = _pilihan(request)
    n = actions.coba_lagi(saring, satu, oleh=saya_pegawai(request), pada=sekarang())
    messages.success(request, f"{angka(n)} pesan masuk antrean lagi. Hasilnya tampak di sini dalam beberapa menit.")
    return _kembali(saring)


@require_POST
@sekali
def abaikan(request: HttpRequest) -> HttpResponse:
    saring, satu = _pilihan(request)
    n = actions.abaikan(saring, satu, request.POST.get("alasan", ""), oleh=saya_pegawai(request), pada=sekarang())
    messages.success(request, f"{angka(n)} pesan diabaikan. Di aplikasi, penerimanya tetap dapat membacanya.")
    return _kembali(saring)


def _pastikan(request: HttpRequest) -> None:
    if not boleh_mengurus_pengiriman(saya_pegawai(request)):
        raise AturanDilanggar("Pesan yang gagal diurus admin sistem.", status=403)


def _pilihan(request: HttpRequest) -> tuple[Saring, UUID | None]:
    """The filter, and the one delivery where one is named. Raises AturanDilanggar (400) for an unreadable one."""
    _pastikan(request)
    satu: Any = request.POST.get("satu", "")
    try:
        return Saring.dari(request.POST), UUID(satu) if satu else None
    except ValueError:
        raise AturanDilanggar("Pilihan ini tidak terbaca. Muat ulang halaman.", status=400) from None


def _kembali(saring: Saring) -> HttpResponse:
    isi = {k: v for k, v in (("jalan", saring.saluran), ("kelompok", saring.kelompok)) if v}
    return redirect(reverse("pemberitahuan:gagal") + (f"?{urlencode(isi)}" if isi else ""))
