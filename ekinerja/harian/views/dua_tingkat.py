"""`/tim/dua-tingkat/`: sums of the teams below the own one."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.harian.dua_tingkat import dua_tingkat as susun
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.saya import saya_pegawai

from .tim import hari_diminta


@require_safe
def dua_tingkat(request: HttpRequest) -> HttpResponse:
    """Teams of the own direct reports on one day; an empty page for whoever has none below."""
    hari = hari_diminta(request.GET.get("tanggal", ""))
    konteks = {
        "d": susun(saya_pegawai(request), hari),
        "hari": hari,
        "kini": hari == hari_ini(),
        "sebelum": (hari - timedelta(days=1)).isoformat(),
        "sesudah": (hari + timedelta(days=1)).isoformat() if hari < hari_ini() else "",
    }
    return render(request, "harian/dua_tingkat.html", konteks)
