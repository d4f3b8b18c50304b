"""PDFs: a look inside without running anything. Names may be written with #-codes and hide in compressed object
streams, so both are undone first. The file is never rendered by us and never shown inline.
"""

import os
import re
import zlib
from typing import BinaryIO

from .jenis import tolak

_TERLARANG = {
    b"JavaScript": "skrip",
    b"JS": "skrip",
    b"Launch": "perintah membuka program lain",
    b"EmbeddedFile": "berkas lain di dalamnya",
    b"EmbeddedFiles": "berkas lain di dalamnya",
    b"RichMedia": "media yang dapat dijalankan",
    b"XFA": "formulir yang dapat dijalankan",
    b"SubmitForm": "perintah mengirim data",
    b"ImportData": "perintah mengambil data",
}
_NAMA = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]+)")
_KODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_KEPALA = re.compile(rb"%PDF-(1\.[0-7]|2\.0)[\r\n ]")
_ALIRAN = re.compile(rb"(?<!end)stream\r?\n")
_HALAMAN_WEB = re.compile(rb"<\s*(script|html|iframe|svg|body|!doctype)\b", re.IGNORECASE)
_ISI_MAKS = 24 * 1024 * 1024
_BUKAN = "Berkas ini bukan PDF yang utuh. Simpan ulang sebagai PDF, lalu kirim lagi."


_UJUNG = 4096


def periksa_ujung(berkas: BinaryIO, ukuran: int) -> None:
    """Only both ends. Raises AturanDilanggar (400) for a PDF that is cut off or none at all."""
    awal = berkas.read(_UJUNG)
    berkas.seek(max(0, ukuran - _UJUNG), os.SEEK_SET)
    _periksa_ujung(awal, berkas.read(_UJUNG))


def _periksa_ujung(awal: bytes, akhir: bytes) -> None:
    if not _KEPALA.match(awal) or b"%%EOF" not in akhir[-2048:] or b"startxref" not in akhir:
        raise tolak(_BUKAN)


def periksa(isi: bytes) -> None:
    """Raises AturanDilanggar (400) for a broken, encrypted or active PDF, or one that is a web page as well."""
    _periksa_ujung(isi[:_UJUNG], isi[-_UJUNG:])
    if _HALAMAN_WEB.search(isi):
        raise tolak("PDF ini memuat bagian halaman web, jadi tidak kami terima. Cetak ulang ke PDF, lalu kirim lagi.")
    nama = _semua_nama(isi)
    if b"Encrypt" in nama:
        raise tolak("PDF ini terkunci kata sandi. Simpan tanpa kunci, lalu kirim lagi.")
    if not {b"Root", b"Catalog", b"Pages"} <= nama:
        raise tolak(_BUKAN)
    for terlarang in _TERLARANG.keys() & nama:
        raise tolak(f"PDF ini memuat {_TERLARANG[terlarang]}, jadi tidak kami terima. Cetak ulang ke PDF, lalu kirim.")


def _semua_nama(isi: bytes) -> set[bytes]:
    """Every name in the file and in its compressed object streams."""
    nama: set[bytes] = set()
    sisa = _ISI_MAKS
    for potongan in [isi, *_aliran_objek(isi)]:
        sisa -= len(potongan)
        if sisa < 0:
            raise tolak("PDF ini mengembang terlalu besar saat dibuka. Cetak ulang ke PDF, lalu kirim lagi.")
        nama.update(_KODE.sub(_urai_kode, n) if b"#" in n else n for n in _NAMA.findall(potongan))
    return nama


def _urai_kode(cocok: "re.Match[bytes]") -> bytes:
    return bytes([int(cocok[1], 16)])


def _aliran_objek(isi: bytes) -> list[bytes]:
    """Inflated bodies of the object streams (they hold objects, so names can hide there)."""
    hasil = []
    for cocok in _ALIRAN.finditer(isi):
        kamus = isi[max(0, isi.rfind(b" obj", 0, cocok.start())) : cocok.start()]
        kamus = _KODE.sub(_urai_kode, kamus)
        if b"/ObjStm" not in kamus:
            continue
        saring = [n for n in _NAMA.findall(kamus) if n.endswith(b"Decode")]
        if saring not in ([], [b"FlateDecode"]):
            raise tolak(
                "PDF ini disusun dengan cara yang tidak dapat kami periksa. Cetak ulang ke PDF, lalu kirim lagi."
            )
        hasil.append(
            _kembangkan(isi, cocok.end()) if saring else isi[cocok.end() : isi.find(b"endstream", cocok.end())]
        )
    return hasil


def _kembangkan(isi: bytes, mulai: int) -> bytes:
    pengurai = zlib.decompressobj()
    try:
        hasil = pengurai.decompress(memoryview(isi)[mulai:], _ISI_MAKS)
    except zlib.error:
        raise tolak(_BUKAN) from None
    if pengurai.unconsumed_tail:
        raise tolak("PDF ini mengembang terlalu besar saat dibuka. Cetak ulang ke PDF, lalu kirim lagi.")
    return hasil
