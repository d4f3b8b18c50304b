"""CSV as spreadsheet programs and registers write it: `;`, `,` or tab; UTF-8 or windows-1252; `="…"` cells."""

import csv
import re
from io import StringIO

_RUMUS_TEKS = re.compile(r'^="(.*)"$', re.DOTALL)
_PEMISAH = (";", "\t", ",", "|")
csv.field_size_limit(1024 * 1024)


def baca_csv(isi: bytes) -> list[list[str]]:
    """Rows as a spreadsheet program counts them: a quoted line break makes no new row, an empty line does."""
    teks = _teks(isi)
    pembaca = csv.reader(StringIO(teks, newline=""), delimiter=_pemisah(teks))
    baris = [[_sel(s) for s in b] for b in pembaca]
    while baris and not any(s.strip() for s in baris[-1]):
        baris.pop()
    return baris


def _teks(isi: bytes) -> str:
    for awal, kode in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if isi.startswith(awal):
            return isi.decode(kode, errors="replace")
    try:
        return isi.decode("utf-8")
    except UnicodeDecodeError:
        # Windows-1252 leaves five bytes undefined: keep them visible instead of failing on the whole file.
        return isi.decode("windows-1252", errors="replace")


def _pemisah(teks: str) -> str:
    """The separator that the first lines use most evenly."""
    awal = [b for b in teks.splitlines()[:20] if b.strip()]
    if awal and awal[0].lower().startswith("sep=") and len(awal[0]) > 4:
        return awal[0][4]
    return max(_PEMISAH, key=lambda p: sum(min(b.count(p), 200) for b in awal))


def _sel(nilai: str) -> str:
    cocok = _RUMUS_TEKS.match(nilai.strip())
    return cocok.group(1).replace('""', '"') if cocok else nilai
