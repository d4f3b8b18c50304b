"""A database of every release goes up to the schema of today, also when the power fails on the way."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.rilis.naik import skema
from tests.rilis.simpanan import AKAR, Rilis, baca, berkas_rilis

BERKAS = berkas_rilis()
# Tables whose number of rows a migration changes on purpose: release → table → why.
DIJELASKAN: dict[str, dict[str, str]] = {}
# Counts that Django keeps for itself.
MILIK_DJANGO = {"django_migrations", "django_content_type", "auth_permission"}
# Write number 10 of an empty database: the note of `akun.0001`, whose tables are there by then.
SEBELUM_CATATAN = 10
Langkah = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def pemasangan(tmp_path: Path) -> Iterator[Callable[[], Langkah]]:
    """Empty installations on the database engine of this run; each runs steps of `tests.rilis.naik`."""
    pg, buatan = os.environ.get("DATABASE_URL", ""), []

    def baru() -> Langkah:
        nama = f"rilis_{uuid4().hex}"
        buatan.append(nama)
        lingkungan = {k: v for k, v in os.environ.items() if not k.startswith("KINERJA_")}
        lingkungan |= {"KINERJA_DATA": str(tmp_path / nama), "PYTHONPATH": str(AKAR), "PYTHONWARNINGS": "ignore"}
        (tmp_path / nama).mkdir()
        if pg:
            perintah_pg(pg, f"CREATE DATABASE {nama}")
            lingkungan["DATABASE_URL"] = f"{pg.rpartition('/')[0]}/{nama}"
        return partial(jalankan, lingkungan)

    yield baru
    for nama in buatan if pg else ():
        perintah_pg(pg, f"DROP DATABASE {nama} WITH (FORCE)")


def perintah_pg(pg: str, sql: str) -> None:
    with psycopg.connect(pg, autocommit=True) as s:
        s.execute(sql)


def jalankan(lingkungan: dict[str, str], *langkah: str) -> subprocess.CompletedProcess[str]:
    perintah = [sys.executable, "-m", "tests.rilis.naik", *langkah]
    return subprocess.run(perintah, cwd=AKAR, env=lingkungan, capture_output=True, text=True, check=False)


def hasil(proses: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert proses.returncode == 0, proses.stderr
    return [json.loads(b) for b in proses.stdout.splitlines() if b.startswith("{")]


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda p: p.name)
def test_basis_data_rilis_naik_dan_tetap_dapat_dipakai(berkas: Path, pemasangan):
    """The first start is cut off, where there is anything to do; the second one brings it to today."""
    satu = pemasangan()
    putus = f"putus={Random().randint(1, 4)}"
    assert satu(f"pasang={berkas}", putus, "naik").returncode in (0, -signal.SIGKILL)
    (temuan,) = hasil(satu("naik", "periksa"))
    assert berubah(baca(berkas), temuan["hitungan"]) == {}
    assert temuan["jejak"].startswith("Jejak utuh"), temuan["jejak"]
    halaman = {(nama, alamat): s for nama, isi in temuan["halaman"].items() for alamat, s in isi.items()}
    assert {h: s for h, s in halaman.items() if s not in (200, 302)} == {}
    assert len(halaman) > 100
    assert temuan["lapor"] == 201


def berubah(rilis: Rilis, kini: dict[str, int]) -> dict[str, tuple[int, int | None]]:
    """Tables with more or fewer rows than before, or gone, which no migration explains."""
    dulu = {isi["tabel"]: len(isi["baris"]) for isi in rilis.baris.values()}
    lewat = MILIK_DJANGO | set(DIJELASKAN.get(rilis.versi, {}))
    return {t: (n, kini.get(t)) for t, n in dulu.items() if t not in lewat and kini.get(t) != n}


def test_berkas_rilis_yang_berbeda_ketahuan():
    """The comparison above sees a lost row and a lost table."""
    rilis = Rilis("9.9.9", {}, {}, {"a.A": {"tabel": "a", "baris": [[1], [2]]}, "b.B": {"tabel": "b", "baris": []}}, {})
    assert berubah(rilis, {"a": 2, "b": 0}) == {}
    assert berubah(rilis, {"a": 1}) == {"a": (2, 1), "b": (0, None)}


@pytest.mark.satu_mesin
@pytest.mark.django_db
def test_listrik_padam_di_tengah_jalan_lalu_dilanjutkan(pemasangan, request):
    """Cut off before the note of our first migration and at a point more (three under --panjang); the next start goes on.

    What it ends with is the schema of the database that tests have, migrated in one go.
    """
    satu = pemasangan()
    lagi = 3 if request.config.getoption("--panjang") else 1
    for nomor in (SEBELUM_CATATAN, *(Random().randint(1, 300) for _ in range(lagi))):
        assert satu(f"putus={nomor}", "naik").returncode == -signal.SIGKILL, nomor
    assert hasil(satu("naik", "skema")) == [skema()]
