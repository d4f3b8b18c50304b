"""Reading the cells of an attendance export."""

import re
from datetime import datetime, time, timedelta
from typing import Any

from ekinerja.inti.impor.sel import TakTerbaca, kosong, teks

_JAM = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?")
_BUKAN_ANGKA = re.compile(r"[\s.'’`]+")
SEHARI = 86_400


def nip(nilai: Any) -> str:
    """Digits of a NIP; blanks, dots and the apostrophe that spreadsheets put in front are dropped."""
    return _BUKAN_ANGKA.sub("", teks(nilai))


def teks_jam(nilai: Any) -> str:
    """A cell as text that keeps its time of day: time and date-time cells, fractions of a day, text as written."""
    if isinstance(nilai, datetime):
        return f"{nilai:%H:%M:%S}"
    if isinstance(nilai, time):
        return nilai.isoformat()
    if isinstance(nilai, timedelta):
        return _dari_detik(nilai.total_seconds())
    if isinstance(nilai, float) and 0 <= nilai < 1:
        return _dari_detik(nilai * SEHARI)
    return "" if kosong(nilai) else teks(nilai).lstrip("'")


def _dari_detik(detik: float) -> str:
    bulat = round(detik)
    return f"{bulat // 3600:02d}:{bulat // 60 % 60:02d}:{bulat % 60:02d}"


def jam(tulisan: str) -> time | None:
    """A time of day to the minute; seconds are dropped, never rounded up to late. Raises TakTerbaca."""
    if not tulisan:
        return None
    cocok = _JAM.fullmatch(tulisan)
    if cocok is None or int(cocok[1]) > 23 or int(cocok[2]) > 59 or int(cocok[3] or 0) > 59:
        raise TakTerbaca
    return time(int(cocok[1]), int(cocok[2]))
