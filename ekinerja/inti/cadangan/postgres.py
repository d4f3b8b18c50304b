"""Copies and checks of a PostgreSQL database with its own tools (`pg_dump`, `pg_restore`)."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg
from psycopg import sql

from .arsip import CadanganRusak

NAMA = "kinerja.pgdump"


def salin(url: str, keluar: Path) -> dict[str, int]:
    """Dump one snapshot; return the rows per table in that same snapshot."""
    with psycopg.connect(url) as sambungan:
        sambungan.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        sambungan.read_only = True
        potret = sambungan.execute("SELECT pg_export_snapshot()").fetchone()
        jepret = f"--snapshot={potret[0] if potret else ''}"
        _alat(url, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", jepret, f"--file={keluar}")
        return hitung(sambungan)


def periksa(berkas: Path) -> None:
    """Read the table of contents of a dump. Raises CadanganRusak."""
    _alat("", "pg_restore", "--list", str(berkas))


def pulihkan(url: str, berkas: Path, harapan: dict[str, int]) -> None:
    """Replace the content of the database in one transaction, then compare the rows per table."""
    with psycopg.connect(url, autocommit=True) as sambungan:
        sambungan.execute("DROP SCHEMA public CASCADE")
        sambungan.execute("CREATE SCHEMA public")
    _alat(url, "pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", str(berkas))
    with psycopg.connect(url) as sambungan:
        if hitung(sambungan) != harapan:
            raise CadanganRusak("Jumlah baris sesudah pemulihan tidak sama dengan catatan cadangan.")


def kosong(url: str) -> bool:
    with psycopg.connect(url) as sambungan:
        return not tabel(sambungan)


def tabel(sambungan: psycopg.Connection[Any]) -> list[str]:
    baris = sambungan.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    return [nama for (nama,) in baris.fetchall()]


def hitung(sambungan: psycopg.Connection[Any]) -> dict[str, int]:
    hasil = {}
    for nama in tabel(sambungan):
        baris = sambungan.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(nama))).fetchone()
        hasil[nama] = baris[0] if baris else 0
    return hasil


def _alat(url: str, program: str, *argumen: str) -> None:
    """Run a PostgreSQL tool; the secret goes through the environment, never through the command line."""
    if not shutil.which(program):
        raise CadanganRusak(f"Program {program} tidak ada. Pasang paket postgresql-client, lalu ulangi.")
    if program == "pg_restore" and url:
        argumen = (f"--dbname={_lingkungan(url)['PGDATABASE']}", *argumen)
    hasil = subprocess.run(
        [program, *argumen], env={**os.environ, **_lingkungan(url)}, capture_output=True, text=True, check=False
    )
    if hasil.returncode:
        raise CadanganRusak(f"{program} gagal: {hasil.stderr.strip()[-500:]}")


def _lingkungan(url: str) -> dict[str, str]:
    """The connection as libpq's environment variables."""
    if not url:
        return {}
    u = urlsplit(url)
    tambahan = {k: v[0] for k, v in parse_qs(u.query).items()}
    host = unquote(u.netloc.rpartition("@")[2].partition(":")[0]) if "%2F" in u.netloc.upper() else u.hostname
    isi = {
        "PGHOST": tambahan.get("host") or host,
        "PGPORT": str(u.port) if u.port else tambahan.get("port"),
        "PGUSER": unquote(u.username or ""),
        "PGPASSWORD": unquote(u.password or ""),
        "PGDATABASE": unquote(u.path.lstrip("/")),
        "PGSSLMODE": tambahan.get("sslmode"),
    }
    return {k: v for k, v in isi.items() if v}
