"""Queries that are compiled once and then only filled with values.

Building and compiling a queryset costs about ten times what SQLite needs to answer it. The pages that everybody opens all
day ask the same few questions, so these are written as ordinary querysets, compiled at first use, and run with new
parameters afterwards. See docs/keputusan/0004.

    _terbaru = KueriSiap(
        lambda pegawai, awal: Laporan.objects.filter(pegawai=pegawai, tanggal__gte=awal).values("id", "tanggal"),
        pegawai=int, awal=date,
    )
    rows = _terbaru(pegawai=saya.pk, awal=hari)

Works for `.values()`, `.values_list()` and model rows with `select_related` (no `prefetch_related`). A parameter is never
None and never a list of varying length; what changes the shape of the SQL does not belong here.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from threading import local
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, DateField, DateTimeField, Model, QuerySet, TimeField
from django.db.models.expressions import Col
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql import UpdateQuery

from ekinerja.inti.sqlite.base import DatabaseWrapper as SqliteWrapper
from ekinerja.inti.sqlite.base import bertanda_tanya

T = TypeVar("T")
M = TypeVar("M", bound=Model)
_JADI = (BooleanField, DateField, DateTimeField, TimeField)

_utas = local()

# A value of each type that no caller uses, so that its places in the compiled parameters can be found again.
_TANDA: Mapping[type, Callable[[int], Any]] = {
    # Within a smallint: Django leaves a larger one out of the SQL where the column could never hold it.
    int: lambda n: 30_000 + n,
    str: lambda n: f"\u27e6kueri-{n}\u27e7",
    date: lambda n: date(1901, 1, 1) + timedelta(days=n),
    datetime: lambda n: datetime(1901, 1, 1, tzinfo=UTC) + timedelta(minutes=n),
    UUID: lambda n: UUID(int=(0xE << 60) + n),
}


def _siapkan(nilai: Any, koneksi: Any) -> Any:
    """The value as the database adapter wants it."""
    if type(nilai) in (int, str):
        return nilai
    ops = koneksi.ops
    if isinstance(nilai, datetime):
        return ops.adapt_datetimefield_value(nilai)
    if isinstance(nilai, date):
        return ops.adapt_datefield_value(nilai)
    if isinstance(nilai, UUID):
        return nilai if koneksi.features.has_native_uuid_field else nilai.hex
    return nilai


class KueriSiap:
    """One question, compiled per database vendor. Call it with all named parameters; returns a list."""

    def __init__(self, susun: Callable[..., QuerySet[Any, Any]], **jenis: type) -> None:
        self._susun = susun
        self._jenis = jenis
        self._siap: dict[str, _Terkompilasi] = {}

    def __call__(self, **nilai: Any) -> list[Any]:
        # `connections` asks for the running task each time; a thread keeps its connection for good.
        try:
            koneksi = _utas.koneksi
        except AttributeError:
            koneksi = _utas.koneksi = connections[DEFAULT_DB_ALIAS]
        siap = self._siap.get(koneksi.vendor)
        if siap is None:
            siap = self._siap[koneksi.vendor] = _Terkompilasi(self._susun, self._jenis, koneksi)
        return siap.jalankan(nilai, koneksi)

    def satu(self, **nilai: Any) -> Any:
        """The first row, or None."""
        return next(iter(self(**nilai)), None)


class UbahSiap:
    """One UPDATE, compiled per database vendor; `susun` gives the rows and the new values. Returns how many rows changed.

    Inside a transaction of the caller, as any write.
    """

    def __init__(self, susun: Callable[..., tuple[QuerySet[Any, Any], dict[str, Any]]], **jenis: type) -> None:
        self._susun = susun
        self._jenis = jenis
        self._siap: dict[str, tuple[str, _Parameter]] = {}

    def __call__(self, **nilai: Any) -> int:
        koneksi = connections[DEFAULT_DB_ALIAS]
        siap = self._siap.get(koneksi.vendor)
        if siap is None:
            siap = self._siap[koneksi.vendor] = self._kompilasi(koneksi)
        with koneksi.cursor() as kursor:
            kursor.execute(siap[0], siap[1].isi(nilai, koneksi))
            return int(kursor.rowcount)

    def _kompilasi(self, koneksi: Any) -> tuple[str, "_Parameter"]:
        tanda = _penanda(self._jenis)
        baris, baru = self._susun(**tanda)
        ubah: Any = baris.query.chain(UpdateQuery)
        ubah.add_update_values(baru)
        sql, parameter = ubah.get_compiler(connection=koneksi).as_sql()
        return sql, _Parameter(parameter, tanda, koneksi)


def sisip(objek: M) -> M:
    """Write a new row as `save(force_insert=True)` does, from a statement made once per model. Sends no signals; the
    database gives the key. Inside a transaction of the caller.
    """
    koneksi = connections[DEFAULT_DB_ALIAS]
    sql, medan = _sisipan(type(objek), koneksi.vendor)
    with koneksi.cursor() as kursor:
        kursor.execute(sql, [f.get_db_prep_save(f.pre_save(objek, True), connection=koneksi) for f in medan])
        (objek.pk,) = kursor.fetchone()
    objek._state.adding, objek._state.db = False, DEFAULT_DB_ALIAS
    return objek


@lru_cache(maxsize=64)
def _sisipan(model: type[Model], _vendor: str) -> tuple[str, list[Any]]:
    nama = connections[DEFAULT_DB_ALIAS].ops.quote_name
    kunci = model._meta.pk
    medan: list[Any] = [f for f in model._meta.local_concrete_fields if f is not kunci]
    kolom = ", ".join(nama(f.column) for f in medan)
    tempat = ", ".join(["%s"] * len(medan))
    tabel, balik = nama(model._meta.db_table), nama(str(kunci.column))
    return f"INSERT INTO {tabel} ({kolom}) VALUES ({tempat}) RETURNING {balik}", medan  # noqa: S608


def _penanda(jenis: Mapping[str, type]) -> dict[str, Any]:
    return {nama: _TANDA[j](n) for n, (nama, j) in enumerate(jenis.items(), 1)}


class _Parameter:
    """Where in a compiled statement the caller's values go."""

    def __init__(self, terkompilasi: Iterable[Any], tanda: Mapping[str, Any], koneksi: Any) -> None:
        balik = {_siapkan(v, koneksi): nama for nama, v in tanda.items()}
        # (name, None) where a caller's value goes, (None, constant) elsewhere
        self._isi = [(balik[p], None) if _dapat_dicari(p) and p in balik else (None, p) for p in terkompilasi]
        hilang = set(tanda) - {nama for nama, _ in self._isi}
        if hilang:
            raise TypeError(f"Parameter {', '.join(sorted(hilang))} tidak sampai ke SQL.")

    def isi(self, nilai: Mapping[str, Any], koneksi: Any) -> list[Any]:
        siap = {nama: _siapkan(v, koneksi) for nama, v in nilai.items()}
        return [siap[nama] if nama is not None else tetap for nama, tetap in self._isi]


class _Terkompilasi:
    def __init__(self, susun: Callable[..., QuerySet[Any, Any]], jenis: Mapping[str, type], koneksi: Any) -> None:
        tanda = _penanda(jenis)
        kueri = susun(**tanda)
        self._bentuk = kueri._iterable_class
        self._kompilator = kueri.query.get_compiler(connection=koneksi)
        self.sql, parameter = self._kompilator.as_sql()
        self._parameter = _Parameter(parameter, tanda, koneksi)
        # SQLite alone: written with `?`, to be read without the layers of Django's cursor.
        self._langsung = bertanda_tanya(self.sql) if isinstance(koneksi, SqliteWrapper) else ""
        pilih = self._kompilator.select
        pengubah = self._kompilator.get_converters([s[0] for s in pilih])
        self._pengubah = [
            (n, f, ungkapan)
            for n, (fungsi, ungkapan) in pengubah.items()
            if not (self._langsung and _sudah_jadi(ungkapan))
            for f in fungsi
        ]
        self._pembuat = self._siapkan_pembuat(pilih)

    def jalankan(self, nilai: Mapping[str, Any], koneksi: Any) -> list[Any]:
        parameter = self._parameter.isi(nilai, koneksi)
        if self._langsung and not koneksi.diamati():
            baris: Any = koneksi.baca(self._langsung, parameter)
        else:
            with koneksi.cursor() as kursor:
                kursor.execute(self.sql, parameter)
                baris = kursor.fetchall()
        if self._pengubah and baris:
            baris = self._ubah(baris, koneksi)
        return self._pembuat(baris)

    def _ubah(self, baris: Any, koneksi: Any) -> list[Any]:
        """The compiler's own converters, on the connection of this thread."""
        hasil = [list(b) for b in baris]
        for posisi, fungsi, ungkapan in self._pengubah:
            for b in hasil:
                b[posisi] = fungsi(b[posisi], ungkapan, koneksi)
        return hasil

    def _siapkan_pembuat(self, pilih: Any) -> Callable[[Any], list[Any]]:
        query = self._kompilator.query
        if issubclass(self._bentuk, ModelIterable):
            return self._pembuat_model(pilih)
        nama = list(query.selected or (*query.extra_select, *query.values_select, *query.annotation_select))
        if query.has_select_fields and not nama:
            nama = [f.target.attname for f, *_ in pilih]
        if issubclass(self._bentuk, FlatValuesListIterable):
            return lambda baris: [b[0] for b in baris]
        if issubclass(self._bentuk, ValuesListIterable):
            return lambda baris: [tuple(b) for b in baris]
        if issubclass(self._bentuk, ValuesIterable):
            return lambda baris: [dict(zip(nama, b, strict=True)) for b in baris]
        raise TypeError(f"{self._bentuk.__name__} tidak didukung.")

    def _pembuat_model(self, pilih: Any) -> Callable[[Any], list[Any]]:
        info: Any = self._kompilator.klass_info
        model, letak = info["model"], info["select_fields"]
        awal, akhir = letak[0], letak[-1] + 1
        kolom = [f[0].target.attname for f in pilih[awal:akhir]]
        catatan = list(self._kompilator.annotation_col_map.items())
        alias = self._kompilator.connection.alias
        # The type stubs describe a later Django, with one argument more.
        terkait = get_related_populators(info, pilih, alias)  # type: ignore[call-arg]

        def buat(baris: Any) -> list[Any]:
            hasil = []
            for b in baris:
                objek = model.from_db(alias, kolom, b[awal:akhir])
                for isi in terkait:
                    isi.populate(b, objek)
                for nama, posisi in catatan:
                    setattr(objek, nama, b[posisi])
                hasil.append(objek)
            return hasil

        return buat


def _sudah_jadi(ungkapan: Any) -> bool:
    """A plain column that SQLite's driver hands over as a day, an hour, a moment or a truth value already."""
    return isinstance(ungkapan, Col) and type(ungkapan.output_field) in _JADI


def _dapat_dicari(nilai: Any) -> bool:
    return isinstance(nilai, int | str | date | UUID) and not isinstance(nilai, bool)
