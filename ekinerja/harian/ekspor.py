"""Reports as a sheet: the eight columns of the official form, in its order (R-29)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from django.db.models import QuerySet

from ekinerja.harian.models import BuktiLaporan
from ekinerja.harian.tampilan import ditulis_oleh
from ekinerja.inti.impor.tulis import JENIS_XLSX
from ekinerja.inti.models import nama_berketerangan

KOLOM = (
    "Rencana Aksi", "Tanggal", "Jam Mulai", "Jam Selesai", "Kegiatan Harian", "Realisasi", "Satuan", "Bukti Dukung",
)  # fmt: skip
LEBAR = (42, 12, 10, 11, 52, 10, 14, 48)
LEMBAR = "Progres Harian"
MAKS_BARIS = 10_000
JENIS = JENIS_XLSX
_MEDAN = (
    "pk", "pegawai_id", "rencana_aksi__teks", "tanggal", "jam_mulai", "jam_selesai", "kegiatan", "realisasi", "satuan",
    "dibantu_oleh__nama", "dikonfirmasi_pada",
)  # fmt: skip
# Beside the official sheet, where somebody else wrote a row.
KETERANGAN = (("Tanggal", 12), ("Jam Mulai", 10), ("Kegiatan Harian", 52), ("Keterangan", 60))

# The eight columns, and who wrote it where that was not the owner.
BarisLembar = tuple[str, str, str, str, str, int, str, str, str]


def baris_lembar(kueri: QuerySet[Any]) -> dict[int, list[BarisLembar]]:
    """Person → rows, by day and hour. Two queries; drafts are the caller's to leave out."""
    laporan = list(kueri.order_by("pegawai_id", "tanggal", "jam_mulai", "pk").values(*_MEDAN)[:MAKS_BARIS])
    bukti = bukti_laporan([b["pk"] for b in laporan])
    hasil: dict[int, list[BarisLembar]] = defaultdict(list)
    for b in laporan:
        hasil[b["pegawai_id"]].append(_baris(b, bukti.get(b["pk"], ())))
    return hasil


def bukti_laporan(pk: Sequence[int]) -> dict[int, list[str]]:
    """Report → links and file names of its evidence."""
    hasil: dict[int, list[str]] = defaultdict(list)
    for i in range(0, len(pk), 5000):
        kueri = BuktiLaporan.objects.filter(laporan__in=pk[i : i + 5000]).order_by("pk")
        medan = ("laporan_id", "tautan", "berkas__nama_asli", "berkas__keadaan")
        for laporan, tautan, nama, keadaan in kueri.values_list(*medan):
            hasil[laporan].append(tautan or nama_berketerangan(nama, keadaan))
    return hasil


def _baris(b: dict[str, Any], bukti: Iterable[str]) -> BarisLembar:
    return (
        b["rencana_aksi__teks"],
        b["tanggal"].isoformat(),
        f"{b['jam_mulai']:%H:%M}",
        f"{b['jam_selesai']:%H:%M}",
        b["kegiatan"],
        b["realisasi"],
        b["satuan"],
        ", ".join(bukti),
        ditulis_oleh(b["dibantu_oleh__nama"], b["dikonfirmasi_pada"]),
    )


def teks_tempel(baris: Iterable[Sequence[Any]]) -> str:
    """Rows for the clipboard: tabs between cells, one line per report, in the order of the columns."""
    return "\n".join("\t".join(" ".join(str(sel).split()) for sel in b[: len(KOLOM)]) for b in baris)


def buku_laporan(baris: Iterable[Sequence[Any]]) -> bytes:
    """The official sheet as xlsx; what others wrote for the owner is listed on a second one, so that the form stays."""
    semua = list(baris)
    lembar = [(LEMBAR, tuple(zip(KOLOM, LEBAR, strict=True)), [b[: len(KOLOM)] for b in semua])]
    if lain := [(b[1], b[2], b[4], b[8]) for b in semua if b[8]]:
        lembar.append(("Keterangan", KETERANGAN, lain))
    return buku(lembar)


def buku(lembar: Iterable[tuple[str, Sequence[tuple[str, int]], Iterable[Sequence[Any]]]]) -> bytes:
    """An xlsx file of sheets (name, columns with widths, rows).

    Text is written as text, whatever it starts with: nothing in it is ever a formula or a link.
    """
    wadah = BytesIO()
    aman: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(wadah, aman) as isi:
        tebal = isi.add_format({"bold": True})
        for judul, kolom, baris in lembar:
            tempat = isi.add_worksheet(judul[:31])
            for k, (nama, lebar) in enumerate(kolom):
                tempat.write_string(0, k, nama, tebal)
                tempat.set_column(k, k, lebar)
            for n, satu in enumerate(baris, start=1):
                for k, nilai in enumerate(satu):
                    tempat.write_number(n, k, nilai) if isinstance(nilai, int) else tempat.write_string(n, k, nilai)
            tempat.freeze_panes(1, 0)
    return wadah.getvalue()
