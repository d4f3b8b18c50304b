"""The newest link, remembered in a small file outside the database.

A chain cannot show by itself that its last links were cut, or that an older copy of the database was put in place.
The file can. It may lag behind after a crash; it is never ahead of an acknowledged commit.
"""

import fcntl
import os
from functools import partial
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

_PANJANG = 12 + 1 + 64 + 1


class Ujung(NamedTuple):
    nomor: int
    sidik: str


def berkas_ujung() -> Path:
    """Where the newest link is remembered."""
    return Path(settings.DATA) / "jejak.ujung"


def tulis_setelah_commit(nomor: int, sidik: str) -> None:
    """Remember this link once the transaction has committed."""
    transaction.on_commit(partial(_tulis, nomor, sidik))


def _tulis(nomor: int, sidik: str) -> None:
    fd = os.open(berkas_ujung(), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        lama = _urai(os.pread(fd, _PANJANG, 0))
        if lama is None or lama.nomor < nomor:
            os.pwrite(fd, f"{nomor:012d} {sidik}\n".encode(), 0)
    finally:
        os.close(fd)


def baca() -> Ujung | None:
    """The remembered link, or None when there is none (new or restored data folder)."""
    try:
        return _urai(berkas_ujung().read_bytes())
    except FileNotFoundError:
        return None


def lupakan() -> None:
    """Forget the link: after a restore from backup or when the database is rebuilt on purpose."""
    berkas_ujung().unlink(missing_ok=True)


def _urai(isi: bytes) -> Ujung | None:
    if len(isi) != _PANJANG:
        return None
    nomor, _, sidik = isi.decode("ascii").strip().partition(" ")
    return Ujung(int(nomor), sidik)
