"""`/lapor`: a shell that is the same for everybody, the person's data beside it, and the sending."""

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from ekinerja.harian import actions
from ekinerja.harian.actions import BuktiBaru
from ekinerja.harian.forms import LaporanForm, dari_json
from ekinerja.harian.lampiran import berkas_terunggah
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.susun_data import data_lapor
from ekinerja.harian.syarat import LaporanDitolak
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jawab import mau_json
from ekinerja.inti.menu import lonceng, menu
from ekinerja.inti.pengaturan import instansi
from ekinerja.inti.peristiwa import alamat_aliran
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import bukti_formulir

MEDAN = (
    "rencana_aksi", "kegiatan", "realisasi", "satuan", "tanggal", "jam_mulai", "jam_selesai", "keterangan", "tautan",
)  # fmt: skip


@require_safe
def lapor(request: HttpRequest) -> HttpResponse:
    """The shell: same bytes for everybody; `lapor.js` fills it from `/lapor/data`."""
    isi, etag = _cangkang(instansi().jenis == "demo")
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    return HttpResponse(isi, headers={"ETag": etag, "Cache-Control": "private, no-cache"})


@lru_cache(maxsize=2)
def _cangkang(demo: bool) -> tuple[bytes, str]:
    isi = render_to_string("harian/cangkang.html", {"demo": demo}).encode()
    return isi, f'"{sha256(isi).hexdigest()[:32]}"'


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What the shell shows to this person."""
    pegawai = saya_pegawai(request)
    bel = lonceng(request)
    bingkai = {
        "csrf": get_token(request),
        "aliran": alamat_aliran(request),
        "menu": [{"teks": m.teks, "alamat": m.alamat, "ikon": m.ikon, "ponsel": m.ponsel} for m in menu(request)],
        "lonceng": {"alamat": bel.alamat, "jumlah": bel.jumlah} if bel else None,
    }
    return JsonResponse({**bingkai, **data_lapor(pegawai, hari_ini())})


@require_POST
@sekali
def kirim(request: HttpRequest) -> HttpResponse:
    """Send one report (or keep it as a draft): 201 new, 200 repeated, 400 unreadable, 409 refused by the rule."""
    pegawai = saya_pegawai(request)
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
    if isi.get("sebagai") == "draf":
        return actions.simpan_draf(form.isi(), oleh=pegawai, bukti=bukti)
    return actions.kirim_baru(form.isi(), oleh=pegawai, bukti=bukti, luring=isi.get("luring") in (True, "1"))


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
