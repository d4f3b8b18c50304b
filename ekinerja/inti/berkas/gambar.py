"""Photos: size from the header, a full decode, then new bytes: no EXIF, no place, nothing hidden behind the picture."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from PIL import Image, ImageOps

from .jenis import JPEG, PIKSEL_MAKS, PNG, SISI_MAKS, Jenis, tolak

# Sum of the brightness table of a JPEG of quality 82: a greater sum is a coarser picture.
_JUMLAH_82 = 1326
_RUSAK = "Gambar ini rusak atau terpotong. Ambil atau pilih ulang gambarnya."


def ulang(isi: bytes, jenis: Jenis) -> bytes:
    """The picture written anew in the same format, upright, at most `SISI_MAKS` on a side.

    Raises AturanDilanggar (400) when the bytes are no whole picture of that kind, or it has too many pixels.
    """
    with _terjemah():
        return _ulang(isi, jenis)


def periksa_kepala(berkas: BinaryIO, jenis: Jenis) -> None:
    """The header alone, nothing is decoded. Raises AturanDilanggar (400) as `ulang` does."""
    with _terjemah(), Image.open(berkas, formats=[jenis.pillow]) as gambar:
        _periksa_luas(gambar)


@contextmanager
def _terjemah() -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, ArithmeticError, MemoryError):
        raise tolak(_RUSAK) from None


def _periksa_luas(gambar: Image.Image) -> None:
    lebar, tinggi = gambar.size
    if lebar * tinggi > PIKSEL_MAKS:
        raise tolak("Gambar ini terlalu besar (lebih dari 40 juta titik). Perkecil dulu, lalu kirim lagi.")


def _ulang(isi: bytes, jenis: Jenis) -> bytes:
    with Image.open(io.BytesIO(isi), formats=[jenis.pillow]) as gambar:
        _periksa_luas(gambar)
        if jenis is JPEG:
            gambar.draft("RGB", (SISI_MAKS, SISI_MAKS))
        gambar.load()
        mutu = _mutu(gambar)
        ImageOps.exif_transpose(gambar, in_place=True)
    gambar.thumbnail((SISI_MAKS, SISI_MAKS))
    return _tulis(gambar, jenis, mutu)


def _mutu(gambar: Image.Image) -> dict[str, Any]:
    """As good as we write, but no better than what came in: a photo that was made small does not grow again."""
    tabel = getattr(gambar, "quantization", None) or {}
    if len(tabel) > 1 and sum(tabel.get(0, ())) > _JUMLAH_82:
        return {"qtables": tabel}
    return {"quality": 82}


def _tulis(gambar: Image.Image, jenis: Jenis, mutu: dict[str, Any]) -> bytes:
    """Only the pixels go into a new picture: whatever else the old one carried stays behind."""
    tembus = gambar.mode in ("RGBA", "LA", "PA") or "transparency" in gambar.info
    mode = "RGBA" if tembus and jenis is not JPEG else "RGB"
    piksel = gambar.convert(mode)
    polos = Image.new(mode, piksel.size)
    polos.paste(piksel)
    keluar = io.BytesIO()
    if jenis is PNG:
        polos.save(keluar, "PNG", compress_level=6)
    else:
        polos.save(keluar, jenis.pillow, **mutu)
    return keluar.getvalue()
