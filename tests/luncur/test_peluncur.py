"""The launcher installs when, and only when, the lock has changed; and says in one sentence what it cannot do."""

import ast
import os
import subprocess
import sys

import pytest

from .conftest import AKAR


@pytest.fixture
def pasangan(peluncur, monkeypatch):
    """A launcher whose installer only notes what it was asked; the environment counts as made."""
    catatan = []
    monkeypatch.setattr(peluncur, "pasang", lambda alat, kunci, luring: catatan.append((kunci.name, luring)))

    def siapkan_venv():
        python = peluncur.python_venv()
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        return ["pip"]

    monkeypatch.setattr(peluncur, "siapkan_venv", siapkan_venv)
    monkeypatch.setattr(peluncur, "susun_dahulu", lambda: None)
    return catatan


def test_start_kedua_tidak_memasang_lagi(peluncur, pasangan):
    for _ in range(2):
        peluncur.siapkan(peluncur.berkas_kunci(["serve"]), None)
    assert pasangan == [("kunci.txt", None)]


def test_kunci_berubah_memasang_lagi(peluncur, pasangan):
    kunci = peluncur.berkas_kunci(["serve"])
    peluncur.siapkan(kunci, None)
    kunci.write_text("django==5.2.20\n")
    peluncur.siapkan(kunci, None)
    assert len(pasangan) == 2


def test_alat_uji_hanya_untuk_test_dan_bench(peluncur, pasangan):
    peluncur.siapkan(peluncur.berkas_kunci(["test", "-k", "x"]), None)
    peluncur.siapkan(peluncur.berkas_kunci(["serve"]), None)
    assert pasangan == [("kunci-uji.txt", None)]
    assert peluncur.berkas_kunci(["bench"]).name == "kunci-uji.txt"
    assert peluncur.berkas_kunci([]).name == "kunci.txt"


def test_pemasangan_gagal_tidak_ditandai(peluncur, pasangan, monkeypatch):
    def gagal(*_):
        raise peluncur.Gagal("tidak ada jaringan")

    monkeypatch.setattr(peluncur, "pasang", gagal)
    with pytest.raises(peluncur.Gagal):
        peluncur.siapkan(peluncur.berkas_kunci([]), None)
    assert not peluncur.terpasang(peluncur.berkas_kunci([]))


def test_venv_yang_pythonnya_hilang_dibuat_lagi(peluncur, pasangan):
    peluncur.siapkan(peluncur.berkas_kunci([]), None)
    peluncur.python_venv().unlink()
    assert not peluncur.terpasang(peluncur.berkas_kunci([]))


def test_penanda_rusak_berarti_belum_terpasang(peluncur, pasangan):
    peluncur.siapkan(peluncur.berkas_kunci([]), None)
    peluncur.PENANDA.write_text("{")
    assert not peluncur.terpasang(peluncur.berkas_kunci([]))


@pytest.mark.parametrize(
    ("ensurepip", "pip", "debian_root", "cara"),
    [
        (True, True, True, "venv"),
        (True, False, False, "venv"),
        (False, True, True, "pip-luar"),
        (False, True, False, "pip-luar"),
        (False, False, True, "apt"),
        (False, False, False, "menyerah"),
    ],
)
def test_jalan_lain_bila_venv_tidak_lengkap(peluncur, ensurepip, pip, debian_root, cara):
    assert peluncur.pilih_cara(ensurepip, pip, debian_root) == cara


def test_tanpa_jalan_lain_menyebut_paketnya(peluncur, monkeypatch):
    monkeypatch.setattr(peluncur, "ada_modul", lambda nama: False)
    monkeypatch.setattr(peluncur, "debian_sebagai_root", lambda: False)
    with pytest.raises(peluncur.Gagal, match="python3-venv"):
        peluncur.buat_venv()


def test_venv_tanpa_pip_memakai_pip_luar(peluncur, monkeypatch):
    """The second way really works: an environment without pip is filled by the outer one."""
    monkeypatch.setattr(peluncur, "ada_modul", lambda nama: nama == "pip")
    alat = peluncur.siapkan_venv()
    assert alat == [sys.executable, "-m", "pip", "--python", str(peluncur.python_venv())]
    assert not (peluncur.VENV / "bin" / "pip").exists()
    hasil = subprocess.run([*alat, "list", "--format=freeze"], capture_output=True, text=True, check=True)
    assert "Django" not in hasil.stdout


def test_python_lama_ditolak_dengan_kalimat(peluncur):
    with pytest.raises(peluncur.Gagal, match=r"Python 3\.9\.2 terlalu lama.*3\.11"):
        peluncur.periksa_python((3, 9, 2), "posix")


def test_naskah_terbaca_oleh_python_lama():
    """Old Pythons must be able to parse the file, or they could not be told."""
    ast.parse((AKAR / "kinerja").read_text(), feature_version=(3, 8))


@pytest.mark.parametrize("bentuk", [["--luring", "{}"], ["--luring={}"]])
def test_luring_dilepas_dari_argumen(peluncur, tmp_path, bentuk):
    luring = [b.format(tmp_path) for b in bentuk]
    assert peluncur.pisah_luring([*luring, "serve", "--port", "9"]) == (tmp_path, ["serve", "--port", "9"])
    assert peluncur.pisah_luring(["serve", *luring]) == (tmp_path, ["serve"])


@pytest.mark.parametrize("argumen", [["--luring"], ["--luring", "/tidak/ada"]])
def test_luring_yang_salah_ditolak(peluncur, argumen):
    with pytest.raises(peluncur.Gagal, match="folder"):
        peluncur.pisah_luring(argumen)


def test_dua_start_serentak_bergiliran(peluncur, tmp_path):
    """The lock is held by one process at a time and is free again when its owner ends."""
    naskah = f"""
import importlib.machinery, importlib.util, pathlib, time
p = importlib.machinery.SourceFileLoader("p", {str(AKAR / "kinerja")!r})
m = importlib.util.module_from_spec(importlib.util.spec_from_loader("p", p)); p.exec_module(m)
m.AKAR = pathlib.Path({str(tmp_path)!r})
with m.gembok():
    with open(m.AKAR / "urutan", "a") as f:
        f.write("masuk\\n"); f.flush(); time.sleep(0.3); f.write("keluar\\n")
"""
    lingkungan = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    proses = [subprocess.Popen([sys.executable, "-c", naskah], env=lingkungan) for _ in range(3)]
    assert [p.wait() for p in proses] == [0, 0, 0]
    assert (tmp_path / "urutan").read_text().split() == ["masuk", "keluar"] * 3
