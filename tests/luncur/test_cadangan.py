"""A backup is one verified file; a restore verifies first and never destroys what was there."""

import json
import os
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from ekinerja.inti.cadangan import CadanganRusak, cadangkan, pulihkan


def isi_data(data: Path, baris: int = 3) -> None:
    data.mkdir(exist_ok=True)
    (data / "bukti" / "ab").mkdir(parents=True)
    (data / "bukti" / "ab" / "abcd").write_bytes(b"foto" * 1000)
    (data / "jejak.kunci").write_text("rahasia")
    (data / "statis").mkdir()
    (data / "statis" / "gaya.css").write_text("x")
    with closing(sqlite3.connect(data / "kinerja.sqlite3")) as s:
        s.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE unit (id INTEGER PRIMARY KEY);"
            "CREATE TABLE pegawai (id INTEGER PRIMARY KEY, unit INTEGER REFERENCES unit (id));"
            "INSERT INTO unit VALUES (1);"
        )
        s.executemany("INSERT INTO pegawai VALUES (?, 1)", [(n,) for n in range(baris)])
        s.commit()


def jumlah(data: Path) -> int:
    with closing(sqlite3.connect(data / "kinerja.sqlite3")) as s:
        return s.execute("SELECT count(*) FROM pegawai").fetchone()[0]


@pytest.fixture
def data(tmp_path):
    isi_data(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def cadangan(data, tmp_path):
    return cadangkan(data, "", tmp_path / "c.zip")[0]


def test_pulang_pergi(data, cadangan, tmp_path):
    baru = tmp_path / "baru"
    keterangan, sisihan = pulihkan(cadangan, baru, "")
    assert jumlah(baru) == 3
    assert (baru / "bukti/ab/abcd").read_bytes() == b"foto" * 1000
    assert (baru / "jejak.kunci").stat().st_mode & 0o777 == 0o600
    assert keterangan.hitungan == {"unit": 1, "pegawai": 3}
    assert sisihan is None
    assert {p.name for p in baru.iterdir()} == {"kinerja.sqlite3", "bukti", "jejak.kunci"}


def test_berkas_cadangan_hanya_terbaca_pemiliknya(cadangan):
    assert cadangan.stat().st_mode & 0o777 == 0o600


def test_ke_folder_memberi_nama_sendiri(data, tmp_path):
    berkas, _ = cadangkan(data, "", tmp_path)
    assert berkas.name.startswith("kinerja-")
    assert berkas.suffix == ".zip"


def test_salinan_dibuat_saat_ada_yang_sedang_menulis(data, tmp_path):
    """What is not committed is not in the copy; the writer is not disturbed."""
    with closing(sqlite3.connect(data / "kinerja.sqlite3")) as penulis:
        penulis.execute("INSERT INTO pegawai VALUES (99, 1)")
        _, keterangan = cadangkan(data, "", tmp_path / "c.zip")
        penulis.commit()
    assert keterangan.hitungan["pegawai"] == 3
    assert jumlah(data) == 4


def test_tidak_menimpa_cadangan_lama(data, cadangan):
    with pytest.raises(CadanganRusak, match="tidak ditimpa"):
        cadangkan(data, "", cadangan)


def test_tanpa_basis_data_tidak_ada_cadangan(tmp_path):
    (tmp_path / "kosong").mkdir()
    with pytest.raises(CadanganRusak, match="Belum ada basis data"):
        cadangkan(tmp_path / "kosong", "", tmp_path / "c.zip")
    assert not (tmp_path / "c.zip").exists()


def test_basis_data_rusak_tidak_dicadangkan_diam_diam(data, tmp_path):
    with closing(sqlite3.connect(data / "kinerja.sqlite3")) as s:
        s.execute("INSERT INTO pegawai VALUES (50, 777)")
        s.commit()
    with pytest.raises(CadanganRusak, match="pegawai"):
        cadangkan(data, "", tmp_path / "c.zip")
    assert [p.name for p in tmp_path.iterdir()] == ["data"]


def test_folder_terisi_ditolak_tanpa_ganti(data, cadangan):
    with pytest.raises(CadanganRusak, match="--ganti"):
        pulihkan(cadangan, data, "")
    assert jumlah(data) == 3


def test_ganti_menyisihkan_yang_lama(data, cadangan, tmp_path):
    isi_data(tmp_path / "lain", baris=8)
    _, sisihan = pulihkan(cadangan, tmp_path / "lain", "", ganti=True)
    assert jumlah(tmp_path / "lain") == 3
    assert sisihan is not None
    assert jumlah(sisihan) == 8


@pytest.mark.parametrize("letak", [0.2, 0.5, 0.9])
def test_satu_bit_terbalik_ditolak_dan_tidak_ada_yang_berubah(data, cadangan, letak):
    isi = bytearray(cadangan.read_bytes())
    with zipfile.ZipFile(cadangan) as arsip:
        anggota = arsip.getinfo("kinerja.sqlite3")
    isi[anggota.header_offset + 60 + int(anggota.compress_size * letak * 0.9)] ^= 1
    cadangan.write_bytes(isi)
    with pytest.raises(CadanganRusak):
        pulihkan(cadangan, data, "", ganti=True)
    assert jumlah(data) == 3
    assert not list(data.glob("sebelum-pulih-*"))


@pytest.mark.parametrize("bagian", [0.1, 0.5, 0.99])
def test_berkas_terpotong_ditolak(cadangan, tmp_path, bagian):
    isi = cadangan.read_bytes()
    cadangan.write_bytes(isi[: int(len(isi) * bagian)])
    with pytest.raises(CadanganRusak):
        pulihkan(cadangan, tmp_path / "baru", "")


def tulis_ulang(berkas: Path, ubah) -> None:
    with zipfile.ZipFile(berkas) as lama:
        isi = ubah({n: lama.read(n) for n in lama.namelist()})
    with zipfile.ZipFile(berkas, "w") as baru:
        for nama, teks in isi.items():
            baru.writestr(nama, teks)


@pytest.mark.parametrize(
    "ubah",
    [
        lambda isi: isi | {"data/tamu": b"x"},
        lambda isi: {n: t for n, t in isi.items() if n != "data/jejak.kunci"},
        lambda isi: isi | {"data/jejak.kunci": b"lain"},
        lambda isi: isi | {"manifes.json": b"[]"},
        lambda isi: isi | {"manifes.json": isi["manifes.json"].replace(b'"bentuk": 1', b'"bentuk": 2')},
        lambda isi: {n.replace("data/", "../"): t.replace(b"data/", b"../") for n, t in isi.items()},
        lambda isi: isi | {"manifes.json": isi["manifes.json"].replace(b'"pegawai": 3', b'"pegawai": 4')},
    ],
    ids=["tambahan", "hilang", "tertukar", "manifes", "bentuk", "keluar-folder", "hitungan"],
)
def test_isi_yang_diubah_ditolak(cadangan, tmp_path, ubah):
    tulis_ulang(cadangan, ubah)
    with pytest.raises(CadanganRusak):
        pulihkan(cadangan, tmp_path / "baru", "")
    assert not list((tmp_path / "baru").iterdir())
    assert not (tmp_path / "jejak.kunci").exists()


def test_bukan_cadangan_ditolak(tmp_path):
    (tmp_path / "surat.zip").write_text("halo")
    with pytest.raises(CadanganRusak, match="bukan cadangan"):
        pulihkan(tmp_path / "surat.zip", tmp_path / "baru", "")


def test_tidak_memulihkan_di_bawah_sistem_yang_berjalan(data, cadangan):
    (data / "proses.json").write_text(json.dumps({"penyelia": os.getpid()}))
    with pytest.raises(CadanganRusak, match="masih berjalan"):
        pulihkan(cadangan, data, "", ganti=True)


def test_cadangan_mesin_lain_ditolak(cadangan, tmp_path):
    tulis_ulang(
        cadangan,
        lambda isi: isi | {"manifes.json": isi["manifes.json"].replace(b'"mesin": "sqlite"', b'"mesin": "postgresql"')},
    )
    with pytest.raises(CadanganRusak, match="DATABASE_URL"):
        pulihkan(cadangan, tmp_path / "baru", "")
