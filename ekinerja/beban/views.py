"""The number that the browser sends, the burden by form and role, and why each mandatory field is asked."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST, require_safe

from ekinerja.beban.formulir import per_rute, semua
from ekinerja.beban.models import WaktuIsi
from ekinerja.beban.permissions import boleh_melihat_beban
from ekinerja.beban.ringkas import akhir_bulan, bulan_ada, ringkas
from ekinerja.beban.ukur import boleh_dihitung, catat
from ekinerja.harian.permissions import punya_tim
from ekinerja.inti.catatan_log import tanpa_catatan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import bilangan
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.peran import peran_saya
from ekinerja.kepegawaian.saya import saya_pegawai


@require_POST
@tanpa_catatan
def terima(request: HttpRequest) -> HttpResponse:
    """`jalur`: where the form was sent to; `detik`: how long it was in view. Nothing is answered, nothing is said of it.

    Writes nothing to the database (`inti.akses`), so there is no key: a repeated number is one more of many.
    """
    formulir, detik = _formulir(request.POST.get("jalur", "")), bilangan(request.POST.get("detik"))
    if formulir and detik and boleh_dihitung(request.user.pk):
        catat(formulir, _peran(request), detik)
    return HttpResponse(status=204)


def _formulir(jalur: str) -> str | None:
    """Key of the form; of the address only its name is looked at, never the ids in it."""
    try:
        return per_rute().get(resolve(jalur).view_name)
    except Resolver404:
        return None


def _peran(request: HttpRequest) -> str:
    if peran_saya(saya_pegawai(request)):
        return WaktuIsi.Peran.PENGELOLA
    return WaktuIsi.Peran.PENILAI if punya_tim(request) else WaktuIsi.Peran.PEGAWAI


@require_safe
def ringkasan(request: HttpRequest) -> HttpResponse:
    """`?bulan=2026-03`: one month, this one at first."""
    if not boleh_melihat_beban(saya_pegawai(request)):
        raise AturanDilanggar("Beban isian dibaca admin BKPSDM, admin sistem, dan auditor.", status=403)
    kini = hari_ini()
    ada = bulan_ada()
    bulan = _bulan(request.GET.get("bulan", "")) or kini.replace(day=1)
    golongan, batas = ringkas(bulan, min(akhir_bulan(bulan), kini))
    isi = {
        "bulan": bulan,
        "ada": sorted({*ada, kini.replace(day=1), bulan}, reverse=True),
        "golongan": golongan,
        "batas": batas,
        "terisi": any(g.sel or g.sembunyi for g in golongan),
        "berjalan": bulan == kini.replace(day=1),
    }
    return render(request, "beban/ringkasan.html", isi)


def _bulan(teks: str) -> date | None:
    try:
        return min(date.fromisoformat(f"{teks[:7]}-01"), hari_ini().replace(day=1))
    except ValueError:
        return None


@login_not_required
@require_safe
def mengapa(request: HttpRequest) -> HttpResponse:
    """Every mandatory field of every form with its reason; everybody may read it."""
    siapa: dict[str, list[object]] = {}
    for f in semua().values():
        if f.wajib:
            siapa.setdefault(f.siapa, []).append(f)
    return render(
        request, "beban/mengapa.html", {"siapa": siapa, "banyak": sum(len(f.wajib) for f in semua().values())}
    )
