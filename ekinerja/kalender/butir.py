"""What apps above put into the calendar: a person's own dates, and what is overdue in a unit.

An app registers in `ready()`. It counts with `kalender.hitung`, so that an outage reaches every date.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai

NANTI, BUKA, LEWAT = "NANTI", "BUKA", "LEWAT"


@dataclass(frozen=True, slots=True)
class Butir:
    """Something to do in a window. `asli`: the last day before outages moved it; `dasar`: where the date comes from."""

    judul: str
    buka: date
    batas: date
    asli: date
    dasar: str
    ket: str = ""
    alamat: str = ""

    def keadaan(self, hari: date) -> str:
        if hari < self.buka:
            return NANTI
        return LEWAT if hari > self.batas else BUKA


@dataclass(frozen=True, slots=True)
class JenisTertunda:
    """One kind of overdue work. `baris(jalur, hari, cari)` gives a query of dicts with the keys
    nama, unit_nama, pelaku (who has to act), buka, batas (as planned) and what `tentang` reads, in alphabetical order.
    """

    kode: str
    label: str
    baris: Callable[[list[str], date, str], Any]
    akhir: Callable[[date, Any], date]
    tentang: Callable[[dict[str, Any]], str]
    pengingat: str = "REALISASI"  # whose ladder: a kind of `aturan.gangguan.jenis_pengingat`


Penyaji = Callable[["Pegawai", date], Iterable[Butir]]
_penyaji: list[Penyaji] = []
_tertunda: dict[str, JenisTertunda] = {}


def daftar(fungsi: Penyaji) -> None:
    """Register the own dates of an app."""
    if fungsi not in _penyaji:
        _penyaji.append(fungsi)


def daftar_tertunda(jenis: JenisTertunda) -> None:
    """Register a kind of overdue work; the order of registration is the order shown."""
    _tertunda.setdefault(jenis.kode, jenis)


def kumpulkan(saya: "Pegawai", hari: date) -> list[Butir]:
    """All dates of one person, the nearest first."""
    semua = [b for fungsi in _penyaji for b in fungsi(saya, hari)]
    return sorted(semua, key=lambda b: (b.batas, b.judul))


def semua_tertunda() -> list[JenisTertunda]:
    return list(_tertunda.values())
