"""Spellings of ratings, predikat and capaian on import (DT-14)."""

from __future__ import annotations

import re
from typing import TypeVar

from ekinerja.aturan.kode import CapaianOrganisasi, Kode, Predikat, Rating

K = TypeVar("K", bound=Kode)
_PEMISAH = re.compile(r"[\s_]+")
_ALIAS: dict[type[Kode], dict[str, Kode]] = {
    Rating: {
        "diatas": Rating.DI_ATAS,
        "sesuai": Rating.SESUAI,
        "dibawah": Rating.DI_BAWAH,
    },
    Predikat: {
        "cukup": Predikat.BUTUH_PERBAIKAN,
        "kurang": Predikat.KURANG,
        "misconduct": Predikat.KURANG,
    },
    CapaianOrganisasi: {"cukup": CapaianOrganisasi.BUTUH_PERBAIKAN},
}


def normalkan_label(teks: str, jenis: type[K]) -> K | None:
    """The code meant by a spelling, or ``None``: an unknown word is never guessed.

    >>> normalkan_label("Diatas  Ekspektasi", Rating)
    <Rating.DI_ATAS: 'DI_ATAS'>
    """
    return _kamus(jenis).get(_kunci(teks))


def _kunci(teks: str) -> str:
    rapat = _PEMISAH.sub(" ", teks.strip().lower()).replace(" / ", "/")
    return rapat.replace("di atas", "diatas").replace("di bawah", "dibawah")


def _kamus(jenis: type[K]) -> dict[str, K]:
    kamus = {_kunci(bentuk): a for a in jenis for bentuk in (a.value, a.label)}
    alias = {kata: jenis(a.value) for kata, a in _ALIAS.get(jenis, {}).items()}
    return kamus | alias
