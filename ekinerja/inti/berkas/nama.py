"""The person's file name is only a text to show: it never becomes a path."""

import re
import unicodedata

_MAKS = 255
_PEMISAH = re.compile(r"[/\\]")


def rapikan(nama: str) -> str:
    """Last part of `nama` without control and direction characters, at most 255 characters, ending kept."""
    dasar = _PEMISAH.split(nama)[-1]
    bersih = "".join(c for c in unicodedata.normalize("NFC", dasar) if unicodedata.category(c)[0] != "C").strip()
    bersih = bersih.strip(".") or "berkas"
    if len(bersih) <= _MAKS:
        return bersih
    awal, titik, akhiran = bersih.rpartition(".")
    return awal[: _MAKS - len(akhiran) - 1] + titik + akhiran if titik and len(akhiran) <= 10 else bersih[:_MAKS]
