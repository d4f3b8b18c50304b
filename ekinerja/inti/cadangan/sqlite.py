"""Copies and checks of a SQLite database."""

import sqlite3
from contextlib import closing
from pathlib import Path

from .arsip import CadanganRusak

NAMA = "kinerja.sqlite3"


def salin(basis: Path, keluar: Path) -> dict[str, int]:
    """Write a consistent copy while others go on working; return its rows per table."""
    with closing(sqlite3.connect(f"{basis.as_uri()}?mode=ro", uri=True, timeout=20)) as sambungan:
        sambungan.execute("VACUUM INTO ?", (str(keluar),))
    return periksa(keluar)


def periksa(basis: Path, harapan: dict[str, int] | None = None) -> dict[str, int]:
    """Check the file from end to end; return its rows per table. Raises CadanganRusak."""
    try:
        with closing(sqlite3.connect(f"{basis.as_uri()}?mode=ro&immutable=1", uri=True)) as sambungan:
            _utuh(sambungan)
            hitungan = hitung(sambungan)
    except sqlite3.DatabaseError as galat:
        raise CadanganRusak(f"Basis data di dalam cadangan tidak dapat dibaca: {galat}.") from None
    if harapan is not None and hitungan != harapan:
        raise CadanganRusak("Jumlah baris basis data di dalam cadangan tidak sama dengan catatannya.")
    return hitungan


def _utuh(sambungan: sqlite3.Connection) -> None:
    if (hasil := sambungan.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
        raise CadanganRusak(f"Basis data di dalam cadangan rusak: {hasil}.")
    if yatim := sambungan.execute("PRAGMA foreign_key_check").fetchone():
        raise CadanganRusak(f"Basis data di dalam cadangan tidak utuh: tabel {yatim[0]} menunjuk baris yang tidak ada.")


def hitung(sambungan: sqlite3.Connection) -> dict[str, int]:
    tabel = sambungan.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    kutip = [(nama, nama.replace('"', '""')) for (nama,) in tabel.fetchall()]
    return {n: sambungan.execute(f'SELECT count(*) FROM "{k}"').fetchone()[0] for n, k in kutip}  # noqa: S608
