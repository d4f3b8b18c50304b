"""Dated values: which text of a rule was in force on the day of the fact (R-01).

Every file in ``parameter/`` holds ``[[versi]]`` entries with ``berlaku_mulai``, an optional
``berlaku_sampai``, ``sumber`` (texts) and ``tanda`` (``hukum`` or ``bawaan``). A closed year keeps the
version it used, because the version is chosen by the date of the fact and written into the answer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ekinerja.aturan.jawaban import Galat, MasukanSalah
from ekinerja.aturan.teks import tanggal as tulis

FOLDER = Path(__file__).with_name("parameter")
PENANDA_BAWAAN = "bawaan sistem: "


@dataclass(frozen=True, slots=True)
class Versi:
    """One dated text of a parameter file."""

    berkas: str
    berlaku_mulai: date
    berlaku_sampai: date | None
    tanda: str
    sumber: tuple[str, ...]
    isi: Mapping[str, Any]

    @property
    def kode(self) -> str:
        """Name of the version as answers print it: file and first day of validity."""
        return f"{self.berkas}@{self.berlaku_mulai.isoformat()}"

    @property
    def dasar(self) -> list[str]:
        """Sources; a value of our own says so in front."""
        awalan = PENANDA_BAWAAN if self.tanda == "bawaan" else ""
        return [awalan + sumber for sumber in self.sumber]

    def memuat(self, hari: date) -> bool:
        """Whether the version was in force on that day."""
        return self.berlaku_mulai <= hari and (self.berlaku_sampai is None or hari <= self.berlaku_sampai)


def muat(berkas: str) -> dict[str, Any]:
    """The raw content of one parameter file."""
    return tomllib.loads((FOLDER / f"{berkas}.toml").read_text(encoding="utf-8"))


@cache
def daftar_versi(berkas: str) -> tuple[Versi, ...]:
    """All versions of a file, oldest first."""
    versi = [_versi(berkas, mentah) for mentah in muat(berkas)["versi"]]
    return tuple(sorted(versi, key=lambda v: v.berlaku_mulai))


def _versi(berkas: str, mentah: Mapping[str, Any]) -> Versi:
    return Versi(
        berkas=berkas,
        berlaku_mulai=mentah["berlaku_mulai"],
        berlaku_sampai=mentah.get("berlaku_sampai"),
        tanda=mentah["tanda"],
        sumber=tuple(mentah["sumber"]),
        isi=mentah,
    )


def pada(berkas: str, hari: date | None = None, medan: str = "pada") -> Versi:
    """The version in force on ``hari``; without a day the newest one that ships.

    Raises ``MasukanSalah`` (named after ``medan``) when the day lies before the first version.
    """
    versi = daftar_versi(berkas)
    if hari is None:
        return versi[-1]
    for calon in reversed(versi):
        if calon.memuat(hari):
            return calon
    raise MasukanSalah(Galat(medan, _sebab_tidak_ada(versi, hari)))


def pada_atau_awal(berkas: str, hari: date) -> Versi:
    """As ``pada``, but an older fact is read with the first version: for checks that must always answer."""
    return pada(berkas, max(hari, daftar_versi(berkas)[0].berlaku_mulai))


def _sebab_tidak_ada(versi: tuple[Versi, ...], hari: date) -> str:
    awal = tulis(versi[0].berlaku_mulai)
    return (
        f"Aturan ini dimuat untuk peristiwa mulai {awal}; tanggal {tulis(hari)} tidak tercakup. "
        f"Gunakan tanggal pada atau sesudah {awal}."
    )
