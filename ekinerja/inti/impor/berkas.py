"""From bytes to sheets. The content decides, never the ending of the name."""

import re
import struct
import xml.etree.ElementTree as ET
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from ekinerja.inti.galat import AturanDilanggar

from .csvteks import baca_csv

MIB = 1024 * 1024
UKURAN_MAKS = 50 * MIB
ISI_MAKS = 50 * MIB
BERKAS_MAKS = 200
RASIO_MAKS = 100
BARIS_MAKS = 500_000
SEL_MAKS = 10_000_000  # the reader lays a sheet out in full, from its first to its last cell
_POTONG = 256 * 1024
# What a broken archive makes Python's reader raise: each of these was seen.
_ARSIP_RUSAK = (
    zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, LookupError,
    OverflowError, struct.error, zlib.error,
)  # fmt: skip
_ZIP = b"PK\x03\x04"
_XLS_LAMA = bytes.fromhex("D0CF11E0A1B11AE1")
_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_NS_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LETAK = re.compile(rb'\br="([A-Z]{0,3})(\d{1,7})"')
_SEL_GALAT = re.compile(
    rb'<c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?\bt="e"[^>]*>|<c\s[^>]*?\bt="e"[^>]*?\br="([A-Z]{1,3})(\d{1,7})"'
)


class BerkasTakTerbaca(AturanDilanggar):
    """The file cannot be read at all. Carries the sentence for the person."""

    def __init__(self, kalimat: str, *, status: int = 400) -> None:
        super().__init__(kalimat, status=status)


@dataclass(slots=True)
class Lembar:
    """One sheet: rows from row 1 on, so that `baris[i]` is Excel row i + 1. `galat`: cells with an error value."""

    nama: str
    baris: list[list[Any]]
    galat: set[tuple[int, int]] = field(default_factory=set)


@dataclass(slots=True)
class Buku:
    """All visible sheets, and the names of the hidden ones."""

    lembar: list[Lembar]
    tersembunyi: list[str] = field(default_factory=list)


def buka(isi: bytes) -> Buku:
    """Read a spreadsheet or a CSV. Raises BerkasTakTerbaca with a sentence."""
    if not isi.strip(b"\x00\r\n\t ;,"):
        raise BerkasTakTerbaca("Berkas ini kosong. Periksa apakah yang dipilih berkas yang benar.")
    if len(isi) > UKURAN_MAKS:
        raise BerkasTakTerbaca("Berkas ini lebih besar dari 50 MB. Bagi menjadi beberapa berkas.", status=413)
    if isi.startswith(_ZIP):
        return _buku_xlsx(isi)
    if isi.startswith(_XLS_LAMA):
        raise BerkasTakTerbaca("Ini format Excel lama (.xls). Buka di Excel, simpan sebagai .xlsx, lalu kirim lagi.")
    if b"\x00" in isi[:4096] and not isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BerkasTakTerbaca("Isi berkas ini bukan tabel. Kirim berkas .xlsx atau .csv.")
    baris: list[list[Any]] = [list(b) for b in baca_csv(isi)]
    _batasi(len(baris))
    return Buku([Lembar("", baris)])


def _buku_xlsx(isi: bytes) -> Buku:
    bagian = _periksa_zip(isi)
    if "xl/workbook.xml" not in bagian:
        raise BerkasTakTerbaca("Arsip ini bukan lembar kerja Excel. Kirim berkas .xlsx atau .csv.")
    if any(nama.endswith("vbaProject.bin") for nama in bagian):
        raise BerkasTakTerbaca("Berkas ini berisi makro. Simpan sebagai .xlsx tanpa makro, lalu kirim lagi.")
    try:
        buku = CalamineWorkbook.from_filelike(BytesIO(isi))
        hasil = Buku([])
        jalur = _jalur_lembar(bagian)
        for meta in buku.sheets_metadata:
            if meta.visible != SheetVisibleEnum.Visible:
                hasil.tersembunyi.append(meta.name)
                continue
            baris = buku.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
            _batasi(len(baris))
            hasil.lembar.append(Lembar(meta.name, baris, galat=_sel_galat(bagian.get(jalur.get(meta.name, ""), b""))))
    except CalamineError as e:
        raise BerkasTakTerbaca("Berkas Excel ini rusak dan tidak dapat dibuka. Simpan ulang, lalu kirim lagi.") from e
    if not hasil.lembar:
        raise BerkasTakTerbaca("Semua lembar di berkas ini disembunyikan. Tampilkan lembar yang akan diimpor.")
    return hasil


def _batasi(jumlah: int) -> None:
    if jumlah > BARIS_MAKS:
        raise BerkasTakTerbaca("Berkas ini berisi lebih dari 500.000 baris. Bagi menjadi beberapa berkas.", status=413)


def _periksa_zip(isi: bytes) -> dict[str, bytes]:
    """Every part, read with a counter that stops: declared sizes may lie. Only the parts we look into are kept."""
    terlalu_besar = "Isi berkas ini terlalu besar setelah dibuka. Hapus lembar atau gambar yang tidak perlu."
    bagian: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(isi)) as arsip:
            daftar = arsip.infolist()
            if len(daftar) > BERKAS_MAKS or sum(i.file_size for i in daftar) > ISI_MAKS:
                raise BerkasTakTerbaca(terlalu_besar, status=413)
            sisa = min(ISI_MAKS, max(len(isi) * RASIO_MAKS, MIB))
            for info in daftar:
                teks = _baca_bagian(arsip, info, sisa)
                sisa -= len(teks)
                if sisa < 0:
                    raise BerkasTakTerbaca(terlalu_besar, status=413)
                _periksa_xml(teks)
                bagian[info.filename] = teks if _perlu(info.filename) else b""
    except _ARSIP_RUSAK as e:
        raise BerkasTakTerbaca(
            "Berkas ini rusak atau terkunci sandi. Simpan ulang tanpa sandi, lalu kirim lagi."
        ) from e
    return bagian


def _periksa_xml(teks: bytes) -> None:
    """No part declares a document type, in whichever encoding and place, and no sheet is mostly emptiness."""
    polos = teks.replace(b"\0", b"") if b"\0" in teks[:64] else teks
    if b"<!DOCTYPE" in polos:
        raise BerkasTakTerbaca("Berkas ini memakai bentuk XML yang tidak diizinkan. Simpan ulang dari Excel.")
    kolom, baris = {b""}, 0
    for letak in _LETAK.finditer(polos):
        kolom.add(letak[1])
        baris = max(baris, int(letak[2]))
    _batasi(baris)
    if baris * (1 + max(nomor_kolom(k.decode()) for k in kolom)) > SEL_MAKS:
        raise BerkasTakTerbaca(
            "Tabel ini terlalu lebar atau terlalu panjang. Hapus sel jauh di luar tabel.", status=413
        )


def _perlu(nama: str) -> bool:
    return nama in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels") or nama.startswith("xl/worksheets/sheet")


def _baca_bagian(arsip: zipfile.ZipFile, info: zipfile.ZipInfo, sisa: int) -> bytes:
    potongan: list[bytes] = []
    jumlah = 0
    with arsip.open(info) as f:
        while jumlah <= sisa and (p := f.read(_POTONG)):
            potongan.append(p)
            jumlah += len(p)
    return b"".join(potongan)


def _jalur_lembar(bagian: dict[str, bytes]) -> dict[str, str]:
    """Name of each sheet -> its part in the archive."""
    try:
        rels = ET.fromstring(bagian["xl/_rels/workbook.xml.rels"])  # noqa: S314 - no DTD, checked above
        buku = ET.fromstring(bagian["xl/workbook.xml"])  # noqa: S314
    except (KeyError, ET.ParseError):
        return {}
    tujuan = {r.get("Id"): (r.get("Target") or "").lstrip("/") for r in rels}
    hasil = {}
    for lembar in buku.findall("m:sheets/m:sheet", _NS):
        t = tujuan.get(lembar.get(_NS_R)) or ""
        hasil[lembar.get("name") or ""] = t if t.startswith("xl/") else f"xl/{t}"
    return hasil


def _sel_galat(xml: bytes) -> set[tuple[int, int]]:
    """(row, column from 0) of cells whose value is an error such as #N/A: the reader shows them as empty."""
    if b't="e"' not in xml:
        return set()
    return {(int(a[1] or a[3]), nomor_kolom((a[0] or a[2]).decode())) for a in _SEL_GALAT.findall(xml)}


def nomor_kolom(huruf: str) -> int:
    """A -> 0, Z -> 25, AA -> 26."""
    n = 0
    for h in huruf:
        n = n * 26 + ord(h) - 64
    return n - 1
