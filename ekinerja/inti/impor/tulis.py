"""Writing tables for people to take home: every cell is text, none is ever run."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

import xlsxwriter

JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JENIS_CSV = "text/csv; charset=utf-8"
_PEMICU = ("=", "+", "-", "@", "\t", "\r")


def xlsx(judul: Sequence[str], baris: Iterable[Sequence[str]], *, lembar: str = "DATA") -> bytes:
    """One sheet of text cells; a text that looks like a formula or an address stays text."""
    wadah = BytesIO()
    with xlsxwriter.Workbook(
        wadah, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as buku:
        tempat, tebal = buku.add_worksheet(lembar[:31] or "DATA"), buku.add_format({"bold": True})
        for k, label in enumerate(judul):
            tempat.write_string(0, k, label, tebal)
        for n, sel in enumerate(baris, start=1):
            for k, nilai in enumerate(sel):
                tempat.write_string(n, k, nilai)
        tempat.freeze_panes(1, 0)
    return wadah.getvalue()


def csv_aman(judul: Sequence[str], baris: Iterable[Sequence[str]]) -> bytes:
    """Semicolons, UTF-8 with a mark; cells that a spreadsheet program would run get an apostrophe in front."""
    wadah = StringIO(newline="")
    penulis = csv.writer(wadah, delimiter=";")
    penulis.writerow(judul)
    penulis.writerows([_jinak(nilai) for nilai in sel] for sel in baris)
    return wadah.getvalue().encode("utf-8-sig")


def _jinak(nilai: str) -> str:
    return f"'{nilai}" if nilai.startswith(_PEMICU) else nilai
