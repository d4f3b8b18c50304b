"""Order of writers. SQLite has one writer; on PostgreSQL the trail and the outbox take one advisory lock."""

from django.db import connection

_NOMOR = 0x6B696E65726A61


def antre_tulis() -> None:
    """Wait for the turn to append; it lasts until the transaction ends. Raises RuntimeError outside a transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("harus di dalam transaksi tindakannya")
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s)", [_NOMOR])
