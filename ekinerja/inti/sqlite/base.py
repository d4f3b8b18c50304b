"""Django's SQLite backend with a few things done once instead of every time. Nothing about the data differs.

- `%s` becomes `?` once per statement: our statements are a few hundred fixed texts of about a kilobyte, and searching one
  takes as long as SQLite needs to answer it.
- A day, an hour or a moment that was read before is not parsed again; a moment has its zone from the start.
- A UUID is made of its number; Django's way cleans the text first, which the database has clean already.
"""

import sqlite3
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.backends.sqlite3 import base, operations
from django.utils.dateparse import parse_date, parse_datetime, parse_time


@lru_cache(maxsize=1024)
def bertanda_tanya(sql: str) -> str:
    """The statement with `?` where Django writes `%s`."""
    return base.FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")


def _saat(teks: str) -> datetime | None:
    """A moment as Django keeps it (UTC, without saying so)."""
    saat = parse_datetime(teks)
    return saat.replace(tzinfo=UTC) if saat is not None and saat.tzinfo is None else saat


for _jenis, _baca in (("date", parse_date), ("time", parse_time), ("datetime", _saat)):
    sqlite3.register_converter(_jenis, lru_cache(maxsize=4096)(base.decoder(_baca)))


class Kursor(base.SQLiteCursorWrapper):
    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        if param_names is None:
            return bertanda_tanya(query)
        return str(super().convert_query(query, param_names=param_names))


class Operasi(operations.DatabaseOperations):
    def convert_datetimefield_value(self, value: Any, ungkapan: Any, koneksi: Any) -> datetime | None:
        if type(value) is datetime and value.tzinfo is UTC:
            return value
        return super().convert_datetimefield_value(value, ungkapan, koneksi)

    def convert_uuidfield_value(self, value: Any, _ungkapan: Any, _koneksi: Any) -> UUID | None:
        return None if value is None else UUID(int=int(value, 16))


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = Operasi

    def create_cursor(self, name: Any = None) -> sqlite3.Cursor:
        kursor: sqlite3.Cursor = self.connection.cursor(factory=Kursor)
        return kursor

    def baca(self, sql: str, parameter: list[Any]) -> list[Any]:
        """Rows of one SELECT written with `?`. Without the cursor's layers, which only look after what writes."""
        self.ensure_connection()
        if self.needs_rollback:
            self.validate_no_broken_transaction()
        with self.wrap_database_errors:
            return self.connection.execute(sql, parameter).fetchall()  # type: ignore[no-any-return]

    def diamati(self) -> bool:
        """Does anybody want to see each statement: a test, a benchmark? The guard of reading requests does not."""
        return self.force_debug_cursor or any(not getattr(w, "hanya_tulis", False) for w in self.execute_wrappers)
