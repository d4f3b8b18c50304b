"""Files for upload tests, made here: good ones and hostile ones."""

import io
import struct
import zlib

from PIL import Image


def gambar(bentuk="PNG", ukuran=(40, 30), mode="RGB", *, pola=False, **simpan):
    keluar = io.BytesIO()
    polos = Image.new(mode, ukuran, (200, 120, 40, 128)[: len(mode)])
    hasil = Image.effect_noise(ukuran, 60).convert(mode) if pola else polos
    hasil.save(keluar, bentuk, **simpan)
    return keluar.getvalue()


def jpeg_berlokasi():
    """A photo whose EXIF names a place and a camera, turned on its side."""
    exif = Image.Exif()
    exif[0x010F] = "KameraRahasia"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "S"
    return gambar("JPEG", exif=exif.tobytes())


def png_raksasa(lebar=50_000, tinggi=50_000):
    """A header that promises 2.5 thousand million pixels."""

    def potong(jenis, isi):
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + potong(b"IHDR", kepala)
        + potong(b"IDAT", zlib.compress(b"\0" * 64))
        + potong(b"IEND", b"")
    )


def pdf(tambahan=b"", *, kepala=b"%PDF-1.4\n", trailer=b""):
    isi = (
        kepala
        + b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    )
    isi += tambahan
    return isi + b"trailer\n<< /Root 1 0 R " + trailer + b">>\nstartxref\n9\n%%EOF\n"


def aliran_objek(isi, *, kamus=b"/Filter /FlateDecode"):
    """An object stream: objects that a plain search does not see."""
    return (
        b"5 0 obj\n<< /Type /ObjStm /N 1 /First 4 "
        + kamus
        + b" >>\nstream\n"
        + zlib.compress(isi)
        + b"\nendstream\nendobj\n"
    )
