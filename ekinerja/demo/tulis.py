"""Writing very many rows fast: plain statements with fixed columns, the rest filled with the model's own defaults."""

import hashlib
import json
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, models

LANGKAH = 5000


class PembuatId:
    """Deterministic UUIDv7 values for rows of an invented past."""

    def __init__(self, benih: str) -> None:
        self._acak = random.Random(benih)

    def __call__(self, pada: datetime | date | None = None) -> UUID:
        detik = 1_760_000_000 if pada is None else _detik(pada)
        bit = self._acak.getrandbits(74)
        return UUID(int=(detik * 1000 << 80) | 7 << 76 | (bit >> 62) << 64 | 2 << 62 | bit & (1 << 62) - 1)


def _detik(pada: datetime | date) -> int:
    if isinstance(pada, datetime):
        return int(pada.timestamp())
    return (pada - date(1970, 1, 1)).days * 86400


def _nilai_sqlite(nilai: Any) -> Any:
    match nilai:
        case UUID():
            return nilai.hex
        case datetime():
            return str(nilai.replace(tzinfo=None))
        case date() | time():
            return str(nilai)
        case Decimal():
            return str(nilai)
        case dict() | list():
            return json.dumps(nilai, ensure_ascii=False)
        case _:
            return nilai


def _nilai_pg(nilai: Any) -> Any:
    return json.dumps(nilai, ensure_ascii=False) if isinstance(nilai, dict | list) else nilai


class Penulis:
    """Collects rows per table, keeps a running digest, and counts them."""

    def __init__(self, benih: str) -> None:
        self.id_baru = PembuatId(benih)
        self.jumlah: dict[str, int] = {}
        self._sidik: dict[str, Any] = {}

    def tulis(self, model: type[models.Model], kolom: str, baris: Iterable[tuple[Any, ...]]) -> int:
        """Insert rows of `kolom` (attnames, blank-separated). Columns not named get the model's default."""
        nama = kolom.split()
        medan = {f.attname: f for f in model._meta.concrete_fields}
        sisa = [(f.column, f.get_default()) for a, f in medan.items() if a not in nama and not f.primary_key]
        tetap = tuple("" if v is None and not medan_null(model, c) else v for c, v in sisa)
        semua = [medan[a].column for a in nama] + [c for c, _ in sisa]
        tabel = model._meta.db_table
        n = _salin(tabel, semua, (b + tetap for b in self._hitung(tabel, baris)))
        self.jumlah[tabel] = self.jumlah.get(tabel, 0) + n
        return n

    def _hitung(self, tabel: str, baris: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        sidik = self._sidik.setdefault(tabel, hashlib.sha256())
        for b in baris:
            sidik.update(repr(b).encode())
            yield b

    def sidik(self, tabel: str) -> str:
        """Digest of everything written to this table."""
        return str(self._sidik[tabel].hexdigest())


def medan_null(model: type[models.Model], kolom: str) -> bool:
    return next(bool(f.null) for f in model._meta.concrete_fields if f.column == kolom)


def _salin(tabel: str, kolom: list[str], baris: Iterable[tuple[Any, ...]]) -> int:
    q = connection.ops.quote_name
    daftar = ", ".join(q(k) for k in kolom)
    if connection.vendor == "postgresql":
        return _copy(f"COPY {q(tabel)} ({daftar}) FROM STDIN", baris)
    sql = f"INSERT INTO {q(tabel)} ({daftar}) VALUES ({', '.join('?' * len(kolom))})"  # noqa: S608 - names from models
    return _potongan(baris, lambda isi: _sisip(sql, isi))


def _potongan(baris: Iterable[tuple[Any, ...]], kerjakan: Callable[[list[tuple[Any, ...]]], None]) -> int:
    jalan, n = iter(baris), 0
    while isi := [tuple(_nilai_sqlite(v) if type(v) not in _POLOS else v for v in b) for b in islice(jalan, LANGKAH)]:
        kerjakan(isi)
        n += len(isi)
    return n


_POLOS = (str, int, bool, type(None))


def _sisip(sql: str, isi: list[tuple[Any, ...]]) -> None:
    connection.ensure_connection()
    with connection.wrap_database_errors:
        connection.connection.executemany(sql, isi)


def _copy(sql: str, baris: Iterable[tuple[Any, ...]]) -> int:
    n = 0
    with connection.cursor() as kursor, kursor.copy(sql) as salin:
        for b in baris:
            salin.write_row(tuple(_nilai_pg(v) for v in b))
            n += 1
    return n


def setel_urutan() -> None:
    """PostgreSQL: after rows with given keys, let the sequences go on behind them."""
    if connection.vendor != "postgresql":
        return
    from django.apps import apps
    from django.core.management.color import no_style

    with connection.cursor() as kursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            kursor.execute(sql)
