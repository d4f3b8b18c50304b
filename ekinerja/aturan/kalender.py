"""The calendar a rule counts with: closed days and Ramadan.

Rules read no database. The product passes its own corrected table; without one the shipped file counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from ekinerja.aturan.berlaku import muat
from ekinerja.aturan.kode import Kode


class JenisLibur(Kode):
    """Both kinds close an office."""

    LIBUR_NASIONAL = "LIBUR_NASIONAL", "Libur nasional"
    CUTI_BERSAMA = "CUTI_BERSAMA", "Cuti bersama"


@dataclass(frozen=True, slots=True)
class Libur:
    """One closed day; ``perkiraan`` marks a date that is not fixed yet."""

    tanggal: date
    nama: str
    jenis: JenisLibur = JenisLibur.LIBUR_NASIONAL
    perkiraan: bool = False


@dataclass(frozen=True, slots=True)
class Ramadan:
    """First and last fasting day."""

    nama: str
    mulai: date
    selesai: date
    perkiraan: bool = False
    sumber: str = ""


@dataclass(frozen=True, slots=True)
class Kalender:
    """Closed days by date, Ramadan, the years covered and where the table comes from."""

    libur: Mapping[date, Libur]
    ramadan: tuple[Ramadan, ...] = ()
    tahun: frozenset[int] = frozenset()
    sumber: Mapping[int, str] | None = None

    def libur_pada(self, hari: date) -> Libur | None:
        """The closed day, if it is one."""
        return self.libur.get(hari)

    def ramadan_pada(self, hari: date) -> Ramadan | None:
        """The Ramadan that holds the day."""
        return next((r for r in self.ramadan if r.mulai <= hari <= r.selesai), None)

    def memuat(self, hari: date) -> bool:
        """Whether the closed days of that year are known."""
        return hari.year in self.tahun


def kalender_bawaan() -> Kalender:
    """The calendar that ships with the rules."""
    return _bawaan()


def kalender_dari(libur: Iterable[Libur], ramadan: Iterable[Ramadan] = (), tahun: Iterable[int] = ()) -> Kalender:
    """A calendar from the product's own rows; two names on one day are joined."""
    per_tanggal: dict[date, Libur] = {}
    for baris in libur:
        lama = per_tanggal.get(baris.tanggal)
        per_tanggal[baris.tanggal] = _gabung(lama, baris) if lama else baris
    tercakup = frozenset(tahun) or frozenset(hari.year for hari in per_tanggal)
    return Kalender(per_tanggal, tuple(ramadan), tercakup)


def _gabung(lama: Libur, baru: Libur) -> Libur:
    perkiraan = lama.perkiraan and baru.perkiraan
    return Libur(lama.tanggal, f"{lama.nama}; {baru.nama}", lama.jenis, perkiraan)


@lru_cache(maxsize=1)
def _bawaan() -> Kalender:
    tahunan = muat("kalender")["tahun"]
    kalender = kalender_dari(
        (_libur(h) for t in tahunan for h in t["hari"]),
        (_ramadan(t["ramadan"]) for t in tahunan),
        (t["tahun"] for t in tahunan),
    )
    sumber = {t["tahun"]: str(t["sumber"]) for t in tahunan}
    return Kalender(kalender.libur, kalender.ramadan, kalender.tahun, sumber)


def _libur(mentah: Mapping[str, Any]) -> Libur:
    return Libur(mentah["tanggal"], mentah["nama"], JenisLibur(mentah["jenis"]), mentah.get("perkiraan", False))


def _ramadan(mentah: Mapping[str, Any]) -> Ramadan:
    return Ramadan(mentah["nama"], mentah["mulai"], mentah["selesai"], mentah["perkiraan"], mentah["sumber"])
