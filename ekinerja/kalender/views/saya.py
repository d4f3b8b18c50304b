"""The year as one person sees it, and what is overdue in a unit."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.aturan import AnakTangga, anak_tangga, tangga_pengingat
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.tampil import hari_tanggal, tanggal
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender import butir, hitung, permissions
from ekinerja.kalender.butir import Butir, JenisTertunda
from ekinerja.kalender.models import Gangguan
from ekinerja.kepegawaian.saya import saya_pegawai

PER_HALAMAN = 25
LIBUR_DEPAN = timedelta(days=90)
SEHARI = timedelta(days=1)
PENERIMA = {
    "PEGAWAI": "Yang mengerjakan", "PENILAI": "Pejabat penilai", "ATASAN_PENILAI": "Atasan pejabat penilai",
    "PIMPINAN_UNIT": "Pimpinan unit",
    "PENGELOLA": "Pengelola kinerja BKPSDM",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tampilan:
    """One date with the words around it."""

    b: Butir
    sisa: str
    nada: str | None
    mengapa: list[str]


@require_safe
def kalender(request: HttpRequest) -> HttpResponse:
    """What is open, what comes next, what has passed, each with why."""
    saya, hari = saya_pegawai(request), hari_ini()
    kelompok: dict[str, list[Tampilan]] = {butir.BUKA: [], butir.LEWAT: [], butir.NANTI: []}
    for b in butir.kumpulkan(saya, hari):
        kelompok[b.keadaan(hari)].append(_tampilan(b, hari))
    libur = hitung.penanggalan().kalender.libur
    isi = {
        "hari": hari, "buka": kelompok[butir.BUKA], "lewat": kelompok[butir.LEWAT], "nanti": kelompok[butir.NANTI],
        "libur": [libur[h] for h in sorted(libur) if hari <= h <= hari + LIBUR_DEPAN],
        "gangguan": list(Gangguan.objects.filter(dibatalkan_pada=None)[:3]),
        "ada_unit": bool(permissions.jalur_unit(saya)),
    }  # fmt: skip
    return render(request, "kalender/saya.html", isi)


def _tampilan(b: Butir, hari: date) -> Tampilan:
    keadaan = b.keadaan(hari)
    if keadaan == butir.NANTI:
        sisa, nada = f"dibuka {tanggal(b.buka)}", None
    elif keadaan == butir.LEWAT:
        sisa, nada = _lewat(hitung.hari_terlambat(b.batas, hari)), "awas"
    else:
        sisa, nada = _sisa(b.batas, hari), "senja"
    return Tampilan(b, sisa, nada, mengapa(b))


def _lewat(n: int) -> str:
    return f"lewat {n} hari kerja; masih dapat dikerjakan" if n else "lewat, tanpa hitungan terlambat"


def _sisa(batas: date, hari: date) -> str:
    if batas == hari:
        return "hari ini yang terakhir"
    n = hitung.jumlah_hari_kerja(hari + SEHARI, batas)
    return f"{n} hari kerja lagi" if n else "sebelum hari kerja berikutnya"


def mengapa(b: Butir) -> list[str]:
    """Why this date: the source, and the outages that moved it."""
    langkah = [b.dasar, f"Terbuka {hari_tanggal(b.buka)} sampai {hari_tanggal(b.asli)}, hari terakhir ikut dihitung."]
    if b.batas > b.asli:
        tersita = hitung.hari_tersita(b.buka, b.batas)
        langkah.append(
            f"Sistem terganggu pada {', '.join(tanggal(h) for h in tersita)}. Hari itu tidak dihitung, "
            f"jadi batasnya menjadi {hari_tanggal(b.batas)}."
        )
    return langkah


# -- the unit ---------------------------------------------------------------------------------------------------------


@require_safe
def unit(request: HttpRequest) -> HttpResponse:
    """Overdue work of one kind, by unit and name; never ranked."""
    saya, hari = saya_pegawai(request), hari_ini()
    jalur = permissions.jalur_unit(saya)
    if not jalur:
        raise AturanDilanggar(
            "Yang tertunda dibaca oleh pimpinan unit, admin unit, admin BKPSDM, dan auditor. "
            "Batas Anda sendiri ada di Kalender kinerja.",
            status=403,
        )
    semua = butir.semua_tertunda()
    pilih = next((j for j in semua if j.kode == request.GET.get("jenis")), semua[0])
    cari = kata_cari(request)
    hal = Paginator(pilih.baris(jalur, hari, cari), PER_HALAMAN).get_page(request.GET.get("hal"))
    isi = {
        "semua": semua, "pilih": pilih, "cari": cari, "hal": hal, "baris": [_baris(pilih, b, hari) for b in hal],
        "tangga": tangga_pengingat(hari, pilih.pengingat), "penerima": PENERIMA, "gangguan": bool(hitung.hari_tersita(hari, hari)),
    }  # fmt: skip
    return render(request, "kalender/unit.html", isi)


def _baris(jenis: JenisTertunda, b: dict[str, Any], hari: date) -> dict[str, Any]:
    batas = jenis.akhir(b["buka"], b["batas"])
    lewat = hitung.hari_terlambat(batas, hari)
    anak: AnakTangga | None = anak_tangga(lewat, hari, jenis.pengingat)
    return {
        **b,
        "tentang": jenis.tentang(b),
        "bergeser": bool(hitung.hari_tersita(b["buka"], batas)),
        "batas": batas,
        "lewat": lewat,
        "anak": anak,
    }
