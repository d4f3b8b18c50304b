"""Checks the environment variables before Django reads them; a wrong value stops the start with one sentence."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from ekinerja.rahasia import mudah_ditebak

AKAR = Path(__file__).resolve().parent.parent.parent


def folder_data(lingkungan: Mapping[str, str] = os.environ) -> Path:
    return Path(lingkungan.get("KINERJA_DATA") or AKAR / "data").resolve()


def periksa(lingkungan: Mapping[str, str] = os.environ) -> str | None:
    """Return the first problem as a sentence, or None."""
    for nama, uji in PEMERIKSA.items():
        if nilai := lingkungan.get(nama):
            try:
                masalah = uji(nilai)
            except ValueError:
                masalah = "tidak dapat dibaca"
            if masalah:
                return f"Nilai {nama} salah: {masalah}."
    return _data(folder_data(lingkungan))


def _data(folder: Path) -> str | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as galat:
        return f"Folder data {folder} tidak dapat dibuat ({galat.strerror}). Ubah KINERJA_DATA atau perbaiki izinnya."
    if not os.access(folder, os.W_OK | os.X_OK):
        return f"Folder data {folder} tidak dapat ditulisi. Ubah KINERJA_DATA atau perbaiki izinnya."
    return None


def _basis_data(nilai: str) -> str | None:
    if urlsplit(nilai).scheme in ("postgres", "postgresql"):
        return None
    return "isi dengan alamat PostgreSQL, misalnya postgres://pengguna:sandi@host/nama, atau kosongkan untuk SQLite"


def _rahasia(nilai: str) -> str | None:
    return "terlalu pendek atau mudah ditebak, pakai sedikitnya 32 karakter acak" if mudah_ditebak(nilai) else None


def _host(nilai: str) -> str | None:
    salah = [h for h in nilai.split(",") if not h or "/" in h or " " in h]
    return "isi dengan nama host dipisah koma tanpa http://, misalnya kinerja.contoh.go.id,10.0.0.5" if salah else None


def _alamat(nilai: str) -> str | None:
    alamat = urlsplit(nilai)
    if alamat.scheme in ("http", "https") and alamat.hostname and alamat.path in ("", "/") and not alamat.query:
        return None
    return "isi dengan alamat lengkap tanpa jalur, misalnya https://kinerja.contoh.go.id"


def _surel(nilai: str) -> str | None:
    alamat = urlsplit(nilai)
    if alamat.scheme in ("smtp", "smtps") and alamat.hostname and alamat.port != 0:
        return None
    return "isi dengan smtp://pengguna:sandi@host:port atau smtps://…"


def _push(nilai: str) -> str | None:
    return None if nilai in ("ya", "tidak") else "isi dengan ya atau tidak"


def _sekarang(nilai: str) -> str | None:
    if datetime.fromisoformat(nilai).tzinfo:
        return None
    return "tambahkan selisih zona, misalnya 2026-10-31T08:00:00+08:00"


def _port(nilai: str) -> str | None:
    return None if 1 <= int(nilai) <= 65535 else "isi dengan angka 1 sampai 65535"


PEMERIKSA: dict[str, Callable[[str], str | None]] = {
    "DATABASE_URL": _basis_data,
    "KINERJA_SECRET_KEY": _rahasia,
    "KINERJA_HOSTS": _host,
    "KINERJA_URL": _alamat,
    "KINERJA_EMAIL_URL": _surel,
    "KINERJA_PUSH": _push,
    "KINERJA_PUSH_HOST": _host,
    "KINERJA_SEKARANG": _sekarang,
    "KINERJA_PORT_HALAMAN": _port,
    "KINERJA_PORT_ALIRAN": _port,
}
