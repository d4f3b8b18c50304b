"""Writing for somebody who cannot, and the owner's answer to it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.harian import actions, bahan
from ekinerja.harian.forms import PerbaikiTulisanForm, TolakTulisanForm, TulisUntukForm
from ekinerja.harian.isi import isi_laporan
from ekinerja.harian.models import BantuanMenulis, LaporanHarian
from ekinerja.harian.permissions import bantuan_berjalan
from ekinerja.harian.syarat import LaporanDitolak
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import bilangan
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import ambil_laporan, bukti_formulir, jawab, pasang_galat

MAKS_PILIHAN = 200
_TERTULIS = "Tersimpan. {nama} yang mengonfirmasi; sampai itu hanya Anda berdua yang melihatnya."


@require_safe
def bantuan(request: HttpRequest) -> HttpResponse:
    """What waits for one's own confirmation, who writes for one, for whom one writes, and what one wrote."""
    saya, hari = saya_pegawai(request), hari_ini()
    lengkap = LaporanHarian.objects.select_related("pegawai", "dibantu_oleh", "rencana_aksi")
    ditulis = list(lengkap.filter(pegawai=saya, status="DRAF", dibantu_oleh__isnull=False).order_by("tanggal", "pk"))
    tulisan = list(lengkap.tulisan(saya).order_by("tanggal", "pk")[:MAKS_PILIHAN])
    berlaku = BantuanMenulis.objects.belum_selesai(hari).select_related("pegawai", "penulis").order_by("mulai", "pk")
    menulis = list(berlaku.filter(penulis=saya))
    per_orang = {b.pegawai_id: b for b in menulis if bantuan_berjalan(b)}
    konteks = {
        "menunggu": [lap for lap in ditulis if lap.ditolak_pada is None],
        "ditolak": [lap for lap in ditulis if lap.ditolak_pada is not None],
        "dibantu": list(berlaku.filter(pegawai=saya)),
        "menulis": menulis,
        "tulisan": [(lap, per_orang.get(lap.pegawai_id)) for lap in tulisan],
        "hari": hari,
    }
    return render(request, "harian/bantuan.html", konteks)


@require_POST
@sekali
def konfirmasi(request: HttpRequest) -> HttpResponse:
    """Confirm one or all: `laporan` is id:version, as on the screen."""
    saya = saya_pegawai(request)
    versi = dict(filter(None, map(_pilihan, request.POST.getlist("laporan")[:MAKS_PILIHAN])))
    kueri = LaporanHarian.objects.terlihat_oleh(saya).filter(pegawai=saya, id_publik__in=versi).untuk_halaman()
    pilihan = [(laporan, versi[laporan.id_publik]) for laporan in kueri.order_by("pk")]
    if not pilihan:
        raise AturanDilanggar("Tulisan itu sudah tidak menunggu konfirmasi Anda. Muat ulang halaman untuk melihatnya.")
    hasil = actions.konfirmasi(pilihan, oleh=saya)
    lepas = [h for h in hasil if h.galat is not None]
    if len(lepas) == len(hasil) == 1 and lepas[0].galat is not None:
        raise lepas[0].galat
    for h in lepas:
        messages.warning(request, f"{h.laporan.kegiatan}: {h.galat}")
    terkirim = len(hasil) - len(lepas)
    kabar = f"{terkirim} laporan dikonfirmasi dan terkirim." if terkirim else "Belum ada yang terkirim."
    return jawab(request, kabar, reverse("harian:bantuan"))


@require_POST
@sekali
def tolak(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Say that it is not right, with a reason for who wrote it."""
    laporan = ambil_laporan(request, id_publik)
    form = TolakTulisanForm(request.POST)
    if not form.is_valid():
        raise AturanDilanggar(" ".join(str(g) for d in form.errors.values() for g in d), status=400)
    actions.tolak_tulisan(laporan, oleh=saya_pegawai(request), alasan=form.cleaned_data["alasan"])
    nama = laporan.dibantu_oleh.nama if laporan.dibantu_oleh else "Penulisnya"
    return jawab(request, f"{nama} diberi tahu alasannya.", reverse("harian:bantuan"))


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def tulis(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The form, marked as written for somebody else."""
    satu = _milik_penulis(request, id_publik)
    terbuka = _rencana(satu)
    bahan_form = {"pegawai": satu.pegawai, "terbuka": {r["id"] for r in terbuka}}
    if request.method != "POST":
        catat_baca(satu, oleh=saya_pegawai(request), pemilik=satu.pegawai)
        return _tampilkan(
            request, satu, TulisUntukForm(initial=_awal(satu, saya_pegawai(request)), **bahan_form), terbuka
        )
    actions.pastikan_menulis(satu, saya_pegawai(request))
    form = TulisUntukForm(request.POST, request.FILES, **bahan_form)
    if not form.is_valid():
        return _tampilkan(request, satu, form, terbuka, status=400)
    try:
        bukti = bukti_formulir(form, satu.pegawai)
        laporan = actions.tulis_untuk(satu, form.isi(), oleh=saya_pegawai(request), bukti=bukti)
    except AturanDilanggar as galat:
        return _salah(request, satu, form, terbuka, galat)
    tandai(request, laporan)
    messages.success(request, _TERTULIS.format(nama=satu.pegawai.nama))
    return redirect("harian:bantuan")


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def perbaiki(request: HttpRequest, id_publik: UUID, id_laporan: UUID) -> HttpResponse:
    """Change what still waits, or was refused."""
    satu = _milik_penulis(request, id_publik)
    laporan, terbuka = _tulisan(request, satu, id_laporan), _rencana(satu)
    bahan_form = {"pegawai": satu.pegawai, "terbuka": {r["id"] for r in terbuka}}
    if request.method != "POST":
        catat_baca(laporan, oleh=saya_pegawai(request), pemilik=satu.pegawai)
        isi = isi_laporan(laporan)
        jam = {"jam_mulai": f"{isi.jam_mulai:%H.%M}", "jam_selesai": f"{isi.jam_selesai:%H.%M}"}
        awal = {**isi.kolom(), **jam, "rencana_aksi": isi.rencana.id_publik, "versi": laporan.versi}
        return _tampilkan(request, satu, PerbaikiTulisanForm(initial=awal, **bahan_form), terbuka, laporan)
    actions.pastikan_menulis(satu, saya_pegawai(request))
    form = PerbaikiTulisanForm(request.POST, request.FILES, **bahan_form)
    if not form.is_valid():
        return _tampilkan(request, satu, form, terbuka, laporan, status=400)
    versi = form.cleaned_data["versi"]
    try:
        bukti = bukti_formulir(form, satu.pegawai)
        actions.perbaiki_tulisan(satu, laporan, form.isi(), oleh=saya_pegawai(request), versi=versi, bukti=bukti)
    except AturanDilanggar as galat:
        return _salah(request, satu, form, terbuka, galat, laporan)
    messages.success(request, _TERTULIS.format(nama=satu.pegawai.nama))
    return redirect("harian:bantuan")


@require_POST
@sekali
def tarik(request: HttpRequest, id_publik: UUID, id_laporan: UUID) -> HttpResponse:
    """Take back what was written, also after the span."""
    satu = _milik_penulis(request, id_publik)
    actions.tarik_tulisan(_tulisan(request, satu, id_laporan), oleh=saya_pegawai(request))
    return jawab(request, f"Tulisan untuk {satu.pegawai.nama} ditarik.", reverse("harian:bantuan"))


def _pilihan(teks: str) -> tuple[UUID, int] | None:
    kode, _, versi = teks.partition(":")
    nomor = bilangan(versi)
    try:
        return None if nomor is None else (UUID(kode), nomor)
    except ValueError:
        return None


def _milik_penulis(request: HttpRequest, id_publik: UUID) -> BantuanMenulis:
    """404 for strangers; 403 for the person and the PPK, who see it and do not write here."""
    saya = saya_pegawai(request)
    terlihat = BantuanMenulis.objects.terlihat_oleh(saya).select_related("pegawai", "penulis")
    satu: BantuanMenulis = get_object_or_404(terlihat, id_publik=id_publik)
    if satu.penulis_id != saya.pk:
        raise AturanDilanggar(f"Halaman ini untuk {satu.penulis.nama}, yang ditunjuk menulis.", status=403)
    return satu


def _tulisan(request: HttpRequest, satu: BantuanMenulis, id_laporan: UUID) -> LaporanHarian:
    tulisan = LaporanHarian.objects.tulisan(saya_pegawai(request)).filter(pegawai=satu.pegawai).untuk_halaman()
    return get_object_or_404(tulisan.select_related("rencana_aksi__skp"), id_publik=id_laporan)


def _rencana(satu: BantuanMenulis) -> list[dict[str, Any]]:
    """Nothing while it is not in force: then nothing of the SKP is shown either."""
    if not bantuan_berjalan(satu):
        return []
    return bahan.rencana_bagi_penulis(satu.pegawai, satu.mulai, hari_ini())


def _awal(satu: BantuanMenulis, saya: Pegawai) -> dict[str, Any]:
    """Today, and an hour free of what this writer already wrote for it."""
    hari = hari_ini()
    lain = LaporanHarian.objects.tulisan(saya).filter(pegawai=satu.pegawai, tanggal=hari)
    sibuk = [(f"{a:%H:%M}", f"{z:%H:%M}") for a, z in lain.values_list("jam_mulai", "jam_selesai")]
    mulai, selesai = bahan.slot_kosong(sibuk)
    return {"tanggal": hari, "jam_mulai": f"{mulai:%H.%M}", "jam_selesai": f"{selesai:%H.%M}", "realisasi": 1}


def _salah(
    request: HttpRequest, satu: BantuanMenulis, form: TulisUntukForm, terbuka: list[dict[str, Any]],
    galat: AturanDilanggar, laporan: LaporanHarian | None = None,
) -> HttpResponse:  # fmt: skip
    """What was typed stays, with the sentence where it can be repaired."""
    if isinstance(galat, LaporanDitolak):
        pasang_galat(form, galat)
    elif galat.status == 400:
        form.add_error(None, ValidationError(galat.kalimat))
    else:
        raise galat
    return _tampilkan(request, satu, form, terbuka, laporan, status=galat.status)


def _tampilkan(
    request: HttpRequest, satu: BantuanMenulis, form: TulisUntukForm, terbuka: list[dict[str, Any]],
    laporan: LaporanHarian | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    akhir: date = min(satu.sampai, hari_ini())
    konteks = {
        "bantuan": satu, "form": form, "rencana": terbuka, "laporan": laporan, "akhir": akhir,
        "berjalan": bantuan_berjalan(satu),
        "bukti": list(laporan.bukti.select_related("berkas").order_by("pk")) if laporan else [],
    }  # fmt: skip
    return render(request, "harian/tulis_untuk.html", konteks, status=status)
