"""What the pages of the desk share."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from ekinerja.akun.alamat import alamat_dasar
from ekinerja.kepegawaian.aktivasi import actions
from ekinerja.kepegawaian.aktivasi.qr import qr
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai


def alamat_aktivasi(request: HttpRequest) -> str:
    return alamat_dasar(request) + reverse("akun:aktivasi")


def lembar_kode(request: HttpRequest, pegawai: Sequence[Pegawai]) -> HttpResponse:
    """Make codes and show the slips, once."""
    alamat = alamat_aktivasi(request)
    lembar = [
        {"l": satu, "qr": qr(f"{alamat}?{urlencode({'kode': satu.kode})}")}
        for satu in actions.cetak_kode(pegawai, oleh=saya_pegawai(request))
    ]
    isi = {"lembar": lembar, "alamat": alamat, "tertinggal": len(pegawai) - len(lembar)}
    return render(request, "kepegawaian/aktivasi/cetak.html", isi)
