"""Sending a stored file: always a download, in a box of its own."""

from typing import Any

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models.berkas import Berkas

from .jenis import SEMUA
from .utuh import buka_utuh

UMUM = "application/octet-stream"
CSP = "sandbox; default-src 'none'"
DIPERIKSA = "Berkas ini sedang diperiksa. Biasanya selesai dalam beberapa menit; muat ulang halaman, lalu coba lagi."


def kirim_berkas(berkas: Berkas, *, oleh: Any) -> StreamingHttpResponse:
    """The file as an attachment, read from the disk in pieces. The caller has checked the right of `oleh` (an object
    with `id_publik`) through the object that holds it.

    Raises AturanDilanggar (409) for others than the owner while it is in quarantine, for a file that cannot be used, and
    when the bytes on disk are no longer those that were stored.
    """
    if berkas.ditolak:
        raise AturanDilanggar(f"Berkas ini tidak dapat dipakai: {berkas.alasan}")
    if berkas.diperiksa and berkas.pemilik_uuid != oleh.id_publik:
        menunggu = AturanDilanggar(DIPERIKSA)
        menunggu.judul = "Berkas sedang diperiksa"
        raise menunggu
    isi = buka_utuh(berkas)
    if isi is None:
        raise AturanDilanggar(
            "Berkas ini di server tidak sama lagi dengan yang dulu disimpan, jadi tidak kami tampilkan. "
            "Pengelola sudah diberi tahu dan dapat memulihkannya dari cadangan."
        )
    # What nobody has looked into yet has no kind.
    jenis = berkas.jenis_mime if berkas.jenis_mime in SEMUA and not berkas.diperiksa else UMUM
    jawaban = StreamingHttpResponse(isi, content_type=jenis)
    jawaban.headers["Content-Length"] = str(berkas.ukuran)
    jawaban.headers["Content-Disposition"] = content_disposition_header(True, berkas.nama_asli) or "attachment"
    jawaban.headers["Content-Security-Policy"] = CSP
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    jawaban.headers["Cache-Control"] = "no-store"
    return jawaban
