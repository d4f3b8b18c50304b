"""Where the bytes lie: random names in the data folder, outside everything that is served."""

import os
import secrets
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """The evidence folder."""
    return Path(settings.DATA) / "bukti"


def letak(simpan: str) -> Path:
    """Place of a stored file. Names are ours (hex), so this never leaves the folder."""
    return folder() / simpan[:2] / simpan


def tulis(isi: bytes) -> str:
    """Write the bytes under a new random name. Raises OSError."""
    simpan = secrets.token_hex(20)
    tulis_utuh(letak(simpan), isi)
    return simpan


def tulis_utuh(tujuan: Path, isi: bytes) -> None:
    """Whole or not at all: temporary file, fsync, rename, fsync of the folder. Raises OSError."""
    tujuan.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sementara = tujuan.with_name(f".{tujuan.name}.{secrets.token_hex(4)}.tmp")
    try:
        fd = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "wb") as f:
            f.write(isi)
            f.flush()
            os.fsync(f.fileno())
        os.replace(sementara, tujuan)
    except BaseException:
        sementara.unlink(missing_ok=True)
        raise
    _segarkan(tujuan.parent)


def _segarkan(tempat: Path) -> None:
    fd = os.open(tempat, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
