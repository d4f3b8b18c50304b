"""The list of problems of an import as a sheet: the rows as they were sent, each with its reason."""

from collections import defaultdict
from io import BytesIO
from typing import Any

import xlsxwriter

from ekinerja.kepegawaian import gudang_impor as gudang
from ekinerja.kepegawaian.models import ButirImpor, ProsesImpor

JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KOLOM_SEBAB = "SEBAB (hapus kolom ini boleh)"


def buku_perbaikan(proses: ProsesImpor) -> bytes | None:
    """An xlsx with the held and refused rows; None when the content was cleared away.

    Text is written as text, whatever it starts with. The sheet can be repaired and sent again as it is.
    """
    tabel = gudang.muat_tabel(proses.simpanan)
    if tabel is None:
        return None
    sebab = _sebab(proses)
    baris = [b for b in tabel["baris"] if b[0] in sebab]
    wadah = BytesIO()
    aman: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(wadah, aman) as buku:
        lembar = buku.add_worksheet(str(tabel["lembar"] or "DATA")[:31])
        tebal = buku.add_format({"bold": True})
        for k, label in enumerate([*tabel["judul"].values(), KOLOM_SEBAB]):
            lembar.write_string(0, k, str(label), tebal)
        for n, (nomor, sel, _) in enumerate(baris, start=1):
            for k, nilai in enumerate([*sel, sebab[nomor]]):
                lembar.write_string(n, k, _teks(nilai))
        lembar.freeze_panes(1, 0)
    return wadah.getvalue()


def _sebab(proses: ProsesImpor) -> dict[int, str]:
    hasil: dict[int, list[str]] = defaultdict(list)
    butir = ButirImpor.objects.filter(proses=proses, akibat__in=("TAHAN", "TOLAK")).order_by("pk")
    for baris, lain, kolom, sebab in butir.values_list("baris", "baris_lain", "kolom", "sebab"):
        for nomor in [baris, *lain]:
            if nomor is not None:
                hasil[nomor].append(f"{kolom}: {sebab}" if kolom else sebab)
    return {nomor: " | ".join(dict.fromkeys(s)) for nomor, s in hasil.items()}


def _teks(nilai: Any) -> str:
    """A day as dd-mm-yyyy, a number without a tail, everything else as it was."""
    if isinstance(nilai, dict):
        tahun, bulan, hari = nilai["hari"].split("-")
        return f"{hari}-{bulan}-{tahun}"
    if isinstance(nilai, float) and nilai.is_integer():
        return str(int(nilai))
    return "" if nilai is None else str(nilai)
