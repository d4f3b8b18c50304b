"""The status list of a unit as a sheet."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import xlsxwriter

KEPALA = ("Nama", "NIP", "Jabatan", "Unit kerja", "Pejabat penilai", "Keadaan", "Predikat")
LEBAR = (32, 22, 36, 44, 32, 24, 18)
MAKS_BARIS = 20_000
JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def buku_status(judul: str, baris: Iterable[tuple[str, ...]]) -> bytes:
    """An xlsx file. Text is written as text, whatever it starts with: nothing in it is ever a formula or a link."""
    wadah = BytesIO()
    aman: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(wadah, aman) as buku:
        lembar = buku.add_worksheet("Status evaluasi")
        tebal = buku.add_format({"bold": True})
        lembar.write_string(0, 0, judul, tebal)
        for k, (nama, lebar) in enumerate(zip(KEPALA, LEBAR, strict=True)):
            lembar.write_string(1, k, nama, tebal)
            lembar.set_column(k, k, lebar)
        for n, isi in enumerate(baris, start=2):
            for k, nilai in enumerate(isi):
                lembar.write_string(n, k, nilai)
        lembar.freeze_panes(2, 0)
    return wadah.getvalue()
