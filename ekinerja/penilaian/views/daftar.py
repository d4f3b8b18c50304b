"""`/penilaian/`: one's own evaluations, and the board of a PPK."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import unit_dipimpin
from ekinerja.kepegawaian.saya import bukan_ber_skp, saya_pegawai
from ekinerja.penilaian import actions, papan, permissions
from ekinerja.penilaian.forms import PenjelasanForm
from ekinerja.penilaian.models import Evaluasi
from ekinerja.penilaian.periode import KunciPeriode, baca_kunci, pilih
from ekinerja.penilaian.sebaran import sebaran
from ekinerja.penilaian.tampilan import LENCANA, langkah_pemilik

PER_HALAMAN = 25
MAKS_MILIK = 60


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The board for a PPK, else one's own evaluations; `?lihat=saya` shows the latter to a PPK too."""
    saya = saya_pegawai(request)
    if request.GET.get("lihat") == "saya":
        return _milik(request, saya, bool(Evaluasi.objects.filter(penilai=saya).exists()))
    ada, bawaan = papan.periode_penilai(saya, hari_ini())
    kunci = pilih(request.GET.get("periode"), ada, bawaan)
    if kunci is None:
        return _milik(request, saya, False)
    grup, sel, cari = request.GET.get("grup", ""), request.GET.get("sel", ""), kata_cari(request)
    if grup or sel or cari:
        return _tersaring(request, saya, kunci, grup, sel, cari)
    return _papan(request, saya, ada, kunci)


_evaluasi_saya = KueriSiap(
    lambda pegawai: Evaluasi.objects.filter(pegawai=pegawai)
    .select_related("periode", "skp", "penilai")
    .order_by("-periode__selesai", "-periode__mulai", "-pk")[:MAKS_MILIK],
    pegawai=int,
)  # fmt: skip


def _milik(request: HttpRequest, saya: Pegawai, punya_tim: bool) -> HttpResponse:
    hari = hari_ini()
    milik = _evaluasi_saya(pegawai=saya.pk)
    baris = [{"e": e, "langkah": langkah_pemilik(e, hari), "lencana": LENCANA[e.status]} for e in milik]
    isi = {
        "baris": baris,
        "punya_tim": punya_tim,
        "menu_unit": permissions.boleh_melihat_unit(saya),
        "tanpa_skp": bukan_ber_skp(saya),
    }
    return render(request, "penilaian/saya.html", isi)


def _papan(
    request: HttpRequest,
    saya: Pegawai,
    ada: list[KunciPeriode],
    kunci: KunciPeriode,
    form: PenjelasanForm | None = None,
) -> HttpResponse:
    hari = hari_ini()
    unit = unit_dipimpin(saya, hari)
    isi: dict[str, Any] = {
        "periode": ada[:8],
        "kunci": kunci,
        "papan": papan.papan(saya, kunci),
        "unit": unit,
        "sebaran": sebaran(saya, unit, kunci) if unit and unit.jenis.punya_capaian else None,
        "form": form or PenjelasanForm(auto_id="p_%s"),
        "tanpa_skp": bukan_ber_skp(saya),
    }
    return render(request, "penilaian/tim.html", isi, status=400 if form else 200)


def _tersaring(
    request: HttpRequest, saya: Pegawai, kunci: KunciPeriode, grup: str, sel: str, cari: str
) -> HttpResponse:
    baris = papan.saring(saya, kunci, grup=grup, sel=sel, cari=cari)
    isi = {
        "kunci": kunci,
        "grup": grup,
        "sel": sel,
        "cari": cari,
        "judul": papan.judul_saringan(grup, sel, cari),
        "hal": Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal")),
        "lencana": LENCANA,
    }
    return render(request, "penilaian/tim_daftar.html", isi)


def _kunci_kiriman(request: HttpRequest) -> KunciPeriode:
    kunci = baca_kunci(request.POST.get("periode"))
    if kunci is None:
        raise AturanDilanggar("Periodenya tidak terbaca. Muat ulang halaman, lalu coba lagi.", status=400)
    return kunci


@require_POST
@sekali
def terbitkan_semua(request: HttpRequest) -> HttpResponse:
    """Publish every rating of this PPK in the period that is set and not out yet: all or none."""
    saya, kunci = saya_pegawai(request), _kunci_kiriman(request)
    siap = Evaluasi.objects.filter(penilai=saya, status=Evaluasi.Status.DINILAI).pada_periode(kunci)
    with transaction.atomic():
        jumlah = 0
        for e in siap.untuk_halaman().order_by("pk"):
            actions.terbitkan(e, oleh=saya, pada=sekarang(), versi=e.versi_isi)
            jumlah += 1
    if not jumlah:
        raise AturanDilanggar("Tidak ada penilaian yang menunggu diterbitkan pada periode ini.")
    messages.success(request, f"{jumlah} hasil evaluasi {kunci.sebutan} terbit. Pegawainya sudah diberi tahu.")
    return redirect(f"{reverse('penilaian:daftar')}?periode={kunci}")


@require_POST
@sekali
def jelaskan(request: HttpRequest) -> HttpResponse:
    """R-37: the head's reason for a distribution that differs."""
    saya, kunci = saya_pegawai(request), _kunci_kiriman(request)
    unit = unit_dipimpin(saya, hari_ini())
    if unit is None:
        raise AturanDilanggar("Penjelasan sebaran ditulis oleh pimpinan unit.", status=403)
    form = PenjelasanForm(request.POST, auto_id="p_%s")
    if not form.is_valid():
        ada, _ = papan.periode_penilai(saya, hari_ini())
        return _papan(request, saya, ada, kunci, form)
    actions.jelaskan_distribusi(unit, kunci, alasan=form.cleaned_data["alasan"], oleh=saya, pada=sekarang())
    messages.success(request, f"Pertimbangan sebaran {unit.nama} tersimpan. Tidak ada predikat yang berubah.")
    return redirect(f"{reverse('penilaian:daftar')}?periode={kunci}")
