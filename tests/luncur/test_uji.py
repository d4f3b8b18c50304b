"""`kinerja test` adds up what its runs say and does not hide what was not run."""

import subprocess
import sys
from pathlib import Path

import pytest

from ekinerja.perintah import uji


def putar(tmp_path, isi: str) -> uji.Hitungan:
    """A real pytest run on one small file."""
    (tmp_path / "test_kecil.py").write_text(isi)
    hasil = tmp_path / "hasil.xml"
    opsi = ["-p", "no:randomly", "-p", "no:django", "-c", "/dev/null", f"--rootdir={tmp_path}", f"--junitxml={hasil}"]
    perintah = [sys.executable, "-m", "pytest", *opsi, "test_kecil.py"]
    jalan = subprocess.run(perintah, cwd=tmp_path, capture_output=True, check=False)
    return uji.hitung("kecil", jalan.returncode, hasil)


def test_hitungan_pytest_dibaca(tmp_path):
    isi = "import pytest\n" + "\n".join(
        [
            "def test_a(): pass",
            "def test_b(): assert 0",
            "@pytest.mark.skip(reason='x')\ndef test_c(): pass",
            "@pytest.fixture\ndef f(): raise ValueError",
            "def test_d(f): pass",
        ]
    )
    assert putar(tmp_path, isi) == uji.Hitungan("kecil", 1, 1, 2, 1)


def test_putaran_yang_mati_terhitung_gagal(tmp_path):
    assert putar(tmp_path, "import os\ndef test_a(): os._exit(3)") == uji.Hitungan("kecil", 3, 0, 1, 0)


LULUS, GAGAL = uji.Hitungan("SQLite", 0, 5, 0, 1), uji.Hitungan("PostgreSQL", 1, 4, 1, 1)


def test_baris_penutup_seperti_pytest():
    assert (
        uji.baris_penutup([LULUS, GAGAL], 0, 12.3) == "=========== 1 failed, 9 passed, 2 skipped in 12.30s ==========="
    )
    assert uji.baris_penutup([LULUS], 2, 1.0) == "=========== 5 passed, 1 skipped, 2 errors in 1.00s ==========="


@pytest.mark.parametrize(
    ("putaran", "periksa_gagal", "kode"),
    [([LULUS], [], 0), ([LULUS, GAGAL], [], 1), ([LULUS], ["gaya"], 1), ([uji.Hitungan("a", 3, 0, 1, 0)], [], 3)],
)
def test_kode_keluar(putaran, periksa_gagal, kode):
    assert uji.tutup(putaran, periksa_gagal, {}, 1.0) == kode


def test_yang_tidak_dijalankan_disebut(monkeypatch, capsys):
    monkeypatch.setattr(uji.shutil, "which", lambda nama: None)
    monkeypatch.setattr(uji, "folder_program", lambda: None)
    uji.tutup([LULUS], [], uji.yang_kurang(), 1.0)
    teks = capsys.readouterr().out
    assert "Pasang paket chromium" in teks
    assert "Pasang paket postgresql" in teks
    assert "Pasang paket poppler-utils" in teks


def test_periksa_yang_gagal_menampilkan_sebabnya(tmp_path, capsys):
    rusak = uji.Periksa("rusak", [sys.executable, "-c", "raise SystemExit('sebabnya ini')"])
    baik = uji.Periksa("baik", [sys.executable, "-c", ""])
    assert uji.jalankan_periksa([rusak, baik]) == ["rusak"]
    assert "sebabnya ini" in capsys.readouterr().out


def test_argumen_diteruskan_ke_pytest(monkeypatch):
    dipanggil = []

    def run(perintah, **_):
        dipanggil.append(perintah)
        return subprocess.CompletedProcess(perintah, 4)

    monkeypatch.setattr(uji.subprocess, "run", run)
    monkeypatch.setattr(uji.signal, "signal", lambda *_: None)
    assert uji.main(["tests/aturan", "-k", "predikat", "--panjang"]) == 4
    assert dipanggil == [[sys.executable, "-m", "pytest", "tests/aturan", "-k", "predikat", "--panjang"]]


HANYA_SEKALI = {"aturan", "desain", "peramban"}  # ask no database, or a server with one of its own
DUA_KALI = {"demo", "rilis"}  # whole folders, see tests/conftest.py


def test_setiap_aplikasi_ditanyakan_juga_pada_postgresql():
    """The short form asks PostgreSQL a part of every folder; a folder that nobody marked would ask it nothing."""
    folder = {p.parent for p in Path(__file__).parents[1].glob("*/test_*.py")} - {Path(__file__).parent}
    bertanda = {p for p in folder if any("mark.dua_mesin" in b.read_text() for b in p.glob("test_*.py"))}
    assert {p.name for p in folder - bertanda} == HANYA_SEKALI | DUA_KALI
