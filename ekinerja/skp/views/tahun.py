"""The moving year on screen: mine, one person's, and taking results along into a new draft."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aturan.tahun_skp import BagianSkp
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import bilangan
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai, Peran, UnitKerja
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.kepegawaian.peran import punya_peran
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan.kalender import sumber_skp
from ekinerja.skp import actions
from ekinerja.skp.actions.pegang import boleh
from ekinerja.skp.actions.tahun import OTOMATIS, boleh_menyesuaikan
from ekinerja.skp.models import Skp
from ekinerja.skp.salinan import calon_salinan, sumber_salinan
from ekinerja.skp.tahun import RuasTahun, Selisih, TahunPegawai, satu_tahun
from ekinerja.skp.tampilan import BULAN_MERENCANA, NADA
from ekinerja.skp.views.umum import ambil

# Roles that read the years of people below the unit they were granted for.
PEMBACA = (Peran.ADMIN_BKPSDM, Peran.AUDITOR, Peran.ADMIN_UNIT)
NADA_SELISIH = {
    Selisih.TUTUP: "awas",
    Selisih.SESUAIKAN: "kabar",
    Selisih.KOSONG: "awas",
    Selisih.BEDA: "kabar",
    Selisih.TUMPANG: "awas",
    Selisih.LUAR: "netral",
}


@require_safe
def saya(request: HttpRequest) -> HttpResponse:
    """The parts of my year: what covers each, what is missing, and why."""
    orang = saya_pegawai(request)
    return _halaman(request, orang, orang)


@require_safe
def orang(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The same of a person whose PPK, pengelola, auditor or admin unit one is."""
    saya = saya_pegawai(request)
    pegawai = get_object_or_404(Pegawai.objects.terlihat_oleh(saya), id_publik=id_publik)
    if not boleh_membaca_tahun(saya, pegawai):
        raise AturanDilanggar(
            "Tahun SKP dibaca yang bersangkutan, penilainya, BKPSDM, admin unit, dan auditor.", status=403
        )
    catat_baca(pegawai, oleh=saya, pemilik=pegawai)
    return _halaman(request, saya, pegawai)


def boleh_membaca_tahun(saya: Pegawai, pegawai: Pegawai) -> bool:
    """Of the people one may see: oneself, direct reports, and all for the reading roles."""
    if saya.pk == pegawai.pk or punya_peran(saya, *PEMBACA):
        return True
    return Pegawai.objects.dinilai_oleh(saya, hari_ini()).filter(pk=pegawai.pk).exists()


def _halaman(request: HttpRequest, saya: Pegawai, pegawai: Pegawai) -> HttpResponse:
    tahun = _tahun(request)
    isi_tahun = satu_tahun(pegawai, tahun)
    terbaca = set(Skp.objects.terlihat_oleh(saya).filter(pegawai=pegawai, tahun=tahun).values_list("pk", flat=True))
    sendiri, hari = saya.pk == pegawai.pk, hari_ini()
    isi: dict[str, Any] = {
        "pegawai": pegawai,
        "sendiri": sendiri,
        "tahun": tahun,
        "tahun_ada": _tahun_ada(pegawai),
        "isi_tahun": isi_tahun,
        "bilah": _bilah(isi_tahun),
        "uraian": _uraian(isi_tahun),
        "unit": _nama_unit(isi_tahun),
        "terbaca": terbaca,
        "susun": _dapat_disusun(pegawai, isi_tahun) if sendiri else set(),
        "sesuaikan": any(t.jenis in OTOMATIS for t in isi_tahun.temuan) and boleh_menyesuaikan(saya, pegawai, tahun),
        "nada": NADA,
        "nada_selisih": NADA_SELISIH,
        "sebutan": dict(Skp.Status.choices),
        "hari": hari,
        "jumlah": jumlah_bagian(isi_tahun),
    }
    return render(request, "skp/tahun.html", isi)


def jumlah_bagian(isi: TahunPegawai) -> int:
    """SKPs that are owed in the year."""
    return len(isi.wajib.bagian)


def _tahun(request: HttpRequest) -> int:
    diminta, kini = bilangan(request.GET.get("tahun")) or 0, hari_ini().year
    return diminta if 2022 <= diminta <= kini + 1 else kini


def _tahun_ada(pegawai: Pegawai) -> list[int]:
    kini = hari_ini()
    depan = {kini.year + 1} if kini.month >= BULAN_MERENCANA else set()
    return sorted(
        {*Skp.objects.filter(pegawai=pegawai).values_list("tahun", flat=True), kini.year} | depan, reverse=True
    )


def _bilah(isi: TahunPegawai) -> list[tuple[int, str]]:
    """(days, tone) along the year: covered, being written, missing, not owed."""
    return [(r.ruas.hari, _nada_ruas(r)) for r in isi.ruas]


_URAIAN = {
    "baik": "sudah ber-SKP",
    "kabar": "sedang atau akan disusun",
    "awas": "perlu diurus",
    "netral": "tanpa kewajiban",
}


def _uraian(isi: TahunPegawai) -> str:
    """The bar in words: 181 hari sudah ber-SKP, 184 hari sedang atau akan disusun."""
    hari = dict.fromkeys(_URAIAN, 0)
    for n, nada in _bilah(isi):
        hari[nada] += n
    return ", ".join(f"{n} hari {_URAIAN[nada]}" for nada, n in hari.items() if n) + "."


def _nada_ruas(r: RuasTahun) -> str:
    if not r.wajib:
        return "netral"
    if any(t.jenis in (Selisih.KOSONG, Selisih.TUTUP, Selisih.TUMPANG) for t in r.temuan):
        return "awas"
    if not r.skp or any(s.draf for s in r.skp):
        return "kabar"
    return "baik"


def _nama_unit(isi: TahunPegawai) -> dict[str, str]:
    kode = {b.unit for b in isi.wajib.bagian} | {s.unit for s in isi.skp}
    return dict(UnitKerja.objects.filter(kode__in=kode).values_list("kode", "nama"))


def _dapat_disusun(pegawai: Pegawai, isi: TahunPegawai) -> set[date]:
    """First days of the missing parts that are planned here."""
    hasil = set()
    for t in isi.temuan:
        if t.jenis == Selisih.KOSONG and isinstance(t.bagian, BagianSkp):
            tugas = penugasan_pada(pegawai, t.mulai)
            if tugas is not None and sumber_skp(tugas) == Skp.Sumber.LOKAL:
                hasil.add(t.mulai)
    return hasil


@require_POST
@sekali
def susun_bagian(request: HttpRequest) -> HttpResponse:
    """Begin the draft of a part that has none."""
    saya = saya_pegawai(request)
    try:
        mulai = date.fromisoformat(request.POST.get("mulai", ""))
    except ValueError:
        raise AturanDilanggar("Hari mulainya tidak terbaca. Muat ulang halaman, lalu coba lagi.", status=400) from None
    skp = actions.susun_bagian(saya, mulai.year, mulai, oleh=saya, pada=sekarang())
    tandai(request, skp)
    if sumber_salinan(skp):
        return redirect("skp:dari_sebelumnya", skp.id_publik)
    return redirect("skp:ubah", skp.id_publik)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def dari_sebelumnya(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Preview of the former SKP: tick what goes along into this draft."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    boleh(skp, saya)
    dari = sumber_salinan(skp)
    if dari is None:
        raise AturanDilanggar("Tidak ada SKP sebelumnya yang dapat disalin. Susun yang ini dari kosong.")
    galat = ""
    if request.method == "POST":
        try:
            n = actions.salin_pilihan(
                skp, request.POST.getlist("bawa"), lampiran="lampiran" in request.POST, oleh=saya, pada=sekarang()
            )
        except AturanDilanggar as salah:
            if salah.status != 400:
                raise
            galat = salah.kalimat
        else:
            messages.success(request, f"{n} hasil kerja dibawa ke draf ini. Periksa target dan RHK yang didukungnya.")
            return redirect("skp:ubah", skp.id_publik)
    isi = {"skp": skp, "dari": dari, "calon": calon_salinan(skp, dari), "galat": galat}
    return render(request, "skp/dari_sebelumnya.html", isi, status=400 if galat else 200)
