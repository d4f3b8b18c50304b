"""Taking in a file of evidence: what its first bytes tell is decided at once, the rest by the worker."""

import contextlib
from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum

from ekinerja.inti.kunci_db import antre_tulis
from ekinerja.inti.models.berkas import Berkas
from ekinerja.inti.waktu import lokal, sekarang

from . import gambar, pdf, tempat
from .bersihkan import panggil_pembersih
from .jenis import BUKTI_MAKS, PDF, PER_TAHUN_MAKS, Jenis, tentukan, terlalu_besar, tolak
from .masuk import POTONG, Masuk, tulis_masuk
from .nama import rapikan

K = Berkas.Keadaan


def simpan_bukti(unggahan: "UploadedFile[Any]", *, pemilik: Any) -> Berkas:
    """Store one piece of evidence (PDF, JPEG, PNG or WebP up to 5 MiB) as it was sent; the worker cleans it.

    `pemilik` is an object with `id_publik`, or a UUID. The same bytes of the same owner are stored once.
    Raises AturanDilanggar: 400 wrong content, 413 too big or over the yearly room, 507 disk full.
    """
    if (unggahan.size or 0) > BUKTI_MAKS:
        raise terlalu_besar()
    masuk = getattr(unggahan, "masuk", None) or tulis_masuk(unggahan.chunks(POTONG))
    return simpan_masuk(masuk, unggahan.name or "", pemilik=pemilik)


def simpan_masuk(masuk: Masuk, nama: str, *, pemilik: Any, senama: bool = True) -> Berkas:
    """The same for bytes that have arrived already; `masuk` is used up, also by a refusal.

    `senama=False`: the digest alone decides whether it is there, whatever it was called before.
    """
    uuid = pemilik if isinstance(pemilik, UUID) else pemilik.id_publik
    try:
        rapi = rapikan(nama)
        lama = berkas_pemilik(uuid, masuk.sidik, rapi if senama else None)
        if lama is not None:
            return lama
        jenis = tentukan(rapi, masuk.kepala)
        _periksa_luar(masuk, jenis)
        _periksa_ruang(uuid, masuk.ukuran)
        return _taruh(uuid, rapi, jenis, masuk, senama=senama)
    finally:
        masuk.buang()


def berkas_pemilik(pemilik: UUID, sidik: str, nama: str | None = None) -> Berkas | None:
    """The file this owner sent with that digest. Raises AturanDilanggar (400) when it was found unusable."""
    kueri = Berkas.objects.filter(pemilik_uuid=pemilik, sha256_asal=sidik)
    lama = (kueri.filter(nama_asli=nama) if nama is not None else kueri).order_by("-pk").first()
    if lama is not None and lama.ditolak:
        raise tolak(lama.alasan)
    return lama


def _periksa_luar(masuk: Masuk, jenis: Jenis) -> None:
    """What costs nothing: the header of a picture, both ends of a PDF."""
    with masuk.jalur.open("rb") as berkas:
        if jenis is PDF:
            pdf.periksa_ujung(berkas, masuk.ukuran)
        else:
            gambar.periksa_kepala(berkas, jenis)


def _periksa_ruang(pemilik: UUID, tambahan: int) -> None:
    awal_tahun = lokal(sekarang()).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    milik = Berkas.objects.filter(pemilik_uuid=pemilik, dibuat_pada__gte=awal_tahun).exclude(keadaan=K.DITOLAK)
    if (milik.aggregate(n=Sum("ukuran"))["n"] or 0) + tambahan > PER_TAHUN_MAKS:
        raise tolak("Ruang bukti Anda tahun ini (200 MB) sudah penuh. Hapus bukti yang tidak perlu dulu.", status=413)


def _taruh(pemilik: UUID, nama: str, jenis: Jenis, masuk: Masuk, *, senama: bool) -> Berkas:
    """Bytes first, then the row: should the row not come to be, the bytes go again (the sweeper, after a kill)."""
    simpan = tempat.ambil_masuk(masuk.jalur)
    try:
        with transaction.atomic():
            antre_tulis()
            # Another request may have brought the same bytes meanwhile.
            berkas = berkas_pemilik(pemilik, masuk.sidik, nama if senama else None)
            if berkas is not None:
                tempat.letak(simpan).unlink(missing_ok=True)
                return berkas
            berkas = Berkas.objects.create(
                pemilik_uuid=pemilik, nama_asli=nama, jenis_mime=jenis.mime, ukuran=masuk.ukuran, sha256=masuk.sidik,
                sha256_asal=masuk.sidik, simpan=simpan, keadaan=K.KARANTINA,
            )  # fmt: skip
            panggil_pembersih()
            return berkas
    except BaseException:
        with contextlib.suppress(OSError):
            tempat.letak(simpan).unlink(missing_ok=True)
        raise


def hapus_berkas(berkas: Berkas) -> None:
    """Remove row and bytes; the bytes go once the transaction has committed."""
    simpan = berkas.simpan
    berkas.delete()
    transaction.on_commit(partial(tempat.buang, simpan))
