"""A ZIP file that grows entry by entry and survives being cut off.

Python's zipfile keeps the list of entries in memory until the end: what a killed process had written is lost. Here the
file is its own journal. Entries are stored whole (PDF and xlsx are compressed already) with size and checksum before the
content; opening the file again reads them, drops what was cut off, and goes on. Only `tutup` adds the directory.
"""

import fcntl
import os
import struct
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

_LOKAL = struct.Struct("<4s5H3I2H")
# A field of our own behind the name: its checksum, so that a name torn in two is noticed as a torn content is.
_PENANDA = struct.Struct("<2HI")
_ID_PENANDA = 0x4B45
_PUSAT = struct.Struct("<4s6H3I5H2I")
_AKHIR = struct.Struct("<4s4H2IH")
_AKHIR64 = struct.Struct("<4sQ2H2I4Q")
_PENUNJUK64 = struct.Struct("<4sIQI")
_UTF8 = 0x800
_MAKS32, _MAKS16 = 0xFFFFFFFF, 0xFFFF
_PENGGAL = 1 << 20


@dataclass(frozen=True, slots=True)
class Entri:
    nama: bytes
    crc: int
    ukuran: int
    letak: int
    waktu: int
    tanggal: int


class ZipBertahap:
    """Opened for appending by one process at a time. `nama` is the set of entries already whole in it.

    Raises BlockingIOError where another process holds the file.
    """

    def __init__(self, tujuan: Path) -> None:
        self._entri: list[Entri] = []
        tujuan.touch(mode=0o600)
        self._f: BinaryIO = tujuan.open("r+b")
        try:
            fcntl.flock(self._f, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._pulihkan()
        except BaseException:
            self._f.close()
            raise

    def __enter__(self) -> "ZipBertahap":
        return self

    def __exit__(self, jenis: type[BaseException] | None, galat: BaseException | None, _: TracebackType | None) -> None:
        self._f.close()

    @property
    def nama(self) -> set[str]:
        return {e.nama.decode() for e in self._entri}

    @property
    def ukuran(self) -> int:
        """Bytes written so far."""
        return self._f.tell()

    def tambah(self, nama: str, isi: bytes, pada: datetime) -> None:
        """Append one entry. Raises ValueError for 4 GiB and more in one entry, OSError where the disk is full."""
        if len(isi) >= _MAKS32:
            raise ValueError("satu entri harus di bawah 4 GiB")
        tanggal = (max(pada.year, 1980) - 1980) << 9 | pada.month << 5 | pada.day
        waktu = pada.hour << 11 | pada.minute << 5 | pada.second // 2
        e = Entri(nama.encode(), zlib.crc32(isi), len(isi), self._f.tell(), waktu, tanggal)
        self._f.write(_kepala(e))
        self._f.write(isi)
        self._entri.append(e)

    def amankan(self) -> None:
        """What was added is on the disk when this returns."""
        self._f.flush()
        os.fsync(self._f.fileno())

    def tutup(self) -> int:
        """Write the directory, sorted by name; the file is a ZIP now. Returns its size."""
        awal = self._f.tell()
        for e in sorted(self._entri, key=lambda e: e.nama):
            self._f.write(_baris_pusat(e))
        self._f.write(_akhir(len(self._entri), awal, self._f.tell() - awal))
        self.amankan()
        return self._f.tell()

    def _pulihkan(self) -> None:
        """Read the whole entries and cut off the rest: a broken last one, or the directory of a finished file."""
        while (e := self._baca_entri()) is not None:
            self._entri.append(e)
        akhir = _sesudah(self._entri[-1]) if self._entri else 0
        self._f.seek(akhir)
        self._f.truncate()

    def _baca_entri(self) -> Entri | None:
        letak = self._f.tell()
        kepala = self._f.read(_LOKAL.size)
        if len(kepala) < _LOKAL.size:
            return None
        tanda, _, _, cara, waktu, tanggal, crc, ukuran, asli, panjang, lebihan = _LOKAL.unpack(kepala)
        if tanda != b"PK\3\4" or cara or ukuran != asli or lebihan != _PENANDA.size:
            return None
        nama, penanda = self._f.read(panjang), self._f.read(lebihan)
        if penanda != _penanda(nama) or self._crc(ukuran) != crc:
            return None
        return Entri(nama, crc, ukuran, letak, waktu, tanggal)

    def _crc(self, ukuran: int) -> int | None:
        """Checksum of the next `ukuran` bytes; None where they are not all there."""
        hasil, sisa = 0, ukuran
        while sisa:
            isi = self._f.read(min(sisa, _PENGGAL))
            if not isi:
                return None
            hasil, sisa = zlib.crc32(isi, hasil), sisa - len(isi)
        return hasil


def _penanda(nama: bytes) -> bytes:
    return _PENANDA.pack(_ID_PENANDA, 4, zlib.crc32(nama))


def _kepala(e: Entri) -> bytes:
    angka = (20, _UTF8, 0, e.waktu, e.tanggal, e.crc, e.ukuran, e.ukuran, len(e.nama), _PENANDA.size)
    return _LOKAL.pack(b"PK\3\4", *angka) + e.nama + _penanda(e.nama)


def _sesudah(e: Entri) -> int:
    return e.letak + _LOKAL.size + len(e.nama) + _PENANDA.size + e.ukuran


def _baris_pusat(e: Entri) -> bytes:
    jauh = e.letak >= _MAKS32
    lebihan = struct.pack("<2HQ", 1, 8, e.letak) if jauh else b""
    versi = 45 if jauh else 20
    return _PUSAT.pack(
        b"PK\1\2", versi | 3 << 8, versi, _UTF8, 0, e.waktu, e.tanggal, e.crc, e.ukuran, e.ukuran, len(e.nama),
        len(lebihan), 0, 0, 0, 0o100600 << 16, _MAKS32 if jauh else e.letak,
    ) + e.nama + lebihan  # fmt: skip


def _akhir(banyak: int, awal: int, panjang: int) -> bytes:
    """End of the directory; beyond 65 534 entries or 4 GiB preceded by the wide form."""
    lebar = b""
    if banyak >= _MAKS16 or awal + panjang >= _MAKS32:
        lebar = _AKHIR64.pack(b"PK\6\6", _AKHIR64.size - 12, 45, 45, 0, 0, banyak, banyak, panjang, awal)
        lebar += _PENUNJUK64.pack(b"PK\6\7", 0, awal + panjang, 1)
    n, p, a = min(banyak, _MAKS16), min(panjang, _MAKS32), min(awal, _MAKS32)
    return lebar + _AKHIR.pack(b"PK\5\6", 0, 0, n, n, p, a, 0)
