"""Reading every page, sending every form, and undoing what it did."""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.models import AutoField, BigAutoField
from django.http import HttpResponse
from django.test import override_settings

from ekinerja.inti.waktu import bekukan
from tests.keamanan.panggung.baca import nama_dibaca
from tests.keamanan.panggung.formulir import Formulir, Halaman, formulir_di, pola
from tests.keamanan.panggung.isi import Panggung
from tests.keamanan.panggung.tetap import PADA

_TULIS = ("insert", "update", "delete", "replace", "create", "drop", "alter", "truncate", "merge", "copy")


def utuh(jawaban: Any) -> Any:
    """The answer with all of its content; a file that was read to its end is closed."""
    if not jawaban.streaming:
        return jawaban
    isi = b"".join(jawaban.streaming_content)
    return HttpResponse(isi, status=jawaban.status_code, headers=dict(jawaban.headers))


def _muat(p: Panggung, rute: str, alamat: str, siapa: str) -> Halaman:
    tulis: list[str] = []

    def jaga(jalankan: Callable[..., Any], sql: Any, *lain: Any) -> Any:
        if str(sql).lstrip().lower().startswith(_TULIS):
            tulis.append(str(sql)[:120])
        return jalankan(sql, *lain)

    with nama_dibaca() as tanya, connection.execute_wrapper(jaga):
        jawaban = utuh(p.klien[siapa].get(alamat))
    return Halaman(rute, alamat, siapa, jawaban, frozenset(tanya), tuple(tulis))


def jelajah(p: Panggung) -> list[Halaman]:
    """Every page for the people it concerns, whatever it answers.

    An address for sending only is asked once; one on which no form was seen is read once by each, not for every object.
    """
    hasil: list[Halaman] = []
    dibaca, berformulir = set(), set()
    for rute, alamat, siapa in dict.fromkeys(p.alamat()):
        if rute not in berformulir and not dibaca.isdisjoint({(rute, ""), (rute, siapa)}):
            continue
        h = _muat(p, rute, alamat, siapa)
        hasil.append(h)
        if h.jawaban.status_code == 405:
            dibaca.add((rute, ""))
        elif 'method="post"' in h.html:
            berformulir.add(rute)
        elif h.jawaban.status_code == 200:
            dibaca.add((rute, siapa))
    return hasil


def semua_formulir(p: Panggung, halaman: Iterable[Halaman]) -> list[Formulir]:
    """Every form with other fields, another button or another address once; what scripts send goes before."""
    skrip = p.formulir_skrip()
    hasil: dict[tuple[Any, ...], Formulir] = {(f.rute,): f for f in skrip}
    for f in (f for h in halaman for f in formulir_di(h) if all(f.rute != s.rute for s in skrip)):
        tombol = tuple((n, f.isian[n][-1].partition(":")[0]) for n, t in f.tipe.items() if t == "button")
        hasil.setdefault((f.rute, frozenset(map(pola, f.isian)), tombol), f)
    return [f for f in hasil.values() if dapat_dikirimi(p, f)]


def dapat_dikirimi(p: Panggung, f: Formulir) -> bool:
    """Does the address take a POST at all? Some forms get their address from a script only."""
    return kirim(p, f, {}).status != 405


@dataclass
class Terkirim:
    """The answer to a form and what it wrote: (statement, parameters)."""

    jawaban: Any
    tulis: list[tuple[str, tuple[Any, ...]]]

    @property
    def status(self) -> int:
        return int(self.jawaban.status_code)

    @property
    def akibat(self) -> list[str]:
        """Statements without those that only note the submission itself."""
        return [sql for sql, _ in self.tulis if "inti_kuncikirim" not in sql and "inti_batas" not in sql]


def _badan(isi: Any, lain: dict[str, Any]) -> tuple[Any, ...]:
    """A browser sends a form without a file as plain pairs: much quicker to read than parts."""
    if not isinstance(isi, Mapping) or any(isinstance(v, SimpleUploadedFile) for v in isi.values()):
        return (isi,)
    return urlencode(isi, doseq=True), "application/x-www-form-urlencoded"


@contextmanager
def dikirim(p: Panggung, f: Formulir, isi: Mapping[str, Any], siapa: str = "", **lain: Any) -> Iterator[Terkirim]:
    """Send a form; inside the block its effects can be seen, afterwards they are undone, in the browser too."""
    klien = p.klien[siapa or f.siapa]
    kue = copy.deepcopy(klien.cookies)
    tulis: list[tuple[str, tuple[Any, ...]]] = []

    def jaga(jalankan: Callable[..., Any], sql: Any, params: Any, *sisa: Any) -> Any:
        if str(sql).lstrip().lower().startswith(_TULIS):
            tulis.append((str(sql), tuple(params or ())))
        return jalankan(sql, params, *sisa)

    try:
        with transaction.atomic():
            with connection.execute_wrapper(jaga):
                jawaban = klien.post(f.alamat, *_badan(isi, lain), **lain)
            yield Terkirim(jawaban, tulis)
            transaction.set_rollback(True)
    finally:
        klien.cookies = kue


def kirim(p: Panggung, f: Formulir, isi: Mapping[str, Any], siapa: str = "", **lain: Any) -> Terkirim:
    """Send a form and undo what it changed."""
    with dikirim(p, f, isi, siapa, **lain) as hasil:
        return hasil


def _renggangkan_nomor() -> None:
    """PostgreSQL never gives a number twice: let no new key of one table equal a key of another by chance."""
    if connection.vendor != "postgresql":
        return
    tabel = [m._meta.db_table for m in apps.get_models() if isinstance(m._meta.pk, AutoField | BigAutoField)]
    with connection.cursor() as kursor:
        for n, nama in enumerate(sorted(tabel), 1):
            kursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [nama, n * 1_000_000])


@contextmanager
def panggung_sementara(blocker: Any) -> Iterator[Panggung]:
    """The stage inside a transaction that is rolled back at the end: one per test file."""
    with blocker.unblock(), bekukan(PADA), override_settings(SURAT_AKTIF=True):
        luar = transaction.atomic()
        luar._from_testcase = True  # type: ignore[attr-defined]
        with luar:
            _renggangkan_nomor()
            yield Panggung()
            transaction.set_rollback(True)
