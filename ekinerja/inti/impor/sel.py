"""One cell: text, whole number, day, time of day. Every reader says "unreadable" instead of guessing."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Any

_RUANG = re.compile(r"\s+")
_TAK_TAMPAK = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)])
_BULAN = {
    nama: i
    for i, kelompok in enumerate(
        (
            "januari jan january", "februari feb pebruari february", "maret mar march", "april apr", "mei may",
            "juni jun june", "juli jul july", "agustus agu agt ags aug august", "september sep sept",
            "oktober okt oct october", "november nov nopember nop", "desember des dec december",
        ),
        1,
    )
    for nama in kelompok.split()
}  # fmt: skip
_AKHIR_1900 = date(1899, 12, 30)
_HARI_MIN, _HARI_MAKS = 367, 73_050  # 1901 to 2099 as Excel serials
_TANGGAL = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_TANGGAL_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_TANGGAL_BULAN = re.compile(r"(\d{1,2})[-/. ]+([A-Za-z]{3,})\.?[-/. ,]+(\d{4})")
_PUKUL = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?")
_JAM = re.compile(r"[T ]00:00(:00)?(\.0+)?$")


class TakTerbaca(ValueError):
    """The cell holds something that is not of this kind."""


def teks(nilai: Any) -> str:
    """Text with outer and double spaces gone (no-break spaces too); numbers without a useless `.0`."""
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, str):
        return _RUANG.sub(" ", _bersih(nilai)).strip()
    if isinstance(nilai, bool):
        return "TRUE" if nilai else "FALSE"
    if isinstance(nilai, float):
        return str(int(nilai)) if nilai.is_integer() and abs(nilai) < 1e15 else repr(nilai)
    if isinstance(nilai, datetime):
        return nilai.date().isoformat()
    if isinstance(nilai, time):
        return nilai.isoformat("minutes")
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


def _bersih(nilai: str) -> str:
    """Without invisible and control characters; composed letters."""
    if nilai.isascii() and nilai.isprintable():
        return nilai
    rapi = unicodedata.normalize("NFC", nilai).translate(_TAK_TAMPAK)
    return "".join(h for h in rapi if h in "\t\n\r" or unicodedata.category(h)[0] != "C")


def kosong(nilai: Any) -> bool:
    """Nothing in it: empty, blanks, or a dash that stands for nothing."""
    if nilai is None or nilai == "":
        return True
    if not isinstance(nilai, str) or nilai[0].isalnum():
        return False
    return teks(nilai) in ("", "-", "–", "—")


def sel_angka(nilai: Any) -> bool:
    """Was the cell a number (not text that looks like one)?"""
    return isinstance(nilai, int | float) and not isinstance(nilai, bool)


def bulat(nilai: Any) -> int | None:
    """A whole number; also the one number inside a text such as `Kelas 11`. Raises TakTerbaca."""
    if kosong(nilai):
        return None
    if isinstance(nilai, float) and not nilai.is_integer():
        raise TakTerbaca
    angka = re.findall(r"\d+", teks(nilai))
    if len(angka) != 1:
        raise TakTerbaca
    return int(angka[0])


def hari(nilai: Any) -> date | None:
    """A day: date cell, Excel serial, dd-mm-yyyy, dd/mm/yyyy (day first, always), yyyy-mm-dd, 30 Juli 1989.

    None for an empty cell. Raises TakTerbaca for an impossible or unknown form.
    """
    if isinstance(nilai, datetime):
        return nilai.date()
    if isinstance(nilai, date):
        return nilai
    if sel_angka(nilai):
        return _serial(float(nilai))
    tulisan = _JAM.sub("", teks(nilai).lstrip("'"))
    if tulisan in ("", "-", "–", "—", "00-00-0000", "0000-00-00"):
        return None
    if tulisan.isdigit() and len(tulisan) == 5:
        return _serial(float(tulisan))
    return _dari_tulisan(tulisan)


def jam(nilai: Any) -> time | None:
    """A time of day to the minute: time cell, fraction of a day, 07:35, 07.35, 07:35:00. A number such as 8.2 is not guessed.

    None for an empty cell. Raises TakTerbaca.
    """
    if isinstance(nilai, datetime | time):
        return time(nilai.hour, nilai.minute)
    if sel_angka(nilai):
        menit = round(float(nilai) * 24 * 60)
        if not 0 <= menit < 24 * 60:
            raise TakTerbaca
        return time(menit // 60, menit % 60)
    tulisan = teks(nilai).lstrip("'")
    if tulisan in ("", "-", "–", "—"):
        return None
    cocok = _PUKUL.fullmatch(tulisan)
    if cocok is None or int(cocok[1]) > 23 or int(cocok[2]) > 59:
        raise TakTerbaca
    return time(int(cocok[1]), int(cocok[2]))


def _serial(nilai: float) -> date:
    if not _HARI_MIN <= nilai <= _HARI_MAKS:
        raise TakTerbaca
    return _AKHIR_1900 + timedelta(days=int(nilai))


def _dari_tulisan(tulisan: str) -> date:
    if m := _TANGGAL.fullmatch(tulisan):
        h, b, t = int(m[1]), int(m[2]), int(m[3])
    elif m := _TANGGAL_ISO.fullmatch(tulisan):
        t, b, h = int(m[1]), int(m[2]), int(m[3])
    elif (m := _TANGGAL_BULAN.fullmatch(tulisan)) and m[2].lower() in _BULAN:
        h, b, t = int(m[1]), _BULAN[m[2].lower()], int(m[3])
    else:
        raise TakTerbaca
    try:
        return date(t, b, h)
    except ValueError as e:
        raise TakTerbaca from e


# Text that a spreadsheet program would run, or a page or template might interpret.
_AKTIF = re.compile(r"^[=+\-@\t\r]|<\s*/?\s*[a-z!]|\{\{|\{%|^'\s*;", re.IGNORECASE)
_ANGKA_BIASA = re.compile(r"^[+\-]?[\d\s().\-]+$")


def tampak_aktif(nilai: str) -> bool:
    """Does this text look like a formula, markup or template code? It is kept as inert text; people should look."""
    return bool(_AKTIF.search(nilai)) and not _ANGKA_BIASA.match(nilai)
