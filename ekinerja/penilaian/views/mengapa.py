"""Why this predikat, its documents, and its history."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.akses import catat_baca
from ekinerja.inti.dokumen.actions import kirim_pdf
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.penilaian import actions, dokumen, penjelasan, permissions
from ekinerja.penilaian.capaian import capaian_untuk
from ekinerja.penilaian.catatan import RAHASIA
from ekinerja.penilaian.isi import isi_evaluasi
from ekinerja.penilaian.models import Evaluasi
from ekinerja.penilaian.tampilan import LENCANA
from ekinerja.skp.isi import nilai_perilaku

from .umum import ambil

KEJADIAN = {
    "evaluasi.diajukan": "Dikirim untuk dinilai",
    "evaluasi.ditarik": "Permintaan ditarik kembali",
    "evaluasi.dinilai": "Dua rating dan predikat ditetapkan",
    "evaluasi.dibatalkan": "Penilaian dibuka lagi sebelum terbit",
    "evaluasi.ditinjau_ulang": "Kembali menunggu penilai",
    "evaluasi.diterbitkan": "Hasil diterbitkan",
    "evaluasi.diterima": "Hasil diterima pegawai",
    "evaluasi.dianggap_menerima": "Dianggap menerima karena batas tanggapan lewat",
    "evaluasi.penilai_berganti": "Pejabat penilai berganti",
    "evaluasi.potret_mengikuti_skp": "Data penilai atau jabatan dibetulkan pada SKP",
}


def _terbit(saya: Pegawai, id_publik: UUID) -> Evaluasi:
    """A published evaluation that this person may read."""
    e = ambil(saya, id_publik)
    if e.status in Evaluasi.TERBIT:
        return e
    if permissions.melihat_rating(saya, e):
        raise AturanDilanggar(
            "Hasil ini belum terbit. Halaman penjelasan dan dokumennya terbuka setelah Anda menerbitkannya."
        )
    raise AturanDilanggar(
        f"Hasil evaluasi {e.periode.sebutan} belum terbit. Begitu terbit, alasannya dapat dibaca di sini."
    )


@require_safe
def mengapa(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    e = _terbit(saya, id_publik)
    catat_baca(e, oleh=saya, pemilik=e.pegawai)
    hari = hari_ini()
    isi = isi_evaluasi(e)
    konteks = {
        "e": e,
        "isi": isi,
        "pemilik": permissions.pemilik(saya, e),
        "menerima": permissions.boleh_menerima(saya, e),
        "menyiapkan": permissions.boleh_menyiapkan_dokumen(saya, e),
        "capaian": capaian_untuk(e) if e.pimpinan_unit_id else None,
        "andai": penjelasan.andai(e),
        "aturan": penjelasan.aturan_dipakai(e),
        "tanggapan": penjelasan.tanggapan(e, hari),
        "pembaca": penjelasan.pembaca(e),
        "nilai_inti": nilai_perilaku(isi.rencana),
        "lencana": LENCANA[e.status],
        "hari": hari,
    }
    return render(request, "penilaian/mengapa.html", konteks)


@require_safe
def lihat_dokumen(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Dokumen Evaluasi as PDF."""
    return _pdf(request, id_publik, dokumen.DOKUMEN)


@require_safe
def lihat_formulir(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Formulir Evaluasi as PDF."""
    return _pdf(request, id_publik, dokumen.FORMULIR)


def _pdf(request: HttpRequest, id_publik: UUID, templat: str) -> HttpResponse:
    saya = saya_pegawai(request)
    e = _terbit(saya, id_publik)
    catat_baca(e, oleh=saya, pemilik=e.pegawai)
    return kirim_pdf(dokumen.pdf_evaluasi(e, templat), f"{templat}-{e.periode.sebutan}-{e.pegawai.nip or e.pk}")


@require_POST
@sekali
def siapkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Issue the papers of a result that has none yet, then show the asked one."""
    saya = saya_pegawai(request)
    actions.siapkan_dokumen(ambil(saya, id_publik), oleh=saya)
    rute = "penilaian:formulir" if request.POST.get("berkas") == "formulir" else "penilaian:dokumen"
    return redirect(rute, id_publik)


@require_safe
def jejak(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """History; ratings stay out of it until they are published."""
    saya = saya_pegawai(request)
    e = ambil(saya, id_publik)
    catat_baca(e, oleh=saya, pemilik=e.pegawai)
    baris = jejak_objek(e)
    if not permissions.melihat_rating(saya, e) and not permissions.penilai(saya, e):
        baris = [b for b in baris if b.kejadian not in RAHASIA]
    return render(request, "penilaian/jejak.html", {"e": e, "baris": baris, "kejadian": KEJADIAN})
