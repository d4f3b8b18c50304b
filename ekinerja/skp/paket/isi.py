"""The contents list of a package as a sheet: what is in it, and who is missing with the reason."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from ekinerja.skp.paket.daftar import Butir

NAMA = "00 Daftar isi.xlsx"
ADA = (
    ("No", 6),
    ("Nama", 32),
    ("NIP", 22),
    ("Jabatan", 32),
    ("Unit kerja", 38),
    ("Kode dokumen", 22),
    ("Nama berkas", 60),
)
TIDAK = (("No", 6), ("Nama", 32), ("NIP", 22), ("Jabatan", 32), ("Unit kerja", 38), ("Sebab belum ada", 70))


def buku(judul: str, daftar: Sequence[Butir], pada: datetime) -> bytes:
    """An xlsx file with two sheets. Text is written as text: nothing in it is ever a formula or a link.

    `pada`: the moment the file names as its making, so that the same list gives the same bytes.
    """
    wadah = BytesIO()
    aman: dict[str, Any] = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(wadah, aman) as b:
        b.set_properties({"title": judul, "created": pada.replace(tzinfo=None)})
        ada = [x for x in daftar if x.kode]
        tidak = [x for x in daftar if not x.kode]
        _lembar(b, "Tercetak", ADA, ((x.nama, x.nip, x.jabatan, x.unit, x.kode, x.berkas) for x in ada))
        _lembar(b, "Belum ada", TIDAK, ((x.nama, x.nip, x.jabatan, x.unit, x.sebab) for x in tidak))
    return wadah.getvalue()


def _lembar(b: Any, nama: str, kolom: Sequence[tuple[str, int]], baris: Iterable[Sequence[str]]) -> None:
    lembar = b.add_worksheet(nama)
    tebal = b.add_format({"bold": True, "bg_color": "#E3EEF0", "bottom": 1})
    for k, (judul, lebar) in enumerate(kolom):
        lembar.set_column(k, k, lebar)
        lembar.write_string(0, k, judul, tebal)
    lembar.freeze_panes(1, 2)
    banyak = 0
    for banyak, isi in enumerate(baris, start=1):
        lembar.write_number(banyak, 0, banyak)
        for k, teks in enumerate(isi, start=1):
            lembar.write_string(banyak, k, teks)
    lembar.autofilter(0, 0, banyak, len(kolom) - 1)
