"""Counting: buckets of seconds, one UPSERT for what the buffer holds, and the median out of the buckets."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

from ekinerja.inti.akses import catat_lain
from ekinerja.inti.waktu import sekarang

BEBAN = "beban"
# Lower bounds in seconds; the last bucket is open. A form left open over lunch says nothing about the form.
BATAS = (0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200)
MAKS_DETIK = 1800

# Saves of one person that count on one day, for each page process. Nobody fills in so many forms: more is a faulty
# browser, or somebody who wants to move a median.
MAKS_SEHARI = 120
_dihitung: dict[Any, int] = {}
_hari_hitung: list[date] = []

_TAMBAH = """
INSERT INTO beban_waktuisi (formulir, peran, bulan, ember, jumlah, detik) VALUES {baris}
ON CONFLICT (formulir, peran, bulan, ember) DO UPDATE SET
    jumlah = beban_waktuisi.jumlah + excluded.jumlah, detik = beban_waktuisi.detik + excluded.detik
"""


def catat(formulir: str, peran: str, detik: int) -> None:
    """One save, into the buffer file: form, role, seconds and the day, nothing else."""
    catat_lain(BEBAN, formulir=formulir, peran=peran, detik=max(1, min(detik, MAKS_DETIK)))


def boleh_dihitung(siapa: Any) -> bool:
    """Count one more save of this account today; False once it is too many. In memory alone: nothing that says who sent
    how much is ever written (0702).
    """
    hari = sekarang().date()
    if _hari_hitung != [hari]:
        _dihitung.clear()
        _hari_hitung[:] = [hari]
    _dihitung[siapa] = _dihitung.get(siapa, 0) + 1
    return _dihitung[siapa] <= MAKS_SEHARI


def ember(detik: int) -> int:
    """Number of the bucket that holds these seconds."""
    return bisect_right(BATAS, detik) - 1


def simpan(baris: list[dict[str, Any]]) -> None:
    """Add what the buffer held to the counts: one statement, however many lines."""
    jumlah: dict[tuple[str, str, date, int], list[int]] = defaultdict(lambda: [0, 0])
    for b in baris:
        bulan = date.fromisoformat(b["pada"]).replace(day=1)
        satu = jumlah[b["formulir"], b["peran"], bulan, ember(b["detik"])]
        satu[0] += 1
        satu[1] += b["detik"]
    nilai = [(*kunci, *isi) for kunci, isi in sorted(jumlah.items())]
    tempat = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(nilai))
    with connection.cursor() as kursor:
        kursor.execute(_TAMBAH.format(baris=tempat), [v for n in nilai for v in n])


def median(isi: Mapping[int, int]) -> float:
    """Median of saves in buckets (number -> saves), in seconds: even spread inside the bucket that holds the middle.

    Raises ValueError for no saves at all.
    """
    semua = sum(isi.values())
    if semua <= 0:
        raise ValueError("tidak ada isian")
    tengah, lewat = semua / 2, 0
    for n in sorted(isi):
        if lewat + isi[n] >= tengah:
            bawah, atas = batas_ember(n)
            return bawah + (atas - bawah) * (tengah - lewat) / isi[n]
        lewat += isi[n]
    raise AssertionError("jumlah tidak sampai separuhnya")


def batas_ember(n: int) -> tuple[int, int]:
    """From (inclusive) and to (exclusive) in seconds."""
    atas: Sequence[int] = (*BATAS[1:], MAKS_DETIK)
    return BATAS[n], atas[n]
