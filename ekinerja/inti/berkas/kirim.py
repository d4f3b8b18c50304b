"""Sending a stored file: always a download, in a box of its own."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models.berkas import Berkas

from .jenis import SEMUA
from .simpan import baca_utuh

UMUM = "application/octet-stream"
CSP = "sandbox; default-src 'none'"


def kirim_berkas(berkas: Berkas) -> HttpResponse:
    """The file as an attachment. The caller has checked the right through the object that holds it.

    Raises AturanDilanggar (409) when the bytes on disk are no longer those that were stored.
    """
    isi = baca_utuh(berkas)
    if isi is None:
        raise AturanDilanggar(
            "Berkas ini di server tidak sama lagi dengan yang dulu disimpan, jadi tidak kami tampilkan. "
            "Pengelola sudah diberi tahu dan dapat memulihkannya dari cadangan."
        )
    jawaban = HttpResponse(isi, content_type=berkas.jenis_mime if berkas.jenis_mime in SEMUA else UMUM)
    jawaban.headers["Content-Length"] = str(len(isi))
    jawaban.headers["Content-Disposition"] = content_disposition_header(True, berkas.nama_asli) or "attachment"
    jawaban.headers["Content-Security-Policy"] = CSP
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    jawaban.headers["Cache-Control"] = "no-store"
    return jawaban
