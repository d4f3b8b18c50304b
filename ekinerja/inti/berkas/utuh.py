"""Are the stored bytes still those of the row, and is there nothing that no row speaks of?"""

import hashlib
import logging
import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from ekinerja.inti.models.berkas import Berkas
from ekinerja.inti.waktu import hari_ini

from . import tempat
from .masuk import POTONG

_log = logging.getLogger("kinerja.berkas")
_UMUR_YATIM = timedelta(days=1)
PUTARAN = 30


class Bacaan:
    """An open file, in small pieces: what reads it never holds it whole. Closed when it is closed or forgotten."""

    def __init__(self, letak: Path) -> None:
        self._fd = os.open(letak, os.O_RDONLY)

    def __iter__(self) -> Iterator[bytes]:
        letak = 0
        while potong := os.pread(self._fd, POTONG, letak):
            letak += len(potong)
            yield potong

    def close(self) -> None:
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)

    def __del__(self) -> None:
        if hasattr(self, "_fd"):
            self.close()


def buka_utuh(berkas: Berkas) -> Bacaan | None:
    """The stored bytes, or None when they are no longer those of the row; that is logged as an alarm."""
    try:
        isi = Bacaan(tempat.letak(berkas.simpan))
    except FileNotFoundError:
        _log.error("berkas %s tidak ada lagi", berkas.id_publik)
        return None
    sidik = hashlib.sha256()
    for potong in isi:
        sidik.update(potong)
    if sidik.hexdigest() == berkas.sha256:
        return isi
    isi.close()
    _log.error("berkas %s tidak utuh lagi", berkas.id_publik)
    return None


def periksa_utuh(berkas: Berkas) -> bool:
    """True when the stored bytes are those of the row; a refused file has none."""
    if berkas.ditolak:
        return True
    isi = buka_utuh(berkas)
    if isi is not None:
        isi.close()
    return isi is not None


def periksa_sebagian() -> dict[str, int]:
    """Read a thirtieth of all files, another one each day, so that within a month each was read."""
    hitung = {"diperiksa": 0, "rusak": 0}
    giliran = hari_ini().toordinal() % PUTARAN
    semua = Berkas.objects.exclude(keadaan=Berkas.Keadaan.DITOLAK).order_by("pk")
    for berkas in semua.iterator(chunk_size=500):
        if berkas.pk % PUTARAN == giliran:
            hitung["diperiksa"] += 1
            hitung["rusak"] += not periksa_utuh(berkas)
    return hitung


def sapu_yatim() -> int:
    """Remove what is older than a day and that no row speaks of, and uploads that never ended. Returns how many."""
    jumlah = 0
    batas = time.time() - _UMUR_YATIM.total_seconds()
    lama = [p for p in tempat.folder().glob("??/*") if p.stat().st_mtime < batas]
    for i in range(0, len(lama), 500):
        nama = {p.name: p for p in lama[i : i + 500]}
        # A refused file keeps its row and loses its bytes.
        ada = Berkas.objects.filter(simpan__in=nama).exclude(keadaan=Berkas.Keadaan.DITOLAK)
        for yatim in nama.keys() - set(ada.values_list("simpan", flat=True)):
            nama[yatim].unlink(missing_ok=True)
            jumlah += 1
    for sisa in [*tempat.folder().glob("??/.*.tmp"), *tempat.folder().glob(f"{tempat.MASUK}/*.tmp")]:
        if sisa.stat().st_mtime < batas:
            sisa.unlink(missing_ok=True)
            jumlah += 1
    return jumlah
