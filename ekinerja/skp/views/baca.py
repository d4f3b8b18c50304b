"""Reading: my SKP, one SKP, a former version, the history, the printed form."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.aturan.kewajiban import wajib_skp
from ekinerja.aturan.skp import FormulirSkp
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.dokumen.actions import kirim_pdf
from ekinerja.inti.dokumen.tanda import dengan_pena
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, Penugasan
from ekinerja.kepegawaian.penilai import penilai_pada, penugasan_pada
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan.kalender import sumber_skp
from ekinerja.skp import permissions
from ekinerja.skp.dokumen import dokumen_berlaku, pdf_skp, terbitkan_formulir
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import Skp, VersiSkp
from ekinerja.skp.tampilan import BULAN_MERENCANA, Bacaan, bacaan, hak, konteks, langkah
from ekinerja.skp.templat import ditawarkan
from ekinerja.skp.views.umum import ambil

KEJADIAN = {
    "skp.dimulai": "Mulai disusun",
    "skp.diajukan": "Diajukan kepada penilai",
    "skp.ditarik": "Ditarik kembali",
    "skp.disetujui": "Disetujui",
    "skp.dikembalikan": "Dikembalikan dengan catatan",
    "skp.diperbaiki": "Mulai diperbaiki",
    "skp.dibuka_kembali": "Dibuka kembali untuk perbaikan",
    "skp.ditutup": "Ditutup",
    "skp.penutupan_dibatalkan": "Penutupan dibatalkan, berlaku lagi",
    "skp.masa_disesuaikan": "Masa SKP mengikuti jabatan",
    "skp.disalin": "Hasil kerja dibawa dari SKP sebelumnya",
    "skp.diingatkan": "Diingatkan pengelola kinerja untuk melengkapi",
    "skp.ditetapkan": "Ditetapkan pengelola kinerja",
    "skp.potret_dibetulkan": "Data penilai dan jabatan dibetulkan pengelola kinerja",
    "skp.dihapus": "Dihapus",
    "skp.potret_diperbarui": "Data penilai dan jabatan diperbarui",
    "skp.penilai_berganti": "Pejabat penilai berganti",
    "skp.peran_diambil": "Peran diambil dari matriks",
    "skp.templat_diambil": "Baris diambil dari templat",
    "skp.dibagikan": "Dibagikan sebagai templat",
    "skp.batal_dibagikan": "Templatnya ditarik",
    "skp.rumusan_diganti": "Rumusan RHK diganti",
    "skp.diimpor": "Diimpor sebagai SKP yang berlaku",
    "skp.disiapkan": "Draf disiapkan dari berkas",
    "skp.lembar": "Diubah lewat lembar kerja Excel",
    "skp.diketik": "Diubah di aplikasi",
    "skp.target_dijelaskan": "Alasan target lebih rendah ditulis",
    "skp.dibebaskan": "Boleh diajukan tanpa RHK atasan",
    "skp.tim_dipilih": "Tim kerja untuk RHK dipilih",
}


@require_safe
def saya(request: HttpRequest) -> HttpResponse:
    """My SKP of the year (`?tahun=`), with the other years beside it."""
    orang = saya_pegawai(request)
    milik = list(Skp.objects.filter(pegawai=orang).untuk_halaman().order_by("-mulai"))
    tahun = _tahun(request)
    pilihan = [s for s in milik if s.tahun == tahun]
    lain = {
        "tahun": tahun,
        "tahun_ada": _tahun_ada(milik),
        "punya_bawahan": orang.hubungan_dinilai.filter(berlaku(hari_ini())).exists(),
    }
    if not pilihan:
        return render(request, "skp/kosong.html", {"request": request, **lain, **_pertama(orang, tahun, milik)})
    return render(request, "skp/baca.html", konteks(request, bacaan(orang, pilihan[0]), sejak=pilihan[1:], **lain))


def _tahun(request: HttpRequest) -> int:
    """The year asked for, else this year."""
    diminta = request.GET.get("tahun", "")
    if diminta.isascii() and diminta.isdigit() and 2022 <= int(diminta[:5]) <= hari_ini().year + 1:
        return int(diminta)
    return hari_ini().year


def _tahun_ada(milik: list[Skp]) -> list[int]:
    """Years to choose from: those with an SKP, this one, and the next from November on."""
    kini = hari_ini()
    depan = {kini.year + 1} if kini.month >= BULAN_MERENCANA else set()
    return sorted({s.tahun for s in milik} | {kini.year} | depan, reverse=True)


def _pertama(orang: Pegawai, tahun: int, milik: list[Skp]) -> dict[str, Any]:
    """The empty state: who the PPK is, whether an SKP is due, what it can start from."""
    hari = hari_ini()
    tugas = penugasan_pada(orang, hari)
    return {
        "hubungan": penilai_pada(orang, hari),
        "kewajiban": wajib_skp(orang.status, orang.kedudukan, hari=hari, mulai_bertugas=orang.tmt_cpns),
        "tugas": tugas,
        "resmi": tugas is not None and sumber_skp(tugas) == Skp.Sumber.RUANG_GTK,
        "templat": _ada_templat(orang, tugas) if tugas else False,
        "contoh": next((s for s in milik if s.tahun < tahun and s.sumber == Skp.Sumber.LOKAL), None),
    }


def _ada_templat(orang: Pegawai, tugas: Penugasan) -> bool:
    """Whether something is offered for this position; the draft's page shows what fits its form."""
    semua = (ditawarkan(orang.pk, tugas.jabatan.nama, tugas.unit_id, f) for f in FormulirSkp)
    return any(t.exists() for t in semua)


def _baca(orang: Pegawai, id_publik: UUID) -> Skp:
    """Through the permission; reading another's is logged."""
    skp = ambil(orang, id_publik)
    catat_baca(skp, oleh=orang, pemilik=skp.pegawai)
    return skp


@require_safe
def baca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """One SKP for whoever may see it."""
    orang = saya_pegawai(request)
    skp = _baca(orang, id_publik)
    return render(request, "skp/baca.html", konteks(request, bacaan(orang, skp)))


@require_safe
def versi(request: HttpRequest, id_publik: UUID, nomor: int) -> HttpResponse:
    """The content as it was approved (R-14)."""
    orang = saya_pegawai(request)
    skp = _baca(orang, id_publik)
    arsip = VersiSkp.objects.select_related("disetujui_oleh").filter(skp=skp, nomor=nomor).first()
    if arsip is None:
        raise Http404("versi")
    halaman = Bacaan(skp, arsip.isi, orang, hak(orang, skp), langkah(skp), arsip=True)
    return render(request, "skp/versi.html", konteks(request, halaman, arsip=arsip))


@require_safe
def jejak(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Who did what to this SKP."""
    skp = _baca(saya_pegawai(request), id_publik)
    isi = {"request": request, "skp": skp, "jejak": jejak_objek(skp), "kejadian": KEJADIAN}
    return render(request, "skp/jejak.html", isi)


@require_safe
def dokumen(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Formulir SKP as PDF: the issued one, or a draft that says so. `?tanda=pena` leaves room to sign by hand."""
    orang = saya_pegawai(request)
    skp = _baca(orang, id_publik)
    isi = pdf_skp(skp, bacaan(orang, skp).isi, pena=dengan_pena(request.GET.get("tanda")))
    return kirim_pdf(isi, f"SKP-{skp.tahun}-{skp.pegawai.nip or skp.pegawai.nama}")


@require_POST
@sekali
def terbitkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Issue the form of an SKP that was approved before forms were issued here (imported or seeded data)."""
    orang = saya_pegawai(request)
    skp = ambil(orang, id_publik)
    if not permissions.penerbit(orang, skp):
        raise AturanDilanggar("Formulir diterbitkan oleh pemilik SKP, penilainya, atau BKPSDM.", status=403)
    if not permissions.boleh_menerbitkan(orang, skp):
        raise AturanDilanggar("Formulir baru diterbitkan setelah SKP disetujui. Sementara itu, unduh drafnya.")
    if dokumen_berlaku(skp) is None:
        terbitkan_formulir(skp, isi_skp(skp), oleh=orang)
    return redirect("skp:dokumen", skp.id_publik)
