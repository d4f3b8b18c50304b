"""Moving the write-ahead log into the database file, in the worker instead of in somebody's request.

SQLite leaves it to the commit that fills the log, which then waits for two more fsync and all pages of it: up to half a
second, every forty reports. See docs/keputusan/0012.
"""

from django.db import connection


def pindahkan() -> bool:
    """Move what no reader needs any more; waits for nobody, and costs nothing when there is nothing. Always False."""
    with connection.cursor() as kursor:
        kursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    return False
