"""Guidance (bimbingan kinerja): the statements a pegawai answers, the competences a pimpinan looks at, their scale 1–5."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ekinerja.aturan.berlaku import pada_atau_awal

TERENDAH, TERTINGGI = 1, 5


@dataclass(frozen=True, slots=True)
class ButirBimbingan:
    """One statement or competence."""

    kode: str
    teks: str


@dataclass(frozen=True, slots=True)
class LembarBimbingan:
    """The items of one form, the words of the scale from 1 to 5, the version, and whether its wording is law."""

    butir: tuple[ButirBimbingan, ...]
    skala: tuple[str, ...]
    versi: str
    terverifikasi: bool
    dasar: tuple[str, ...]

    def kurang(self, jawaban: Mapping[str, int]) -> list[str]:
        """Texts of the items without an answer from 1 to 5. Answers to items that do not exist count for nothing."""
        return [b.teks for b in self.butir if not TERENDAH <= jawaban.get(b.kode, 0) <= TERTINGGI]


def lembar_pernyataan(hari: date) -> LembarBimbingan:
    """The nine statements about a guidance session on that day (Format B.1.8; wording marked when not verified)."""
    return _lembar("pernyataan", hari)


def lembar_kompetensi(hari: date) -> LembarBimbingan:
    """The competences the pimpinan evaluates, 1–5 (Format B.1.9; wording marked when not verified)."""
    return _lembar("kompetensi", hari)


def _lembar(nama: str, hari: date) -> LembarBimbingan:
    versi = pada_atau_awal("bimbingan", hari)
    return LembarBimbingan(
        butir=tuple(ButirBimbingan(b["kode"], b["teks"]) for b in versi.isi[nama]),
        skala=tuple(versi.isi[f"skala_{nama}"]),
        versi=versi.kode,
        terverifikasi=versi.tanda == "hukum",
        dasar=tuple(versi.dasar),
    )
