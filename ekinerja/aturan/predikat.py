"""Kuadran kinerja pegawai (DT-01) and the rating of a unit head (R-32, DT-10)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ekinerja.aturan.berlaku import Versi, pada
from ekinerja.aturan.jawaban import Jawaban
from ekinerja.aturan.kode import CapaianOrganisasi, Predikat, Rating


def predikat(hasil_kerja: Rating, perilaku: Rating, hari: date | None = None) -> Predikat:
    """Predikat of one person from the two ratings (DT-01), as in force on ``hari``."""
    return _dari_kuadran(pada("predikat", hari), hasil_kerja, perilaku)


def kuadran(hari: date | None = None) -> dict[tuple[Rating, Rating], Predikat]:
    """The whole 3×3 table, keyed (hasil kerja, perilaku): for drawing it."""
    versi = pada("predikat", hari)
    return {(h, p): _dari_kuadran(versi, h, p) for h in Rating for p in Rating}


def rating_pimpinan(capaian: CapaianOrganisasi, hari: date | None = None) -> Rating:
    """Rating hasil kerja of the head of a unit: locked to the unit's capaian (DT-10)."""
    return Rating(pada("rating-pimpinan", hari).isi["rating"][capaian.value])


def hitung(masukan: Mapping[str, Any], hari: date | None) -> Jawaban:
    """Rule ``predikat`` with its explanation."""
    versi = pada("predikat", hari)
    hasil_kerja, perilaku = Rating(masukan["hasil_kerja"]), Rating(masukan["perilaku"])
    hasil = _dari_kuadran(versi, hasil_kerja, perilaku)
    langkah = [
        f"Rating hasil kerja: {hasil_kerja.label}.",
        f"Rating perilaku kerja: {perilaku.label}.",
        f"Kuadran kinerja, baris “{hasil_kerja.label}” dan kolom “{perilaku.label}”: predikat {hasil.label}.",
        *_andaikan(versi, hasil_kerja, perilaku),
    ]
    return Jawaban({"predikat": hasil.value}, langkah, versi.dasar, versi.kode)


def _dari_kuadran(versi: Versi, hasil_kerja: Rating, perilaku: Rating) -> Predikat:
    return Predikat(versi.isi["kuadran"][hasil_kerja.value][perilaku.value])


def _andaikan(versi: Versi, hasil_kerja: Rating, perilaku: Rating) -> list[str]:
    """What another rating would have given, one sentence per axis."""
    kerja = [f"“{r.label}” menjadi {_dari_kuadran(versi, r, perilaku).label}" for r in Rating if r is not hasil_kerja]
    laku = [f"“{r.label}” menjadi {_dari_kuadran(versi, hasil_kerja, r).label}" for r in Rating if r is not perilaku]
    return [
        f"Bila hanya rating hasil kerja yang berbeda: {'; '.join(kerja)}.",
        f"Bila hanya rating perilaku yang berbeda: {'; '.join(laku)}.",
    ]
