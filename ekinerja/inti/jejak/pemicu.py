"""Triggers that make the trail append-only, in the words of each database."""

from collections.abc import Mapping

from django.db.backends.base.base import BaseDatabaseWrapper

TABEL = ("inti_jejak", "inti_jejakisi")

_PESAN = "jejak hanya dapat ditambah"

_SQLITE = {
    f"{tabel}_tolak_{kata.lower()}": (
        f"CREATE TRIGGER {tabel}_tolak_{kata.lower()} BEFORE {kata} ON {tabel} "
        f"BEGIN SELECT RAISE(ABORT, '{_PESAN}'); END"
    )
    for tabel in TABEL
    for kata in ("UPDATE", "DELETE")
}

_FUNGSI_PG = f"BEGIN RAISE EXCEPTION '{_PESAN}'; END"

_PG = {
    f"{tabel}_tolak_{kata.lower()}": (
        f"CREATE TRIGGER {tabel}_tolak_{kata.lower()} BEFORE {kata} ON {tabel} "
        "FOR EACH STATEMENT EXECUTE FUNCTION inti_jejak_tolak()"
    )
    for tabel in TABEL
    for kata in ("UPDATE", "DELETE", "TRUNCATE")
}


def pasang(koneksi: BaseDatabaseWrapper) -> None:
    """Create the triggers; on PostgreSQL also revoke the rights."""
    with koneksi.cursor() as kursor:
        if koneksi.vendor == "sqlite":
            for perintah in _SQLITE.values():
                kursor.execute(perintah)
            return
        kursor.execute(
            f"CREATE OR REPLACE FUNCTION inti_jejak_tolak() RETURNS trigger LANGUAGE plpgsql AS $${_FUNGSI_PG}$$"
        )
        for perintah in _PG.values():
            kursor.execute(perintah)
        for tabel in TABEL:
            kursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {tabel} FROM PUBLIC, CURRENT_USER")


def lepas(koneksi: BaseDatabaseWrapper) -> None:
    """Remove the triggers: only to take the tables down, or to empty a test database."""
    with koneksi.cursor() as kursor:
        if koneksi.vendor == "sqlite":
            for nama in _SQLITE:
                kursor.execute(f"DROP TRIGGER IF EXISTS {nama}")
            return
        for nama in _PG:
            kursor.execute(f"DROP TRIGGER IF EXISTS {nama} ON {nama.split('_tolak_')[0]}")
        for tabel in TABEL:
            kursor.execute(f"GRANT UPDATE, DELETE, TRUNCATE ON {tabel} TO CURRENT_USER")


def hilang(koneksi: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that are missing, switched off or changed."""
    ada = _sqlite_ada(koneksi) if koneksi.vendor == "sqlite" else _pg_ada(koneksi)
    wajib: Mapping[str, str] = _SQLITE if koneksi.vendor == "sqlite" else dict.fromkeys(_PG, _FUNGSI_PG)
    return [nama for nama, isi in wajib.items() if ada.get(nama) != isi]


def _sqlite_ada(koneksi: BaseDatabaseWrapper) -> dict[str, str]:
    with koneksi.cursor() as kursor:
        kursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(kursor.fetchall())


def _pg_ada(koneksi: BaseDatabaseWrapper) -> dict[str, str]:
    with koneksi.cursor() as kursor:
        kursor.execute(
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgrelid::regclass::text = ANY(%s)",
            [list(TABEL)],
        )
        return dict(kursor.fetchall())
