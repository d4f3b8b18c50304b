"""The pengelola kinerja: who still has no SKP in force, setting a draft, closing, correcting the snapshot."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import bilangan, kata_cari
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penilai_pada
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp import actions, kelolaan, permissions
from ekinerja.skp.actions.betulkan import beda_potret, periksa_potret, potret_benar, tolak_potret
from ekinerja.skp.actions.buka_tutup import periksa_buka_tutup, tolak_buka_tutup
from ekinerja.skp.actions.status import tolak_tetapkan, tolak_tutup
from ekinerja.skp.forms import BukaTutupForm, PotretForm, TetapkanForm, TutupForm
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.kesiapan import halangan_penetapan
from ekinerja.skp.models import Skp
from ekinerja.skp.tampilan import BULAN_MERENCANA, NADA, Bacaan, hak, konteks, langkah
from ekinerja.skp.views.umum import ambil, ke_skp

PER_HALAMAN = 30


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """People of one's area by the state of their SKP; states and names only, no content."""
    saya = saya_pegawai(request)
    if not permissions.mengelola(saya):
        raise AturanDilanggar("Halaman ini untuk admin BKPSDM (pengelola kinerja).", status=403)
    tahun_ada = _tahun_ada()
    diminta = bilangan(request.GET.get("tahun"))
    tahun = diminta if diminta in tahun_ada else hari_ini().year
    hitung = kelolaan.hitung(saya, tahun, hari_ini())
    pilih = kelolaan.kelompok(request.GET.get("status")) or kelolaan.terpenting(hitung)
    cari = kata_cari(request)
    baris = kelolaan.orang(saya, tahun, hari_ini(), pilih, cari)
    isi = {
        "tahun": tahun,
        "tahun_ada": tahun_ada,
        "hitung": hitung,
        "kelompok": kelolaan.KELOMPOK,
        "pilih": pilih,
        "cari": cari,
        "nada": NADA,
        "sebutan": dict(Skp.Status.choices),
        "dapat_disusunkan": kelolaan.dapat_disusunkan(tahun, hari_ini()),
        "hal": Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal")),
    }
    return render(request, "skp/kelola.html", isi)


@require_POST
@sekali
def susunkan(request: HttpRequest) -> HttpResponse:
    """Begin the draft of an absent person from the newest earlier SKP (R-12); then read it and set it."""
    saya = saya_pegawai(request)
    if not permissions.mengelola(saya):
        raise AturanDilanggar("Halaman ini untuk admin BKPSDM (pengelola kinerja).", status=403)
    tahun = bilangan(request.POST.get("tahun")) or 0
    if tahun not in _tahun_ada():
        raise AturanDilanggar("Tahun SKP tidak terbaca. Muat ulang halaman, lalu coba lagi.", status=400)
    orang = kelolaan.belum_mulai(saya, tahun, hari_ini(), _uuid(request.POST.get("pegawai")))
    if orang is None:
        raise Http404("pegawai")
    contoh = kelolaan.terdahulu(orang, tahun)
    skp = actions.mulai_skp(pegawai=orang, tahun=tahun, oleh=saya, pada=sekarang(), salin=contoh)
    tandai(request, skp)
    messages.success(request, f"Draf SKP {tahun} {orang.nama} disalin dari SKP {contoh.tahun}. Periksa, lalu tetapkan.")
    return _ke_tetapkan(skp)


def _uuid(teks: str | None) -> UUID:
    try:
        return UUID(teks or "")
    except ValueError:
        raise Http404("pegawai") from None


def _tahun_ada() -> list[int]:
    kini = hari_ini()
    return [*([kini.year + 1] if kini.month >= BULAN_MERENCANA else []), kini.year, kini.year - 1]


def _ambil(saya: Pegawai, id_publik: UUID) -> Skp:
    """Also a draft that the pengelola may read because its two weeks are over."""
    try:
        skp = ambil(saya, id_publik)
    except Http404:
        draf = Skp.objects.ditinjau_pengelola(saya, hari_ini()).untuk_halaman().filter(id_publik=id_publik).first()
        if draf is None:
            raise
        skp = draf
    catat_baca(skp, oleh=saya, pemilik=skp.pegawai)
    return skp


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def tetapkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Read a draft that was left lying, and set it with a reason (R-12)."""
    saya = saya_pegawai(request)
    skp = _ambil(saya, id_publik)
    form = TetapkanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        versi = bilangan(request.POST.get("versi"))
        actions.tetapkan(skp, oleh=saya, pada=sekarang(), alasan=form.cleaned_data["alasan"], dibaca=versi)
        messages.success(request, f"SKP {skp.tahun} {skp.pegawai.nama} ditetapkan. Pegawai dan penilainya diberi tahu.")
        return ke_skp(skp)
    if not permissions.boleh_menetapkan(saya, skp, hari_ini()):
        raise tolak_tetapkan(skp, saya)
    isi = isi_skp(skp)
    halaman = Bacaan(skp, isi, saya, hak(saya, skp), langkah(skp))
    lain = {"form": form, "halangan": halangan_penetapan(skp, isi)}
    return render(request, "skp/tetapkan.html", konteks(request, halaman, **lain), status=400 if form.errors else 200)


@require_POST
@sekali
def ingatkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Ask for what a draft still lacks."""
    saya = saya_pegawai(request)
    skp = _ambil(saya, id_publik)
    actions.ingatkan(skp, oleh=saya, pada=sekarang())
    messages.success(
        request, f"{skp.pegawai.nama} dan penilainya diingatkan. Pengingat sampai paling banyak sekali sehari."
    )
    return _ke_tetapkan(skp)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def tutup(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """End an SKP in force on a day, with a reason."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    catat_baca(skp, oleh=saya, pemilik=skp.pegawai)
    form = TutupForm(skp, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tutup(skp, oleh=saya, pada=sekarang(), **form.cleaned_data)
        except AturanDilanggar as galat:
            _ke_formulir(form, galat)
        else:
            messages.success(request, f"SKP {skp.tahun} {skp.pegawai.nama} ditutup. Ia dan penilainya diberi tahu.")
            return ke_skp(skp)
    if not permissions.boleh_menutup(saya, skp):
        raise tolak_tutup(skp, saya)
    isi = {"skp": skp, "form": form, "sebutan": dict(Skp.Status.choices)}
    return render(request, "skp/tutup.html", isi, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def buka_tutup(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Take back a closing that a wrong record caused: what would happen, or what stands in the way."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    catat_baca(skp, oleh=saya, pemilik=skp.pegawai)
    form = BukaTutupForm(request.POST or None)
    if not permissions.boleh_membuka_tutup(saya, skp):
        raise tolak_buka_tutup(skp, saya)
    if request.method == "POST" and form.is_valid():
        actions.buka_tutup(skp, alasan=form.cleaned_data["alasan"], oleh=saya, pada=sekarang())
        messages.success(request, f"SKP {skp.tahun} {skp.pegawai.nama} berlaku lagi. Ia dan penilainya diberi tahu.")
        return ke_skp(skp)
    isi = {"skp": skp, "form": form, "hasil": periksa_buka_tutup(skp)}
    return render(request, "skp/buka_tutup.html", isi, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def potret(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Correct PPK, Atasan PPK, unit and position: fill in, look at before and after, save."""
    saya = saya_pegawai(request)
    skp = _ambil(saya, id_publik)
    form = PotretForm(skp, request.POST or None)
    beda: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("langkah") == "simpan":
                versi = bilangan(request.POST.get("versi"))
                actions.betulkan_potret(
                    skp, form.isian(), oleh=saya, pada=sekarang(), alasan=form.cleaned_data["alasan"], dibaca=versi
                )
                messages.success(request, "Potret SKP dibetulkan. Pegawai dan penilainya diberi tahu.")
                return ke_skp(skp) if skp.status != Skp.Status.DRAF else _ke_tetapkan(skp)
            periksa_potret(skp, form.isian(), oleh=saya)
            beda = beda_potret(skp.potret, potret_benar(skp, form.isian()))
        except AturanDilanggar as galat:
            _ke_formulir(form, galat)
    if not permissions.boleh_membetulkan_potret(saya, skp, hari_ini()):
        raise tolak_potret(skp, saya)
    isi = {"skp": skp, "form": form, "beda": beda, "atasan_lain": _atasan_lain(form) if beda else None}
    return render(request, "skp/potret.html", isi, status=400 if form.errors else 200)


def _atasan_lain(form: PotretForm) -> Pegawai | None:
    """Who appraises the chosen PPK on that day, where the form names somebody else: mostly the superior of the former."""
    isian = form.isian()
    hubungan = penilai_pada(isian.penilai, isian.tanggal)
    return hubungan.penilai if hubungan and hubungan.penilai != isian.atasan_penilai else None


def _ke_formulir(form: forms.Form, galat: AturanDilanggar) -> None:
    """What was typed wrongly goes on top of the form; everything else is a page of its own."""
    if galat.status != 400:
        raise galat
    form.add_error(None, galat.kalimat)


def _ke_tetapkan(skp: Skp) -> HttpResponse:
    return redirect("skp:tetapkan", skp.id_publik)
