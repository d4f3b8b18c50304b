"""From bytes to JSON values, with nothing that could hurt later: what JSON does not know becomes a marked value.

A broken value spoils its own SKP only; a file that is no JSON at all is refused with a sentence.
"""

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from ekinerja.inti.impor import BerkasTakTerbaca
from ekinerja.inti.impor.berkas import UKURAN_MAKS

MAKS_DIGIT = 40


class TakSah(str):
    """A value that JSON does not know (NaN, Infinity) or nobody can store (1e309), as it was written."""

    __slots__ = ()


class Objek(dict[str, Any]):
    """A JSON object; `ganda` names a key that it holds twice."""

    ganda: str = ""


def muat_json(berkas: Path) -> Any:
    """The whole file. Raises BerkasTakTerbaca with a sentence; OSError when it cannot be opened."""
    if berkas.stat().st_size > UKURAN_MAKS:
        raise BerkasTakTerbaca("Berkas ini lebih besar dari 50 MB. Bagi menjadi beberapa berkas.", status=413)
    teks = _teks(berkas.read_bytes())
    try:
        return json.loads(teks, object_pairs_hook=_objek, parse_float=_angka, parse_int=_angka, parse_constant=TakSah)
    except json.JSONDecodeError as e:
        raise BerkasTakTerbaca(
            f"Berkas ini bukan JSON yang utuh: penulisannya terputus atau keliru di baris {e.lineno}, huruf ke-{e.colno}. "
            "Unduh atau simpan ulang dari aplikasi asalnya, lalu kirim lagi."
        ) from e
    except RecursionError as e:
        raise BerkasTakTerbaca(
            "Susunan isi berkas ini bertingkat terlalu dalam, jadi bukan daftar SKP. Periksa apakah berkasnya benar."
        ) from e


def _teks(isi: bytes) -> str:
    if not isi.strip(b"\xef\xbb\xbf\x00\r\n\t "):
        raise BerkasTakTerbaca("Berkas ini kosong. Periksa apakah yang dipilih berkas yang benar.")
    if isi.startswith(b"PK\x03\x04"):
        raise BerkasTakTerbaca("Ini berkas Excel atau arsip zip. Untuk SKP, kirim berkas JSON (.json).")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        baris = isi.count(b"\n", 0, e.start) + 1
        raise BerkasTakTerbaca(
            f"Huruf di baris {baris} berkas ini tidak memakai UTF-8, jadi tidak terbaca dengan pasti. "
            "Simpan ulang sebagai JSON dengan pengodean UTF-8, lalu kirim lagi."
        ) from e


def _objek(pasangan: list[tuple[str, Any]]) -> Objek:
    hasil = Objek(pasangan)
    if len(hasil) != len(pasangan):
        kunci = [k for k, _ in pasangan]
        hasil.ganda = next(k for k in kunci if kunci.count(k) > 1)
    return hasil


def _angka(teks: str) -> Decimal | TakSah:
    """Exact, never a float. Numbers longer than anybody's target are marked."""
    try:
        nilai = Decimal(teks) if len(teks) <= MAKS_DIGIT else None
    except InvalidOperation:
        nilai = None
    return TakSah(teks[:MAKS_DIGIT]) if nilai is None or abs(nilai.adjusted()) > MAKS_DIGIT else nilai
