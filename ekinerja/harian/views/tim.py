"""`/tim`: the live view of a PPK."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.harian import actions
from ekinerja.harian.permissions import boleh_memutus
from ekinerja.harian.tim import KELOMPOK, baris_satu, belum_melapor, pekan_tim, susun_tim
from ekinerja.inti.akses import catat_baca, catat_daftar
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import ambil_laporan, jawab


@require_safe
def tim(request: HttpRequest) -> HttpResponse:
    """The day of the team."""
    hari = hari_diminta(request.GET.get("tanggal", ""))
    keadaan = request.GET.get("keadaan", "")
    keadaan = keadaan if keadaan in KELOMPOK else ""
    cari = kata_cari(request)
    susunan = susun_tim(saya_pegawai(request), hari, keadaan=keadaan, cari=cari, semua=request.GET.get("semua") == "1")
    request._punya_tim = not susunan.kosong if hari == hari_ini() else getattr(request, "_punya_tim", None)  # type: ignore[attr-defined]
    catat_daftar((m["orang"] for m in susunan.menunggu), oleh=saya_pegawai(request))
    konteks: dict[str, Any] = {
        "tim": susunan,
        "kelompok": KELOMPOK,
        "keadaan": keadaan,
        "cari": cari,
        "kini": hari == hari_ini(),
        "hari_ini_iso": hari_ini().isoformat(),
        "sebelum": (hari - timedelta(days=1)).isoformat(),
        "sesudah": (hari + timedelta(days=1)).isoformat() if hari < hari_ini() else "",
    }
    return render(request, "harian/tim.html", konteks)


@require_safe
def masuk(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """One row for the live list; 204 when the report no longer waits for this person."""
    laporan = ambil_laporan(request, id_publik)
    if not boleh_memutus(saya_pegawai(request), laporan):
        return HttpResponse(status=204)
    catat_baca(laporan, oleh=saya_pegawai(request), pemilik=laporan.pegawai)
    return render(request, "harian/_masuk.html", {"m": baris_satu(laporan), "baru": True})


@require_POST
@sekali
def ingatkan(request: HttpRequest) -> HttpResponse:
    """A friendly reminder to those who have not reported, at most once a day each."""
    hari = hari_diminta(request.POST.get("tanggal", ""))
    terkirim = actions.ingatkan(belum_melapor(saya_pegawai(request), hari), oleh=saya_pegawai(request), hari=hari)
    kabar = (
        f"Pengingat terkirim ke {terkirim} orang."
        if terkirim
        else "Semua sudah diingatkan hari ini. Cukup sekali sehari."
    )
    return jawab(request, kabar, f"{reverse('harian:tim')}?tanggal={hari.isoformat()}")


@require_safe
def pekan(request: HttpRequest) -> HttpResponse:
    """Who has not reported this week, compact."""
    hari = hari_diminta(request.GET.get("tanggal", ""))
    senin = hari - timedelta(days=hari.weekday())
    hari_pekan, kurang, lengkap = pekan_tim(saya_pegawai(request), senin)
    konteks = {
        "senin": senin,
        "jumat": senin + timedelta(days=4),
        "hari": hari_pekan,
        "kurang": kurang,
        "lengkap": lengkap,
        "sebelum": (senin - timedelta(days=7)).isoformat(),
        "sesudah": (senin + timedelta(days=7)).isoformat() if senin + timedelta(days=7) <= hari_ini() else "",
    }
    return render(request, "harian/pekan.html", konteks)


def hari_diminta(teks: str) -> date:
    """The day asked for; today for nothing, nonsense or a day to come."""
    try:
        return min(date.fromisoformat(teks), hari_ini()) if teks > "2000" else hari_ini()
    except ValueError:
        return hari_ini()
