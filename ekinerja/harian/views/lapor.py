"""`/lapor`: a shell that is the same for everybody, the person's data beside it, and the sending."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from ekinerja.harian import actions
from ekinerja.harian.actions import BuktiBaru
from ekinerja.harian.forms import LaporanForm, dari_json
from ekinerja.harian.isi import isi_laporan, tampil_isi
from ekinerja.harian.lampiran import berkas_terunggah
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.susun_data import data_lapor
from ekinerja.harian.syarat import LaporanDitolak
from ekinerja.inti import csrf
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jawab import mau_json
from ekinerja.inti.menu import lonceng, menu
from ekinerja.inti.pengaturan import instansi
from ekinerja.inti.peristiwa import alamat_aliran
from ekinerja.inti.sekali import KirimanLain, sekali, tandai
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import bukti_formulir, pastikan_pemilik_ponsel

MEDAN = (
    "rencana_aksi", "kegiatan", "realisasi", "satuan", "tanggal", "jam_mulai", "jam_selesai", "keterangan", "tautan",
)  # fmt: skip
# A moment with its offset is 32 characters; a clock wrong by years says nothing.
MAKS_JAM, MAKS_SELISIH = 40, 3660


@require_safe
def lapor(request: HttpRequest) -> HttpResponse:
    """The shell: same bytes for everybody; `lapor.js` fills it from `/lapor/data`."""
    isi, etag = cangkang(instansi().jenis == "demo")
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    return HttpResponse(isi, headers={"ETag": etag, "Cache-Control": "private, no-cache"})


@lru_cache(maxsize=2)
def cangkang(demo: bool) -> tuple[bytes, str]:
    """The shell and its ETag."""
    isi = render_to_string("harian/cangkang.html", {"demo": demo}).encode()
    return isi, f'"{sha256(isi).hexdigest()[:32]}"'


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What the shell shows to this person."""
    pegawai = saya_pegawai(request)
    bel = lonceng(request)
    bingkai = {
        "csrf": csrf.token(request),
        "aliran": alamat_aliran(request),
        "menu": [{"teks": m.teks, "alamat": m.alamat, "ikon": m.ikon, "ponsel": m.ponsel} for m in menu(request)],
        "lonceng": {"alamat": bel.alamat, "jumlah": bel.jumlah} if bel else None,
        "waktu": sekarang().isoformat(),
    }
    return JsonResponse({**bingkai, **data_lapor(pegawai, hari_ini())})


@require_POST
def kirim(request: HttpRequest) -> HttpResponse:
    """Send one report (or keep it as a draft): 201 new, 200 repeated, 400 unreadable, 409 refused by the rule.

    422: the key was used for another content; the answer brings what is kept, so that both can be compared.
    """
    try:
        return _kirim(request)
    except KirimanLain as galat:
        raise _dengan_yang_tersimpan(galat, saya_pegawai(request)) from None


@sekali
def _kirim(request: HttpRequest) -> HttpResponse:
    pegawai = saya_pegawai(request)
    pastikan_pemilik_ponsel(request, pegawai)
    isi = _isi_kiriman(request)
    form = LaporanForm(dari_json(isi, MEDAN) if isinstance(isi, dict) else isi, request.FILES, pegawai=pegawai)
    if not form.is_valid():
        return _galat(form.errors.get_json_data(), 400)
    try:
        laporan = _simpan(form, isi, pegawai)
    except LaporanDitolak as galat:
        return _ditolak(galat)
    tandai(request, laporan)
    return _terkirim(request, laporan)


def _simpan(form: LaporanForm, isi: Mapping[str, Any], pegawai: Pegawai) -> LaporanHarian:
    bukti = [*bukti_formulir(form, pegawai), *_bukti_terunggah(isi, pegawai)]
    aksi = actions.simpan_draf if isi.get("sebagai") == "draf" else actions.kirim_baru
    return aksi(form.isi(), oleh=pegawai, bukti=bukti, dibuat_klien=_jam_klien(isi.get("dibuat_klien")))


def _jam_klien(teks: object) -> datetime | None:
    """The phone's clock with its offset; whatever else stands there is no reason to refuse a report."""
    try:
        saat = datetime.fromisoformat(teks) if isinstance(teks, str) and len(teks) <= MAKS_JAM else None
        return saat if saat and saat.utcoffset() is not None and abs((saat - sekarang()).days) <= MAKS_SELISIH else None
    except (ValueError, OverflowError):
        return None


def _dengan_yang_tersimpan(galat: KirimanLain, pegawai: Pegawai) -> AturanDilanggar:
    lama = LaporanHarian.objects.select_related("rencana_aksi__skp", "rencana_aksi__indikator")
    laporan = lama.filter(pegawai=pegawai, id_publik=galat.objek).first()
    if laporan is None:
        return galat
    kini = tampil_isi(isi_laporan(laporan).json())
    bentrok = Bentrok(galat.kalimat, oleh=pegawai.nama, pada=laporan.diubah_pada, versi_kini=kini)
    bentrok.status = galat.status
    return bentrok


def _isi_kiriman(request: HttpRequest) -> Mapping[str, Any]:
    if request.content_type != "application/json":
        return request.POST
    try:
        isi = json.loads(request.body)
    except (ValueError, RecursionError):
        isi = None
    if not isinstance(isi, dict):
        raise AturanDilanggar("Kiriman tidak terbaca. Muat ulang halaman, lalu kirim lagi.", status=400)
    return isi


def _bukti_terunggah(isi: Mapping[str, Any], pegawai: Pegawai) -> list[BuktiBaru]:
    """Files that were put to `/lampiran/<sha256>` before; the report names their digests."""
    sidik = isi.get("bukti") if isinstance(isi, dict) else isi.getlist("bukti")  # type: ignore[attr-defined]
    if not isinstance(sidik, list):
        return []
    hasil = []
    for s in sidik[: actions.bukti.MAKS_BUKTI + 1]:
        berkas = berkas_terunggah(pegawai, str(s))
        if berkas is None:
            raise AturanDilanggar("Foto bukti belum sampai di server. Lampirkan lagi, lalu kirim.", status=400)
        hasil.append(BuktiBaru(berkas=berkas))
    return hasil


def _terkirim(request: HttpRequest, laporan: LaporanHarian) -> HttpResponse:
    draf = laporan.status == LaporanHarian.Status.DRAF
    if draf:
        kabar = "Tersimpan sebagai draf. Hanya Anda yang melihatnya."
    elif laporan.penilai is None:
        kabar = "Laporan terkirim. Pejabat penilai Anda belum tercatat; hubungi pengelola kepegawaian."
    elif laporan.terlambat:
        kabar = f"Terkirim, ditandai terlambat. {laporan.penilai.nama} dapat memberi izin dengan menerimanya."
    else:
        kabar = f"Laporan terkirim ke {laporan.penilai.nama}."
    alamat = f"/lapor/{laporan.id_publik}/"
    if not mau_json(request) and request.content_type != "application/json":
        return redirect(alamat)
    isi = {"id": str(laporan.id_publik), "status": laporan.status, "alamat": alamat, "kabar": kabar}
    return JsonResponse(isi, status=201, headers={"Location": alamat})


def _ditolak(galat: LaporanDitolak) -> JsonResponse:
    isi = {"kalimat": galat.kalimat, "butir": list(galat.butir), "medan": dict(galat.medan), "dasar": galat.dasar}
    return JsonResponse(isi, status=galat.status)


def _galat(medan: Mapping[str, Any], status: int) -> JsonResponse:
    per = {nama: [g["message"] for g in daftar] for nama, daftar in medan.items()}
    butir = [k for daftar in per.values() for k in daftar]
    kalimat = butir[0] if len(butir) == 1 else "Beberapa isian perlu diperbaiki. Yang sudah Anda ketik tetap ada."
    return JsonResponse({"kalimat": kalimat, "butir": butir, "medan": per}, status=status)
