"""File names inside a package: readable on every system, without NIP."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_MAKS = 60
_BUKAN = re.compile(r"[^A-Za-z0-9 .()-]+")
# Names that Windows keeps for devices.
_TERLARANG = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def aman(nama: str) -> str:
    """At most 60 plain letters, digits, spaces and marks; never empty, hidden, a device or a way out of the folder."""
    polos = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode()
    polos = re.sub(r"\d{8,}", "", polos)
    hasil = " ".join(_BUKAN.sub(" ", polos.replace("'", "")).split())[:_MAKS].strip(" .")
    hasil = re.sub(r"\.{2,}", ".", hasil)
    return f"{hasil}_" if _TERLARANG.fullmatch(hasil) else hasil or "Tanpa nama"


def beri_nama(orang: Iterable[tuple[str, str]]) -> list[str]:
    """A path per (folder, name), all different: namesakes in one folder get a number."""
    ke: Counter[str] = Counter()
    hasil = []
    for folder, nama in orang:
        dasar = f"{folder}/{aman(nama)}"
        ke[dasar.casefold()] += 1
        n = ke[dasar.casefold()]
        hasil.append(f"{dasar}.pdf" if n == 1 else f"{dasar} ({n}).pdf")
    return hasil


def beri_folder(unit: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Folder per unit path, from (path, name); units of one name are told apart by their code."""
    daftar = dict(unit)
    banyak = Counter(aman(n).casefold() for n in daftar.values())
    return {
        jalur: f"{aman(n)} ({aman(jalur.strip('/').split('/')[-1])})" if banyak[aman(n).casefold()] > 1 else aman(n)
        for jalur, n in daftar.items()
    }
