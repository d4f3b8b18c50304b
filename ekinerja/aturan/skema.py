"""A small JSON Schema checker with Indonesian reasons.

Understands exactly the keywords in ``KATA_KUNCI``; a test holds every published schema to that list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from ekinerja.aturan.jawaban import Galat
from ekinerja.aturan.teks import gabung

Skema = Mapping[str, Any]
KATA_KUNCI = frozenset(
    "$schema type title description enum x-label properties required additionalProperties items "
    "minimum maximum maxLength maxItems pattern format examples default".split()
)
NAMA_TIPE = {
    "object": "objek JSON",
    "array": "daftar",
    "string": "teks",
    "integer": "bilangan bulat",
    "boolean": "true atau false",
}
CUPLIKAN = 40


def periksa(skema: Skema, nilai: object, medan: str = "") -> list[Galat]:
    """Every reason why ``nilai`` does not fit; an empty list means it fits."""
    return list(_periksa(skema, nilai, medan))


def _periksa(skema: Skema, nilai: object, medan: str) -> Iterator[Galat]:
    tipe = str(skema["type"])
    if not _bertipe(tipe, nilai):
        yield Galat(medan, f"Harus {NAMA_TIPE[tipe]}; yang diterima {_sebut(nilai)}.")
        return
    if "enum" in skema and nilai not in skema["enum"]:
        pilihan = gabung([str(p) for p in skema["enum"]], "atau")
        yield Galat(medan, f"Pilihan yang ada: {pilihan}; yang diterima {_sebut(nilai)}.")
        return
    yield from _ISI[tipe](skema, nilai, medan)


def _bertipe(tipe: str, nilai: object) -> bool:
    match tipe:
        case "object":
            return isinstance(nilai, dict)
        case "array":
            return isinstance(nilai, list)
        case "string":
            return isinstance(nilai, str)
        case "integer":
            return isinstance(nilai, int) and not isinstance(nilai, bool)
        case "boolean":
            return isinstance(nilai, bool)
        case _:
            raise ValueError(f"tipe skema tidak dikenal: {tipe}")


def _sebut(nilai: object) -> str:
    """The value in a few words, never the whole of a long input."""
    if isinstance(nilai, dict):
        return "objek JSON"
    if isinstance(nilai, list):
        return "daftar"
    if nilai is None:
        return "null"
    if isinstance(nilai, bool):
        return "true" if nilai else "false"
    if isinstance(nilai, int) and abs(nilai) >= 10**CUPLIKAN:
        return "bilangan yang terlalu panjang"
    teks = str(nilai)
    potong = teks[:CUPLIKAN] + ("…" if len(teks) > CUPLIKAN else "")
    return f"“{potong}”"


def _objek(skema: Skema, nilai: Any, medan: str) -> Iterator[Galat]:
    isi = skema.get("properties", {})
    for nama in skema.get("required", ()):
        if nama not in nilai:
            yield Galat(_di(medan, nama), "Wajib diisi.")
    for nama, bagian in nilai.items():
        if nama in isi:
            yield from _periksa(isi[nama], bagian, _di(medan, nama))
        elif skema.get("additionalProperties", True) is False:
            dikenal = gabung(list(isi))
            yield Galat(_di(medan, nama[:CUPLIKAN]), f"Medan ini tidak dikenal. Medan yang dikenal: {dikenal}.")


def _daftar(skema: Skema, nilai: Any, medan: str) -> Iterator[Galat]:
    if "maxItems" in skema and len(nilai) > skema["maxItems"]:
        yield Galat(medan, f"Paling banyak {skema['maxItems']} butir; yang diterima {len(nilai)}.")
        return
    for nomor, butir in enumerate(nilai):
        yield from _periksa(skema.get("items", {}), butir, f"{medan}[{nomor}]")


def _teks(skema: Skema, nilai: Any, medan: str) -> Iterator[Galat]:
    if "maxLength" in skema and len(nilai) > skema["maxLength"]:
        yield Galat(medan, f"Paling panjang {skema['maxLength']} huruf; yang diterima {len(nilai)}.")
    elif "pattern" in skema and not re.search(skema["pattern"], nilai):
        yield Galat(medan, f"Bentuknya tidak sesuai; yang diterima {_sebut(nilai)}.")
    elif skema.get("format") == "date" and not _tanggal(nilai):
        yield Galat(medan, f"Harus tanggal yang ada, ditulis TTTT-BB-HH; yang diterima {_sebut(nilai)}.")


def _bilangan(skema: Skema, nilai: Any, medan: str) -> Iterator[Galat]:
    if "minimum" in skema and nilai < skema["minimum"]:
        yield Galat(medan, f"Tidak boleh kurang dari {skema['minimum']}; yang diterima {_sebut(nilai)}.")
    elif "maximum" in skema and nilai > skema["maximum"]:
        yield Galat(medan, f"Tidak boleh lebih dari {skema['maximum']}; yang diterima {_sebut(nilai)}.")


def _boolean(skema: Skema, nilai: Any, medan: str) -> Iterator[Galat]:
    yield from ()


def _tanggal(teks: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", teks):
        return False
    try:
        date.fromisoformat(teks)
    except ValueError:
        return False
    return True


def _di(medan: str, nama: str) -> str:
    return f"{medan}.{nama}" if medan else nama


_ISI: dict[str, Callable[[Skema, Any, str], Iterator[Galat]]] = {
    "object": _objek,
    "array": _daftar,
    "string": _teks,
    "integer": _bilangan,
    "boolean": _boolean,
}
