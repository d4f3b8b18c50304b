"""The own month, and its sheet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.inti.impor.tulis import JENIS_CSV, csv_aman
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.presensi.bulan import KEPALA, baca_bulan, baris_unduh, susun_bulan
from ekinerja.presensi.permissions import punya_meja


@require_safe
def bulan_saya(request: HttpRequest) -> HttpResponse:
    saya, kini = saya_pegawai(request), hari_ini()
    b = susun_bulan(saya.pk, baca_bulan(request.GET.get("bulan", ""), kini), kini, penuh=True)
    isi = {"bln": b, "kini": kini, "orang": saya, "sendiri": True, "penuh": True, "meja": punya_meja(saya)}
    return render(request, "presensi/bulan.html", isi)


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The own month as CSV."""
    saya, kini = saya_pegawai(request), hari_ini()
    b = susun_bulan(saya.pk, baca_bulan(request.GET.get("bulan", ""), kini), kini, penuh=True)
    kepala = {"Content-Disposition": f'attachment; filename="presensi-{b.kode}.csv"'}
    return HttpResponse(csv_aman(KEPALA, baris_unduh(b)), content_type=JENIS_CSV, headers=kepala)
