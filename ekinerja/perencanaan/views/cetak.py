"""The matriks to take away: PDF with code, and a sheet."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ekinerja.inti.dokumen.actions import kirim_pdf
from ekinerja.inti.dokumen.tanda import dengan_pena
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan import permissions
from ekinerja.perencanaan.cetak import XLSX, buku_matriks, nama_berkas, pdf_matriks
from ekinerja.perencanaan.models import Matriks
from ekinerja.perencanaan.views.umum import ambil_matriks


@require_safe
def pdf(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Landscape; a wide matriks comes in parts. `?tanda=pena` leaves room to sign by hand."""
    m = _ambil(request, id_publik)
    return kirim_pdf(pdf_matriks(m, pena=dengan_pena(request.GET.get("tanda"))), nama_berkas(m))


@require_safe
def excel(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    m = _ambil(request, id_publik)
    jawaban = HttpResponse(buku_matriks(m), content_type=XLSX)
    jawaban.headers["Content-Disposition"] = content_disposition_header(True, f"{nama_berkas(m)}.xlsx") or "attachment"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


def _ambil(request: HttpRequest, id_publik: UUID) -> Matriks:
    """For readers of the whole grid; a member reads his or her own row on the page."""
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    if not permissions.membaca_semua(saya, m):
        raise AturanDilanggar("Seluruh matriks dibaca pemimpin, atasannya, dan pengelola kinerja.", status=403)
    return m
