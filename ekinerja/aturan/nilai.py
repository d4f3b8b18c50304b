"""Perilaku kerja: the core values BerAKHLAK and their guides, by version (R-19, U-18)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ekinerja.aturan.berlaku import daftar_versi

VERSI_BAWAAN = "SE-2021"


@dataclass(frozen=True, slots=True)
class Nilai:
    """One core value; ``panduan`` are the behaviour guides as printed on the form."""

    kode: str
    nama: str
    panduan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersiPerilaku:
    """A wording of the core values. Only a ``lengkap`` one may be chosen for a form."""

    kode: str
    nama: str
    lengkap: bool
    sumber: tuple[str, ...]


def perilaku_berakhlak(versi: str = VERSI_BAWAAN) -> list[Nilai]:
    """The seven core values in the order of the form. Raises ``KeyError`` for an unknown version."""
    return list(_semua()[versi])


def versi_perilaku() -> list[VersiPerilaku]:
    """All wordings that ship, oldest first."""
    return [VersiPerilaku(v.isi["kode"], v.isi["nama"], v.isi["lengkap"], v.sumber) for v in daftar_versi("berakhlak")]


def beda_panduan() -> list[tuple[str, int, dict[str, str]]]:
    """Guides that are not worded alike everywhere: name of the value, number from 1, wording by complete version."""
    kode = [v.kode for v in versi_perilaku() if v.lengkap]
    hasil = []
    for seirama in zip(*(perilaku_berakhlak(k) for k in kode), strict=True):
        for nomor, kata in enumerate(zip(*(n.panduan for n in seirama), strict=True), 1):
            if len(set(kata)) > 1:
                hasil.append((seirama[0].nama, nomor, dict(zip(kode, kata, strict=True))))
    return hasil


@lru_cache(maxsize=1)
def _semua() -> dict[str, tuple[Nilai, ...]]:
    return {
        v.isi["kode"]: tuple(Nilai(n["kode"], n["nama"], tuple(n["panduan"])) for n in v.isi["nilai"])
        for v in daftar_versi("berakhlak")
    }
