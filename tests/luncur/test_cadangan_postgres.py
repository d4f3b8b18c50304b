"""Backup and restore on PostgreSQL, in a throw-away cluster."""

import psycopg
import pytest

from ekinerja.inti.cadangan import CadanganRusak, cadangkan, pulihkan
from ekinerja.perintah.pg_sementara import folder_program, postgres_sementara

program = folder_program()
pytestmark = pytest.mark.skipif(program is None, reason="no PostgreSQL server on this machine")


@pytest.fixture(scope="module")
def kluster():
    assert program is not None
    with postgres_sementara(program) as url:
        yield url


@pytest.fixture
def url(kluster):
    """A database with two tables and one row that must survive."""
    with psycopg.connect(kluster, autocommit=True) as s:
        s.execute("DROP SCHEMA public CASCADE")
        s.execute("CREATE SCHEMA public")
        s.execute("CREATE TABLE unit (id int PRIMARY KEY, nama text)")
        s.execute("CREATE TABLE pegawai (id int PRIMARY KEY, unit int REFERENCES unit (id))")
        s.execute("INSERT INTO unit VALUES (1, 'Dinas Ä')")
        s.execute("INSERT INTO pegawai SELECT n, 1 FROM generate_series(1, 50) n")
    return kluster


@pytest.fixture
def cadangan(url, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "jejak.kunci").write_text("rahasia")
    return cadangkan(tmp_path / "data", url, tmp_path / "c.zip")[0]


def kosongkan(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as s:
        s.execute("DROP TABLE pegawai, unit")


def baris(url: str) -> tuple[int, str]:
    with psycopg.connect(url) as s:
        return s.execute("SELECT (SELECT count(*) FROM pegawai), nama FROM unit").fetchone()


def test_pulang_pergi(url, cadangan, tmp_path):
    kosongkan(url)
    keterangan, _ = pulihkan(cadangan, tmp_path / "baru", url)
    assert baris(url) == (50, "Dinas Ä")
    assert keterangan.hitungan == {"unit": 1, "pegawai": 50}
    assert (tmp_path / "baru" / "jejak.kunci").read_text() == "rahasia"


def test_terisi_ditolak_tanpa_ganti(url, cadangan, tmp_path):
    with pytest.raises(CadanganRusak, match="--ganti"):
        pulihkan(cadangan, tmp_path / "baru", url)


def test_ganti_menyimpan_yang_lama(url, cadangan, tmp_path):
    with psycopg.connect(url) as s:
        s.execute("DELETE FROM pegawai WHERE id > 10")
    _, sisihan = pulihkan(cadangan, tmp_path / "baru", url, ganti=True)
    assert baris(url)[0] == 50
    assert sisihan is not None
    assert (sisihan / "kinerja.pgdump").stat().st_size > 0


def test_kata_sandi_tidak_muncul_di_daftar_proses(url, tmp_path, monkeypatch):
    from ekinerja.inti.cadangan import postgres

    perintah = []
    monkeypatch.setattr(postgres.shutil, "which", lambda nama: nama)

    def run(p, **opsi):
        perintah.append((p, opsi["env"]["PGPASSWORD"]))
        return postgres.subprocess.CompletedProcess(p, 0, "", "")

    monkeypatch.setattr(postgres.subprocess, "run", run)
    postgres._alat("postgres://a:r%40hasia@host:5433/nama", "pg_restore", "berkas")
    assert perintah == [(["pg_restore", "--dbname=nama", "berkas"], "r@hasia")]
