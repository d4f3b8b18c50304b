"""What comes out of the daily entries: recap of a month, evidence of a triwulan. On screen, as Excel, as PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.harian import cetak
from ekinerja.harian.rentang import Rentang, bulan_ini, pilihan_bulan, pilihan_triwulan, triwulan_ini
from ekinerja.harian.ringkasan import Ringkasan, ringkas
from ekinerja.harian.tampilan import KEADAAN
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.dokumen.actions import kirim_pdf
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai

from .lembar import periode_diminta
from .orang import ambil_orang, laporan_terbaca
from .riwayat import kirim_xlsx


@dataclass(frozen=True, slots=True)
class _Jenis:
    """One of the two pages."""

    nama: str
    templat: str
    bawaan: Callable[[], Rentang]
    pilihan: Callable[[], list[Rentang]]
    xlsx: Callable[[Ringkasan], bytes]
    pdf: Callable[[Ringkasan, Pegawai, Rentang], bytes]


_REKAP = _Jenis("rekap", "harian/rekap.html", bulan_ini, pilihan_bulan, cetak.rekap_xlsx, cetak.rekap_pdf)
_BUKTI = _Jenis(
    "daftar-bukti", "harian/daftar_bukti.html", triwulan_ini, pilihan_triwulan, cetak.bukti_xlsx, cetak.bukti_pdf
)


@require_safe
def rekap(request: HttpRequest) -> HttpResponse:
    """Own reports per RHK: days, sums per unit, what was accepted."""
    return _jawab(request, saya_pegawai(request), _REKAP)


@require_safe
def rekap_orang(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The same of somebody whose reports this reader may see."""
    return _jawab(request, ambil_orang(request, id_publik), _REKAP)


@require_safe
def daftar_bukti(request: HttpRequest) -> HttpResponse:
    """Own evidence by RHK and rencana aksi, gathered from the reports."""
    return _jawab(request, saya_pegawai(request), _BUKTI)


@require_safe
def daftar_bukti_orang(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The same of somebody whose reports this reader may see."""
    return _jawab(request, ambil_orang(request, id_publik), _BUKTI)


def _jawab(request: HttpRequest, orang: Pegawai, jenis: _Jenis) -> HttpResponse:
    pembaca, r = saya_pegawai(request), periode_diminta(request, jenis.bawaan())
    catat_baca(orang, oleh=pembaca, pemilik=orang)
    isi = ringkas(laporan_terbaca(pembaca, orang), r.mulai, r.sampai)
    nama = f"{jenis.nama}-{orang.nip or orang.id_publik}-{r.kode}"
    match request.GET.get("bentuk"):
        case "xlsx":
            return kirim_xlsx(jenis.xlsx(isi), nama)
        case "pdf":
            return kirim_pdf(jenis.pdf(isi, orang, r), nama)
    konteks = {
        "r": isi,
        "orang": orang,
        "sendiri": orang == pembaca,
        "periode": r,
        "pilihan": jenis.pilihan(),
        "keadaan": KEADAAN,
    }
    return render(request, jenis.templat, konteks)
