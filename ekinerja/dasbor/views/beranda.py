"""Home of the role: what matters today, in words; nothing to search for."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.dasbor import ringkasan
from ekinerja.dasbor.kalimat import kalimat_hari
from ekinerja.dasbor.tenggat import tenggat_terdekat
from ekinerja.harian import bahan
from ekinerja.harian.saran import saran_hari
from ekinerja.inti.menu import ButirTampil, semua_kelompok
from ekinerja.inti.tampil import hari_tanggal, salam, sapaan
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kalender.hitung import batas_laporan, hari_kerja
from ekinerja.kepegawaian.models import Pegawai, Penugasan, UnitKerja
from ekinerja.kepegawaian.peran import peran_saya
from ekinerja.kepegawaian.permissions import admin_kepegawaian
from ekinerja.perbaikan.ringkasan import usul_menunggu

MAKS_SARAN = 3
# Groups of the menu that everybody has; the others come with a role.
UMUM = {"utama", "Bantuan", "Akun", "Laporan harian", "Sebagai penilai"}
# Pages about an own SKP.
MILIK_SKP = ("harian:lapor", "skp:saya")
TANPA_SKP = (Pegawai.Status.PEJABAT_NEGARA, Pegawai.Status.NON_ASN)


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    pegawai: Pegawai | None = getattr(request.user, "pegawai", None)
    hari = hari_ini()
    isi: dict[str, Any] = {
        "hari": hari,
        "tanggal_ini": hari_tanggal(hari),
        "sapaan": _sapaan(pegawai),
        "awal": _awal(pegawai),
        "usul": usul_menunggu(pegawai),
    }
    if pegawai is None or pegawai.status in TANPA_SKP:
        return render(request, "dasbor/beranda_lain.html", {**isi, **_isi_lain(request, pegawai, hari)})
    return render(request, "dasbor/beranda.html", {**isi, **_isi_pegawai(request, pegawai, hari)})


def _awal(pegawai: Pegawai | None) -> list[dict[str, str]]:
    """First steps for the personnel office while nobody holds a position; empty once somebody does."""
    if not admin_kepegawaian(pegawai) or Penugasan.objects.exists():
        return []
    unit = UnitKerja.objects.exists()
    return [
        {
            "judul": "Impor unit kerja",
            "ket": "Susunan organisasi, dari Excel atau CSV",
            "keadaan": "selesai" if unit else "kini",
        },
        {"judul": "Impor pegawai", "ket": "Apa adanya dari SIMPEG atau SIASN", "keadaan": "kini" if unit else "nanti"},
        {"judul": "Bagikan kode aktivasi", "ket": "Tercetak per unit atau lewat surel", "keadaan": "nanti"},
    ]


def _sapaan(pegawai: Pegawai | None) -> str:
    return f"{salam(sekarang())}, {sapaan(pegawai)}" if pegawai else salam(sekarang())


def _isi_lain(request: HttpRequest, pegawai: Pegawai | None, hari: date) -> dict[str, Any]:
    """People without an SKP of their own: the mayor, a school's operator, a technical account."""
    return {
        "keadaan": ringkasan.keadaan(pegawai, hari) if pegawai else None,
        "kelompok": _menu_lain(request),
    }


def _menu_lain(request: HttpRequest) -> list[tuple[str, list[ButirTampil]]]:
    """The menu without what belongs to an own SKP; help comes last."""
    kelompok = [
        (nama, [m for m in isi if not m.kini and m.alamat not in map(reverse, MILIK_SKP)])
        for nama, isi in semua_kelompok(request)
        if nama not in ("Akun", "Laporan harian")
    ]
    return sorted((k for k in kelompok if k[1]), key=lambda k: k[0] == "Bantuan")


def _isi_pegawai(request: HttpRequest, pegawai: Pegawai, hari: date) -> dict[str, Any]:
    keadaan = ringkasan.keadaan(pegawai, hari)
    rencana = ringkasan.rencana_berjalan(pegawai, hari)
    hasil = ringkasan.hasil_menunggu(pegawai)
    return {
        **_isi_lapor(pegawai, rencana, keadaan, hari),
        "keadaan": keadaan,
        "kemajuan": ringkasan.kemajuan(rencana, hari),
        "umpan": ringkasan.umpan_balik_terbaru(pegawai),
        "tenggat": tenggat_terdekat(keadaan, hasil, hari),
        "peran": _menu_peran(request, pegawai),
    }


def _isi_lapor(
    pegawai: Pegawai, rencana: list[dict[str, Any]], keadaan: ringkasan.Keadaan, hari: date
) -> dict[str, Any]:
    """The card of today's report, and the sentence on top."""
    terbaru = ringkasan.laporan_terakhir(pegawai, hari)
    sudah = any(b["tanggal"] == hari and b["status"] != "DRAF" for b in terbaru)
    pekan = bahan.pekan(pegawai, terbaru, hari)
    bebas = next((h["bebas"] for h in pekan if h["kini"]), "")
    kerja = hari_kerja(hari)
    return {
        "kalimat": kalimat_hari(keadaan, hari_kerja=kerja, sudah=sudah, ada_rencana=bool(rencana), bebas=bebas),
        "pekan": pekan,
        "sudah": sudah,
        "konfirmasi": bahan.perlu_konfirmasi(terbaru),
        "bebas": bebas,
        "batas": None if sudah or bebas or not kerja else batas_laporan(hari),
        "saran": saran_hari(hari, terbaru, ringkasan.pilihan(rencana), maks=MAKS_SARAN),
        "ada_rencana": bool(rencana),
    }


def _menu_peran(request: HttpRequest, pegawai: Pegawai) -> list[tuple[str, list[ButirTampil]]]:
    """What a granted role adds; nothing for those without one."""
    if not peran_saya(pegawai):
        return []
    return [(nama, isi) for nama, isi in semua_kelompok(request) if nama not in UMUM]
