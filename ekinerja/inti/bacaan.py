"""What the log of reads means: which address shows what, and what a reader was to the person at that moment.

Filled by the apps in `ready()`. An address that shows somebody's record to others is named here, or the log could only
say "a part of your record". Roles are asked in order; the first answer counts, so the nearest relation names the reader.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

Sebut = Callable[[set[UUID]], Mapping[UUID, str]]

KELOMPOK = {
    "LAPORAN": "Laporan harian",
    "SKP": "SKP",
    "EVALUASI": "Evaluasi",
    "DIALOG": "Dialog dan bimbingan",
    "PRESENSI": "Presensi",
    "PROFIL": "Data kepegawaian",
}
LAIN = "Bagian lain dari catatan Anda"


@dataclass(frozen=True, slots=True)
class Bacaan:
    """One address as its owner reads of it. `milik`: where the owner sees the same; `berid`: it takes the object's id."""

    teks: str
    kelompok: str
    milik: str = ""
    berid: bool = False


class Pertanyaan(NamedTuple):
    """Who read about whom on which day (of Palu)."""

    pelaku: UUID
    pemilik: UUID
    hari: date


Penentu = Callable[[set[Pertanyaan]], Mapping[Pertanyaan, str]]

_bacaan: dict[str, Bacaan] = {}
_sebut: dict[str, Sebut] = {}
_penentu: list[tuple[int, Penentu]] = []
_teks_peran: dict[str, str] = {}


def daftar_bacaan(semua: Mapping[str, Bacaan]) -> None:
    """Name addresses (`app:name`). Raises ValueError for a group that is not in `KELOMPOK`."""
    for rute, b in semua.items():
        if b.kelompok not in KELOMPOK:
            raise ValueError(f"{rute}: kelompok {b.kelompok} tidak dikenal")
    _bacaan.update(semua)


def daftar_sebut(label: str, fungsi: Sebut) -> None:
    """Say how things of a model (`app.Model`) are called, by public id; one query for many."""
    _sebut[label] = fungsi


def daftar_penentu(urutan: int, fungsi: Penentu, teks: Mapping[str, str]) -> None:
    """Register who tells the role of a reader. Lower `urutan` is nearer to the person and asked first."""
    if all(f is not fungsi for _, f in _penentu):
        _penentu.append((urutan, fungsi))
        _penentu.sort(key=lambda p: p[0])
    _teks_peran.update(teks)


def bacaan(rute: str) -> Bacaan | None:
    """What an address shows, or None where nobody has named it."""
    return _bacaan.get(rute)


def rute_kelompok(kelompok: str) -> list[str]:
    """Addresses of one group."""
    return [rute for rute, b in _bacaan.items() if b.kelompok == kelompok]


def sebutan(label: str, objek: set[UUID]) -> Mapping[UUID, str]:
    """What these things are called; those that nobody names, or that are gone, are left out."""
    return _sebut[label](objek) if objek and label in _sebut else {}


def teks_peran(kode: str) -> str:
    """The role in words."""
    return _teks_peran.get(kode, "Pegawai lain")


def tentukan_peran(semua: Iterable[Pertanyaan]) -> dict[Pertanyaan, str]:
    """The role of each reader on that day. As many queries as there are relations, however many lines."""
    sisa, hasil = set(semua), dict[Pertanyaan, str]()
    for _, fungsi in _penentu:
        if not sisa:
            break
        hasil.update(fungsi(sisa))
        sisa -= hasil.keys()
    return hasil
