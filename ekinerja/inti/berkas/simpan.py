"""Taking in a file of evidence."""

import errno
import hashlib
import logging
import time
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum

from ekinerja.inti.models.berkas import Berkas
from ekinerja.inti.waktu import lokal, sekarang

from . import gambar, pdf, tempat
from .jenis import BUKTI_MAKS, PDF, PER_TAHUN_MAKS, Jenis, tentukan, tolak
from .nama import rapikan

_log = logging.getLogger("kinerja.berkas")
_UMUR_YATIM = timedelta(days=1)


def simpan_bukti(unggahan: "UploadedFile[Any]", *, pemilik: Any) -> Berkas:
    """Check and store one piece of evidence: PDF, JPEG, PNG or WebP up to 5 MiB.

    `pemilik` is an object with `id_publik`, or a UUID. The same bytes of the same owner are stored once.
    Raises AturanDilanggar: 400 wrong or dangerous content, 413 too big or over the yearly room, 507 disk full.
    """
    uuid = pemilik if isinstance(pemilik, UUID) else pemilik.id_publik
    isi = _baca(unggahan)
    nama = rapikan(unggahan.name or "")
    jenis = tentukan(nama, isi)
    asal = hashlib.sha256(isi).hexdigest()
    lama = Berkas.objects.filter(pemilik_uuid=uuid, sha256_asal=asal, nama_asli=nama).first()
    if lama is not None:
        return lama
    _periksa_ruang(uuid, len(isi))
    bersih = _bersihkan(isi, jenis)
    return _catat(uuid, nama, jenis, bersih, asal)


def _baca(unggahan: "UploadedFile[Any]") -> bytes:
    terlalu_besar = tolak("Berkas ini lebih dari 5 MB. Perkecil dulu, lalu kirim lagi.", status=413)
    if (unggahan.size or 0) > BUKTI_MAKS:
        raise terlalu_besar
    unggahan.seek(0)
    isi: bytes = unggahan.read(BUKTI_MAKS + 1)
    if len(isi) > BUKTI_MAKS:
        raise terlalu_besar
    return isi


def _bersihkan(isi: bytes, jenis: Jenis) -> bytes:
    if jenis is PDF:
        pdf.periksa(isi)
        return isi
    return gambar.ulang(isi, jenis)


def _periksa_ruang(pemilik: UUID, tambahan: int) -> None:
    awal_tahun = lokal(sekarang()).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    milik = Berkas.objects.filter(pemilik_uuid=pemilik, dibuat_pada__gte=awal_tahun)
    if (milik.aggregate(n=Sum("ukuran"))["n"] or 0) + tambahan > PER_TAHUN_MAKS:
        raise tolak("Ruang bukti Anda tahun ini (200 MB) sudah penuh. Hapus bukti yang tidak perlu dulu.", status=413)


def _catat(pemilik: UUID, nama: str, jenis: Jenis, isi: bytes, asal: str) -> Berkas:
    try:
        simpan = tempat.tulis(isi)
    except OSError as galat:
        if galat.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise tolak("Ruang simpan di server penuh. Isian Anda masih ada; coba lagi nanti.", status=507) from galat
        raise
    # Should the row not come to be, the sweeper removes the file.
    return Berkas.objects.create(
        pemilik_uuid=pemilik,
        nama_asli=nama,
        jenis_mime=jenis.mime,
        ukuran=len(isi),
        sha256=hashlib.sha256(isi).hexdigest(),
        sha256_asal=asal,
        simpan=simpan,
    )


def hapus_berkas(berkas: Berkas) -> None:
    """Remove row and bytes; the bytes go once the transaction has committed."""
    letak = tempat.letak(berkas.simpan)
    berkas.delete()
    transaction.on_commit(partial(letak.unlink, missing_ok=True))


def baca_utuh(berkas: Berkas) -> bytes | None:
    """The stored bytes, or None when they are no longer those of the row; that is logged as an alarm."""
    try:
        isi = tempat.letak(berkas.simpan).read_bytes()
    except FileNotFoundError:
        isi = b""
    if hashlib.sha256(isi).hexdigest() == berkas.sha256:
        return isi
    _log.error("berkas %s tidak utuh lagi", berkas.id_publik)
    return None


def periksa_utuh(berkas: Berkas) -> bool:
    """True when the stored bytes are those of the row."""
    return baca_utuh(berkas) is not None


def sapu_yatim() -> int:
    """Remove files without a row that are older than a day. Returns how many."""
    jumlah = 0
    batas = time.time() - _UMUR_YATIM.total_seconds()
    for berkas in tempat.folder().glob("??/*"):
        if berkas.stat().st_mtime < batas and not Berkas.objects.filter(simpan=berkas.name).exists():
            berkas.unlink()
            jumlah += 1
    for berkas in tempat.folder().glob("??/.*.tmp"):
        if berkas.stat().st_mtime < batas:
            berkas.unlink()
            jumlah += 1
    return jumlah
