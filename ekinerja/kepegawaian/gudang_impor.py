"""Where files wait between sending and applying: a folder of the data directory, mode 0600, random names.

The file as sent is deleted as soon as the job has read it; what stays are the columns we know, for thirty days.
"""

import gzip
import json
import re
import secrets
import unicodedata
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from ekinerja.inti.berkas.tempat import tulis_utuh

UMUR = timedelta(days=30)
_MASUK = ".masuk"
_TABEL = ".tabel"


def folder() -> Path:
    """The folder, made when missing."""
    tempat = Path(settings.DATA) / "impor"
    tempat.mkdir(mode=0o700, parents=True, exist_ok=True)
    return tempat


def terima(unggahan: UploadedFile[Any]) -> str:
    """Keep the file as it was sent; returns its name here."""
    nama = secrets.token_hex(16)
    tulis_utuh(folder() / f"{nama}{_MASUK}", b"".join(unggahan.chunks()))
    return nama


def masuk(simpanan: str) -> Path | None:
    """The file as sent, while it is still there."""
    berkas = folder() / f"{simpanan}{_MASUK}"
    return berkas if berkas.exists() else None


def simpan_tabel(simpanan: str, isi: dict[str, Any]) -> None:
    """Keep the known columns and delete the file as sent."""
    tulis_utuh(folder() / f"{simpanan}{_TABEL}", gzip.compress(json.dumps(isi, ensure_ascii=False).encode(), 3))
    (folder() / f"{simpanan}{_MASUK}").unlink(missing_ok=True)


def muat_tabel(simpanan: str) -> dict[str, Any] | None:
    """The kept columns, or None after they were cleared away."""
    berkas = folder() / f"{simpanan}{_TABEL}"
    if not simpanan or not berkas.exists():
        return None
    isi: dict[str, Any] = json.loads(gzip.decompress(berkas.read_bytes()))
    return isi


def buang(simpanan: str) -> None:
    """Delete everything kept under this name."""
    for akhiran in (_MASUK, _TABEL):
        (folder() / f"{simpanan}{akhiran}").unlink(missing_ok=True)


def nama_bersih(nama: str) -> str:
    """The person's file name as text only: no path, no control or bidi characters."""
    dasar = re.split(r"[\\/]", nama)[-1]
    return "".join(h for h in dasar if unicodedata.category(h)[0] != "C")[:255] or "berkas"
