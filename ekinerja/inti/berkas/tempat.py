"""Where the bytes lie: random names in the data folder, outside everything that is served."""

import os
import secrets
from pathlib import Path

from django.conf import settings

from ekinerja.inti.kunci_bukti import kunci

# A name with a dot is on its way in: no backup takes it.
MASUK = ".masuk"


def folder() -> Path:
    """The evidence folder."""
    return Path(settings.DATA) / "bukti"


def letak(simpan: str) -> Path:
    """Place of a stored file. Names are ours (hex), so this never leaves the folder."""
    return folder() / simpan[:2] / simpan


def masuk() -> Path:
    """Where files wait while they are received: the same disk, so that taking one over is a rename."""
    tempat = folder() / MASUK
    if not tempat.is_dir():
        tempat.mkdir(mode=0o700, parents=True, exist_ok=True)
    return tempat


def ambil_masuk(jalur: Path) -> str:
    """Give a received (and synced) file its random name; the name is on the disk when this returns. Raises OSError."""
    simpan = secrets.token_hex(20)
    tujuan = letak(simpan)
    _siapkan(tujuan.parent)
    os.replace(jalur, tujuan)
    try:
        _segarkan(tujuan.parent)
    except BaseException:
        tujuan.unlink(missing_ok=True)
        raise
    return simpan


def tulis(isi: bytes) -> str:
    """Write the bytes under a new random name. Raises OSError."""
    simpan = secrets.token_hex(20)
    tulis_utuh(letak(simpan), isi)
    return simpan


def tulis_utuh(tujuan: Path, isi: bytes) -> None:
    """Whole or not at all: temporary file, fsync, rename, fsync of the folder. Raises OSError."""
    _siapkan(tujuan.parent)
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


def buang(simpan: str) -> None:
    """Remove bytes that no row speaks of any more. While a backup runs they stay: its copy of the rows may still name
    them; the sweeper takes them a day later.
    """
    with kunci(folder(), berbagi=False) as bebas:
        if bebas:
            letak(simpan).unlink(missing_ok=True)


def _siapkan(tempat: Path) -> None:
    """Make the folder; a new one is on the disk before anything lies in it."""
    if not tempat.is_dir():
        tempat.mkdir(mode=0o700, parents=True, exist_ok=True)
        _segarkan(tempat.parent)


def _segarkan(tempat: Path) -> None:
    fd = os.open(tempat, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
