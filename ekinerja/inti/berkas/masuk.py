"""Bytes on their way in: written to disk piece by piece, counted and hashed while they come. Never whole in memory."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ekinerja.inti.galat import AturanDilanggar

from . import tempat
from .jenis import BUKTI_MAKS, terlalu_besar, tolak

POTONG = 64 * 1024
KEPALA = 4096
_PENUH = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Masuk:
    """What has arrived whole: where it waits, how long it is, its SHA-256 and its first bytes."""

    jalur: Path
    ukuran: int
    sidik: str
    kepala: bytes

    def buang(self) -> None:
        """Remove it, unless it was taken over."""
        self.jalur.unlink(missing_ok=True)


class Penulis:
    """Takes the pieces of one file. Ends with `selesai` or `batal`. Raises AturanDilanggar (507) on a full disk."""

    def __init__(self) -> None:
        self.jalur = tempat.masuk() / f"{secrets.token_hex(16)}.tmp"
        self.ukuran = 0
        self._kepala = b""
        self._sidik = hashlib.sha256()
        self._fd = os.open(self.jalur, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)

    def tulis(self, potong: bytes) -> None:
        if len(self._kepala) < KEPALA:
            self._kepala += potong[: KEPALA - len(self._kepala)]
        self.ukuran += len(potong)
        self._sidik.update(potong)
        sisa = memoryview(potong)
        try:
            while sisa:
                sisa = sisa[os.write(self._fd, sisa) :]
        except OSError as galat:
            self.batal()
            raise terjemah(galat) from galat

    def selesai(self, *, tahan: bool) -> Masuk:
        """Close it; with `tahan` the bytes are on the disk when this returns."""
        try:
            if tahan:
                os.fsync(self._fd)
        except OSError as galat:
            self.batal()
            raise terjemah(galat) from galat
        self._tutup()
        return Masuk(self.jalur, self.ukuran, self._sidik.hexdigest(), self._kepala)

    def batal(self) -> None:
        """Give up; may be called again."""
        self._tutup()
        self.jalur.unlink(missing_ok=True)

    def _tutup(self) -> None:
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)


def tulis_masuk(potongan: Iterable[bytes], *, maks: int = BUKTI_MAKS) -> Masuk:
    """Write the pieces to the disk, stopping at the first byte too many.

    Raises AturanDilanggar: 413 above `maks` bytes, 507 on a full disk. Nothing stays behind then.
    """
    penulis = Penulis()
    try:
        for potong in potongan:
            if penulis.ukuran + len(potong) > maks:
                raise terlalu_besar()
            penulis.tulis(potong)
    except BaseException:
        penulis.batal()
        raise
    return penulis.selesai(tahan=True)


def terjemah(galat: OSError) -> OSError | AturanDilanggar:
    """A full disk is told to the person; anything else is a fault of ours."""
    if galat.errno in _PENUH:
        return tolak("Ruang simpan di server penuh. Isian Anda masih ada; coba lagi nanti.", status=507)
    return galat
