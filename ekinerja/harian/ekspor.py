"""The own reports as a sheet: the eight columns of the official form, in its order (R-29)."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import xlsxwriter

KOLOM = (
    "Rencana Aksi", "Tanggal", "Jam Mulai", "Jam Selesai", "Kegiatan Harian", "Realisasi", "Satuan", "Bukti Dukung",
)  # fmt: skip
LEBAR = (42, 12, 10, 11, 52, 10, 14, 48)
MAKS_BARIS = 10_000
JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def buku_laporan(baris: Iterable[tuple[str, str, str, str, str, int, str, str]]) -> bytes:
    """An xlsx file. Text is written as text, whatever it starts with: nothing in it is ever a formula or a link."""
    wadah = BytesIO()
    aman: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(wadah, aman) as buku:
        lembar = buku.add_worksheet("Progres harian")
        tebal = buku.add_format({"bold": True})
        for k, (nama, lebar) in enumerate(zip(KOLOM, LEBAR, strict=True)):
            lembar.write_string(0, k, nama, tebal)
            lembar.set_column(k, k, lebar)
        for n, isi in enumerate(baris, start=1):
            for k, nilai in enumerate(isi):
                lembar.write_number(n, k, nilai) if isinstance(nilai, int) else lembar.write_string(n, k, nilai)
        lembar.freeze_panes(1, 0)
    return wadah.getvalue()
