"""Indonesian dates, durations and lists for the sentences of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

BULAN = ("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember").split()
HARI = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
ROMAWI = ("I", "II", "III", "IV")


def tanggal(nilai: date) -> str:
    """7 Desember 2026."""
    return f"{nilai.day} {BULAN[nilai.month - 1]} {nilai.year}"


def hari_tanggal(nilai: date) -> str:
    """Senin, 7 Desember 2026."""
    return f"{HARI[nilai.weekday()]}, {tanggal(nilai)}"


def durasi(menit: int) -> str:
    """HH:MM of a number of minutes."""
    return f"{menit // 60:02d}:{menit % 60:02d}"


def lama(menit: int) -> str:
    """7 jam 30 menit."""
    jam, sisa = divmod(menit, 60)
    return f"{jam} jam" + (f" {sisa} menit" if sisa else "")


def gabung(bagian: Sequence[str], penghubung: str = "dan") -> str:
    """a, b, dan c."""
    if len(bagian) < 2:
        return "".join(bagian)
    koma = "," if len(bagian) > 2 else ""
    return f"{', '.join(bagian[:-1])}{koma} {penghubung} {bagian[-1]}"
