"""Django's SQLite backend with three things done once instead of every time. Nothing about the data differs.

- `%s` becomes `?` once per statement: our statements are a few hundred fixed texts of about a kilobyte, and searching one
  takes as long as SQLite needs to answer it.
- A day or an hour that was read before is not parsed again.
- A UUID is made of its number; Django's way cleans the text first, which the database has clean already.
"""

import sqlite3
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.backends.sqlite3 import base, operations
from django.utils.dateparse import parse_date, parse_time


@lru_cache(maxsize=1024)
def _bertanda_tanya(sql: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")


for _jenis, _baca in (("date", parse_date), ("time", parse_time)):
    sqlite3.register_converter(_jenis, lru_cache(maxsize=4096)(base.decoder(_baca)))


class Kursor(base.SQLiteCursorWrapper):
    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        if param_names is None:
            return _bertanda_tanya(query)
        return str(super().convert_query(query, param_names=param_names))


class Operasi(operations.DatabaseOperations):
    def convert_uuidfield_value(self, value: Any, _ungkapan: Any, _koneksi: Any) -> UUID | None:
        return None if value is None else UUID(int=int(value, 16))


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = Operasi

    def create_cursor(self, name: Any = None) -> sqlite3.Cursor:
        kursor: sqlite3.Cursor = self.connection.cursor(factory=Kursor)
        return kursor
