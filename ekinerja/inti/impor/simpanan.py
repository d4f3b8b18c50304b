"""A found table as JSON, so that a checked file can wait for a person without the file itself being kept."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from .tabel import Baris, Tabel, TataKolom


def ke_json(tabel: Tabel) -> dict[str, Any]:
    """Everything of the table; days are marked."""
    kolom = list(tabel.judul)
    return {
        "lembar": tabel.lembar,
        "tata": tabel.tata.nama,
        "judul": tabel.judul,
        "baris": [[b.nomor, [_tulis(b[k]) for k in kolom], sorted(b.galat)] for b in tabel.baris],
        "tak_dikenal": tabel.tak_dikenal,
        "lembar_lain": tabel.lembar_lain,
        "tersembunyi": tabel.tersembunyi,
        "bukan_data": tabel.bukan_data,
    }


def dari_json(isi: dict[str, Any], tata: Sequence[TataKolom]) -> Tabel:
    """The table again. Raises LookupError for a layout that is not known any more."""
    cocok = next((t for t in tata if t.nama == isi["tata"]), None)
    if cocok is None:
        raise LookupError(f"tata kolom {isi['tata']} tidak dikenal")
    kolom = list(isi["judul"])
    baris = [
        Baris(nomor, dict(zip(kolom, map(_baca, sel), strict=True)), frozenset(galat))
        for nomor, sel, galat in isi["baris"]
    ]
    return Tabel(
        isi["lembar"],
        cocok,
        isi["judul"],
        baris,
        isi["tak_dikenal"],
        isi["lembar_lain"],
        isi["tersembunyi"],
        isi["bukan_data"],
    )


def _tulis(nilai: Any) -> Any:
    if isinstance(nilai, datetime):
        return {"hari": nilai.date().isoformat()}
    if isinstance(nilai, date):
        return {"hari": nilai.isoformat()}
    return nilai if isinstance(nilai, str | int | float | bool | None) else str(nilai)


def _baca(nilai: Any) -> Any:
    return date.fromisoformat(nilai["hari"]) if isinstance(nilai, dict) else nilai
