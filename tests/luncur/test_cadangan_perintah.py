"""`cadangkan` and `pulihkan` on a real database of the product, as commands."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import AKAR


def kinerja(data: Path, *argumen: str) -> subprocess.CompletedProcess[str]:
    lingkungan = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"KINERJA_DATA": str(data)}
    perintah = [sys.executable, "-m", "ekinerja.cli", *argumen]
    return subprocess.run(perintah, cwd=AKAR, env=lingkungan, capture_output=True, text=True, check=False)


def _skema(data: Path) -> None:
    """A migrated database: a copy of the one that tests have anyway, where that is a file of SQLite."""
    from django.db import connection

    if connection.vendor != "sqlite":
        assert kinerja(data, "manage", "migrate", "-v0").returncode == 0
        return
    data.mkdir()
    with closing(sqlite3.connect(data / "kinerja.sqlite3")) as tujuan:
        connection.ensure_connection()
        connection.connection.backup(tujuan)


@pytest.fixture(scope="module")
def _data(tmp_path_factory, django_db_setup, django_db_blocker) -> Path:
    data = tmp_path_factory.mktemp("asal") / "data"
    with django_db_blocker.unblock():
        _skema(data)
    assert kinerja(data, "admin-baru").returncode == 0
    with closing(sqlite3.connect(data / "kinerja.sqlite3")) as s:
        s.execute("INSERT INTO django_session VALUES ('sesi', 'isi', '2099-01-01')")
        s.commit()
    return data


@pytest.fixture
def data(_data, tmp_path) -> Path:
    """An installation with one trail entry and one session."""
    return Path(shutil.copytree(_data, tmp_path / "data"))


def nilai(data: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(data / "kinerja.sqlite3")) as s:
        return s.execute(sql).fetchall()


def test_tabel_dapat_dibaca_tanpa_fungsi_django(data):
    """What is copied, verified and opened with other tools must not lean on functions that only Django's connection has."""
    assert nilai(data, "SELECT name FROM sqlite_master WHERE sql LIKE '%django\\_d%' ESCAPE '\\'") == []


def test_pulang_pergi_lalu_jejak_utuh_dan_tercatat(data, tmp_path):
    hasil = kinerja(data, "cadangkan", str(tmp_path / "c.zip"))
    assert hasil.returncode == 0, hasil.stderr
    assert str(tmp_path / "c.zip") in hasil.stdout
    hasil = kinerja(tmp_path / "baru", "pulihkan", str(tmp_path / "c.zip"))
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    lama = nilai(data, "SELECT nomor, sidik FROM inti_jejak ORDER BY nomor")
    baru = nilai(tmp_path / "baru", "SELECT nomor, sidik, kejadian FROM inti_jejak ORDER BY nomor")
    assert [b[:2] for b in baru[:-1]] == lama
    assert baru[-1][2] == "sistem.dipulihkan"
    assert nilai(tmp_path / "baru", "SELECT * FROM django_session") == []
    assert kinerja(tmp_path / "baru", "periksa-jejak").returncode == 0


def test_cadangan_rusak_ditolak_dengan_kalimat(data, tmp_path):
    kinerja(data, "cadangkan", str(tmp_path / "c.zip"))
    isi = bytearray((tmp_path / "c.zip").read_bytes())
    isi[len(isi) // 2] ^= 0xFF
    (tmp_path / "c.zip").write_bytes(isi)
    hasil = kinerja(tmp_path / "baru", "pulihkan", str(tmp_path / "c.zip"))
    assert hasil.returncode == 1
    assert "Tidak dipulihkan" in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_folder_terisi_perlu_ganti(data, tmp_path):
    kinerja(data, "cadangkan", str(tmp_path / "c.zip"))
    ditolak = kinerja(data, "pulihkan", str(tmp_path / "c.zip"))
    assert (ditolak.returncode, "--ganti" in ditolak.stderr) == (1, True)
    diganti = kinerja(data, "pulihkan", str(tmp_path / "c.zip"), "--ganti")
    assert diganti.returncode == 0, diganti.stdout + diganti.stderr
    assert "disisihkan di" in diganti.stdout
    assert len(list(data.glob("sebelum-pulih-*/kinerja.sqlite3"))) == 1
