"""Sending a stored file: always a download, in a box of its own."""

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models.berkas import Berkas

from .jenis import SEMUA
from .simpan import periksa_utuh
from .tempat import letak

CSP = "sandbox; default-src 'none'"


def kirim_berkas(berkas: Berkas) -> HttpResponseBase:
    """The file as an attachment. The caller has checked the right through the object that holds it.

    Raises AturanDilanggar (409) when the bytes on disk are no longer those that were stored.
    """
    if not periksa_utuh(berkas):
        raise AturanDilanggar(
            "Berkas ini di server tidak sama lagi dengan yang dulu disimpan, jadi tidak kami tampilkan. "
            "Pengelola sudah diberi tahu dan dapat memulihkannya dari cadangan."
        )
    jawaban = FileResponse(letak(berkas.simpan).open("rb"))
    jawaban.headers["Content-Type"] = berkas.jenis_mime if berkas.jenis_mime in SEMUA else "application/octet-stream"
    jawaban.headers["Content-Length"] = str(berkas.ukuran)
    jawaban.headers["Content-Disposition"] = content_disposition_header(True, berkas.nama_asli) or "attachment"
    jawaban.headers["Content-Security-Policy"] = CSP
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    jawaban.headers["Cache-Control"] = "no-store"
    return jawaban
