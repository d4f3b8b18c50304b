"""Files sent ahead of their report: `PUT /lampiran/<sha256>`, then the report names the digest."""

import re
from hashlib import sha256

from django.core.files.uploadedfile import SimpleUploadedFile

from ekinerja.inti.berkas import simpan_bukti
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import Berkas
from ekinerja.kepegawaian.models import Pegawai

MAKS_UKURAN = 5 * 1024 * 1024
_SIDIK = re.compile(r"[0-9a-f]{64}")


def berkas_terunggah(pegawai: Pegawai, sidik: str) -> Berkas | None:
    """The file this person sent with that digest, or None. Another person's file is never found."""
    if not _SIDIK.fullmatch(sidik):
        return None
    return Berkas.objects.filter(pemilik_uuid=pegawai.id_publik, sha256_asal=sidik).order_by("-pk").first()


def terima_lampiran(pegawai: Pegawai, sidik: str, isi: bytes, nama: str) -> tuple[Berkas, bool]:
    """Store the bytes; (file, True) when it is new, False when this person had sent it before.

    Raises AturanDilanggar: 400 when the digest does not fit or the file is not evidence, 413 when it is too big.
    """
    if len(isi) > MAKS_UKURAN:
        raise terlalu_besar()
    if sha256(isi).hexdigest() != sidik:
        raise AturanDilanggar("Berkas rusak di jalan. Kirim sekali lagi.", status=400)
    ada = berkas_terunggah(pegawai, sidik)
    if ada is not None:
        return ada, False
    return simpan_bukti(SimpleUploadedFile(nama, isi), pemilik=pegawai), True


def terlalu_besar() -> AturanDilanggar:
    """The refusal for a file above the limit."""
    return AturanDilanggar("Berkas ini lebih dari 5 MB. Perkecil fotonya, atau tempel tautan berkasnya.", status=413)
