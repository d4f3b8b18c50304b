"""Ratings that need a reason (R-31) and the suggestion for a year with several SKP (DT-12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ekinerja.aturan.berlaku import pada
from ekinerja.aturan.jawaban import Butir
from ekinerja.aturan.kode import Predikat, Rating, Tingkat


@dataclass(frozen=True, slots=True)
class BagianTahun:
    """The predikat of one SKP and the days it covered."""

    predikat: Predikat
    mulai: date
    selesai: date

    @property
    def hari(self) -> int:
        """Number of days, both ends included."""
        return (self.selesai - self.mulai).days + 1


def alasan_rating(
    hasil_kerja: Rating,
    perilaku: Rating,
    *,
    alasan_hasil: str = "",
    alasan_perilaku: str = "",
    ada_umpan_balik: bool = True,
    hasil_terkunci: bool = False,
    hari: date | None = None,
) -> list[Butir]:
    """Findings of R-31. ``hasil_terkunci``: the rating follows the unit's capaian, so it needs no reason."""
    minimal = int(pada("penilaian", hari).isi["alasan_min_huruf"])
    temuan: list[Butir] = []
    if not hasil_terkunci:
        temuan += _alasan("hasil kerja", hasil_kerja, alasan_hasil, "alasan_hasil", minimal)
    temuan += _alasan("perilaku kerja", perilaku, alasan_perilaku, "alasan_perilaku", minimal)
    if not ada_umpan_balik:
        temuan += _tanpa_umpan_balik(hasil_kerja, perilaku)
    return temuan


def usul_predikat_tahunan(bagian: Sequence[BagianTahun]) -> Predikat:
    """Suggestion of DT-12: most days, ties to the latest. The PPK decides. Raises ``ValueError`` when empty."""
    return max(bagian, key=lambda b: (b.hari, b.selesai)).predikat


def _alasan(nama: str, rating: Rating, alasan: str, letak: str, minimal: int) -> Iterator[Butir]:
    if rating is Rating.SESUAI or len(alasan.strip()) >= minimal:
        return
    yield Butir(
        f"{letak.upper()}_KOSONG",
        Tingkat.BLOKIR,
        f"Tuliskan alasan rating {nama} “{rating.label}” (sedikitnya {minimal} huruf), agar pegawai memahaminya.",
        letak,
    )


def _tanpa_umpan_balik(hasil_kerja: Rating, perilaku: Rating) -> Iterator[Butir]:
    if Rating.DI_BAWAH in (hasil_kerja, perilaku):
        yield Butir(
            "TANPA_UMPAN_BALIK",
            Tingkat.PERINGATAN,
            "Rating “Di bawah ekspektasi” sebaiknya didahului umpan balik pada periode ini. Belum ada yang tercatat.",
            "umpan_balik",
        )
