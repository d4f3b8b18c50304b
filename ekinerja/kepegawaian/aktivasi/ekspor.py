"""The list of accounts as a spreadsheet."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import xlsxwriter

from ekinerja.inti.tampil import waktu
from ekinerja.kepegawaian.aktivasi.kueri import keadaan

KOLOM = (("Nama", 34), ("NIP", 22), ("Unit kerja", 44), ("Keadaan akun", 16), ("Aktif sejak", 22), ("Surel", 12))


def xlsx(baris: Iterable[dict[str, Any]]) -> bytes:
    """One sheet; everything is text, so no cell is ever taken for a formula. The address itself is not printed."""
    berkas = BytesIO()
    with xlsxwriter.Workbook(
        berkas, {"in_memory": True, "constant_memory": True, "strings_to_formulas": False}
    ) as buku:
        lembar, tebal = buku.add_worksheet("Aktivasi akun"), buku.add_format({"bold": True})
        for n, (judul, lebar) in enumerate(KOLOM):
            lembar.set_column(n, n, lebar)
            lembar.write_string(0, n, judul, tebal)
        for nomor, b in enumerate(baris, start=1):
            for n, teks in enumerate(_sel(b)):
                lembar.write_string(nomor, n, teks)
        lembar.freeze_panes(1, 0)
    return berkas.getvalue()


def _sel(b: dict[str, Any]) -> tuple[str, ...]:
    surel = "ada" if b["akun__email"] or b["email"] else "tidak ada"
    return b["nama"], b["nip"] or "", b["unit_nama"], keadaan(b)[0], waktu(b["akun__diaktifkan_pada"]), surel
