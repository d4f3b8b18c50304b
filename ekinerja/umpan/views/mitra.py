"""The page behind an outsider's one-time link: no login, no data but name, unit and question."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ekinerja.akun.batas import alamat_klien
from ekinerja.inti import batas
from ekinerja.inti.catatan_log import tanpa_catatan
from ekinerja.inti.galat import TerlaluSering
from ekinerja.inti.middleware.hanya_baca import boleh_menulis
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.umpan import actions
from ekinerja.umpan.forms import JawabanMitraForm
from ekinerja.umpan.models import Balasan
from ekinerja.umpan.views.umum import kerjakan

MAKS_SALAH, MAKS_KIRIM, JENDELA = 20, 20, timedelta(minutes=15)
_TEMPLAT = "umpan/mitra.html"


@login_not_required
@tanpa_catatan
@require_http_methods(["GET", "HEAD", "POST"])
def tautan(request: HttpRequest, kode: str) -> HttpResponse:
    """Opening it uses nothing up; sending does, once. Without `@sekali`: the verb itself takes a link once.

    Kept out of the request log, which would hold the link. Wrong links and sendings are counted per address.
    """
    dari = alamat_klien(request)
    p = None if _terlalu_sering(dari) else actions.permintaan_tautan(kode[:80], hari_ini())
    if p is None:
        with boleh_menulis("hitung kode salah"):
            batas.kena_batas("tautan-salah", dari, maks=MAKS_SALAH, jendela=JENDELA)
        return render(request, _TEMPLAT, {"p": None, "form": None, "selesai": False}, status=404)
    form = JawabanMitraForm(request.POST or None, initial={"nama": p.mitra_nama, "lembaga": p.mitra_lembaga})
    if request.method == "POST" and _kirim(request, kode, form, dari):
        return render(request, _TEMPLAT, {"p": p, "form": None, "selesai": True})
    tugas = penugasan_pada(p.tentang, hari_ini())
    isi = {"p": p, "form": form, "selesai": False, "unit": tugas.unit.nama if tugas else "", "kode": kode}
    return render(request, _TEMPLAT, isi, status=400 if form.errors else 200)


def _terlalu_sering(dari: str) -> bool:
    tunggu = batas.sisa("tautan-salah", dari, maks=MAKS_SALAH)
    if tunggu is not None:
        raise TerlaluSering("Terlalu banyak tautan yang salah. Tunggu 15 menit, lalu coba lagi.", tunggu=tunggu)
    return False


def _kirim(request: HttpRequest, kode: str, form: JawabanMitraForm, dari: str) -> Balasan | None:
    tunggu = batas.kena_batas("tautan-kirim", dari, maks=MAKS_KIRIM, jendela=JENDELA)
    if tunggu is not None:
        raise TerlaluSering("Terlalu banyak kiriman dari alamat ini. Tunggu sebentar, lalu coba lagi.", tunggu=tunggu)

    def simpan(d: dict[str, Any]) -> Balasan:
        isian = actions.IsianJawaban(d["baik"], d["berikut"], d["sampai"])
        return actions.jawab_mitra(kode, actions.IsianMitra(d["nama"], d["lembaga"]), isian, pada=sekarang())

    return kerjakan(form, simpan)
