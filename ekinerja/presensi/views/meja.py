"""The desk of whoever looks after attendance, and the month of another person."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, Penugasan
from ekinerja.kepegawaian.permissions import jalur_rapi
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.presensi import actions, permissions
from ekinerja.presensi.bulan import baca_bulan, susun_bulan
from ekinerja.presensi.forms import KeteranganForm
from ekinerja.presensi.kueri import orang_terlihat
from ekinerja.presensi.models import UsulPresensi

from .usul import NADA

PER_HALAMAN = 25
LIHAT = {"menunggu": "Menunggu jawaban", "selesai": "Sudah dijawab", "orang": "Pegawai"}


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """What waits, what was answered, and the people of the own units. Codes never stand on this list."""
    saya = saya_pegawai(request)
    if not permissions.punya_meja(saya):
        raise AturanDilanggar("Halaman ini untuk admin unit dan admin BKPSDM.", status=403)
    lihat = request.GET.get("lihat", "menunggu")
    lihat = lihat if lihat in LIHAT else "menunggu"
    cari = kata_cari(request)
    baris = _orang(saya, cari) if lihat == "orang" else _usul(saya, lihat, cari)
    hal = Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal"))
    isi = {
        "hal": hal,
        "unit": _unit(hal, lihat),
        "lihat": lihat,
        "semua": LIHAT,
        "jumlah": UsulPresensi.objects.di_meja(saya).filter(status="DIAJUKAN").count(),
        "cari": cari,
        "nada": NADA,
    }
    return render(request, "presensi/meja.html", isi)


def _usul(saya: Pegawai, lihat: str, cari: str) -> QuerySet[UsulPresensi]:
    kueri = UsulPresensi.objects.di_meja(saya).select_related("pegawai", "penjawab")
    if cari:
        kueri = kueri.filter(_cocok(cari, "pegawai__"))
    if lihat == "menunggu":
        return kueri.filter(status="DIAJUKAN").order_by("dibuat_pada", "pk")
    return kueri.exclude(status="DIAJUKAN").order_by("-dijawab_pada", "-pk")


def _orang(saya: Pegawai, cari: str) -> QuerySet[Pegawai]:
    jalur = jalur_rapi(saya)
    kueri = Pegawai.objects.all() if jalur is None else Pegawai.objects.di_bawah(jalur)
    kueri = kueri.exclude(pk=saya.pk).exclude(status="PEJABAT_NEGARA")
    return (kueri.filter(_cocok(cari)) if cari else kueri).order_by("nama", "pk")


def _cocok(cari: str, awalan: str = "") -> Q:
    return Q(**{f"{awalan}nama__icontains": cari}) | Q(**{f"{awalan}nip__startswith": cari.replace(" ", "")})


def _unit(hal: Page[Any], lihat: str) -> dict[int, str]:
    """Unit of each person on the page. One query."""
    orang = [b.pk if lihat == "orang" else b.pegawai_id for b in hal]
    tugas = Penugasan.objects.filter(berlaku(hari_ini()), pegawai__in=orang, jenis="DEFINITIF")
    return dict(tugas.order_by("mulai").values_list("pegawai_id", "unit__nama"))


@require_safe
def orang(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The month of a direct report (neutral words) or of somebody whose data one looks after."""
    saya, kini = saya_pegawai(request), hari_ini()
    orang: Pegawai = get_object_or_404(orang_terlihat(saya), id_publik=id_publik)
    if orang.pk == saya.pk:
        return redirect("presensi:saya")
    catat_baca(orang, oleh=saya, pemilik=orang)
    penuh = permissions.melihat_kode(saya, orang)
    b = susun_bulan(orang.pk, baca_bulan(request.GET.get("bulan", ""), kini), kini, penuh=penuh)
    isi = {"bln": b, "kini": kini, "orang": orang, "sendiri": False, "penuh": penuh, "meja": penuh}
    return render(request, "presensi/bulan.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def catat(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Enter leave, official travel … for a person; it counts at once."""
    saya, status = saya_pegawai(request), 200
    orang: Pegawai = get_object_or_404(orang_terlihat(saya), id_publik=id_publik)
    permissions.pastikan_mengurus(saya, orang)
    catat_baca(orang, oleh=saya, pemilik=orang)
    form = KeteranganForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isian = actions.IsianKeterangan(**form.cleaned_data)
        try:
            usul = actions.catat_keterangan(orang, isian, oleh=saya, pada=sekarang())
        except AturanDilanggar as galat:
            form.add_error(None, galat.kalimat)
            status = galat.status
        else:
            messages.success(request, f"Tersimpan dan langsung berlaku. {orang.nama} diberi tahu.")
            return redirect("presensi:usul", usul.id_publik)
    elif form.errors:
        status = 400
    ada = UsulPresensi.objects.filter(pegawai=orang, jenis="KETERANGAN").order_by("-mulai", "-pk")
    isi = {"form": form, "orang": orang, "nada": NADA, "ada": ada[:10]}
    return render(request, "presensi/catat.html", isi, status=status)
