"""docs/regulasi.md tells the truth: what it names exists, and nothing public is missing from it."""

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest

import ekinerja.aturan as paket

AKAR = Path(paket.__file__).parents[2]
DOKUMEN = (AKAR / "docs" / "regulasi.md").read_text(encoding="utf-8")
KODE = sorted(Path(paket.__file__).parent.rglob("*.py"))
TANDA = {"hukum", "bawaan", "hukum + bawaan"}
# Doors and helpers of the package that carry no rule of their own.
BUKAN_ATURAN = {"aturan", "daftar", "daftar_versi", "hitung", "menghalangi", "nama_aturan"}


def _baris():
    for baris in DOKUMEN.splitlines():
        kolom = [k.strip() for k in baris.strip("|").split("|")]
        if baris.startswith("| ") and len(kolom) == 6 and kolom[0] not in ("Rule", "---"):
            yield kolom


BARIS = list(_baris())


def _fungsi(kolom):
    return kolom[4].strip("`")


def _uji(kolom):
    return kolom[5].strip("`")


def test_tabel_terbaca():
    assert len(BARIS) > 40
    assert len([b for b in DOKUMEN.splitlines() if b.startswith("| ") and " `tests/" in b]) == len(BARIS)


@pytest.mark.parametrize("jalan", sorted({_fungsi(k) for k in BARIS}))
def test_fungsi_ada(jalan):
    modul, _, nama = f"ekinerja.{jalan}".rpartition(".")
    assert hasattr(importlib.import_module(modul), nama)


@pytest.mark.parametrize("jalan", sorted({_uji(k) for k in BARIS}))
def test_uji_ada(jalan):
    berkas, nama = jalan.split("::")
    pohon = ast.parse((AKAR / berkas).read_text(encoding="utf-8"))
    assert nama in {n.name for n in ast.walk(pohon) if isinstance(n, ast.FunctionDef)}


def test_tanda_dan_sumber():
    for kolom in BARIS:
        assert kolom[3] in TANDA
        assert not ("hukum" in kolom[3] and kolom[2] == "–"), kolom


def test_setiap_aturan_umum_tercantum():
    tercantum = {nama for kolom in BARIS for nama in re.findall(r"`([a-z-]+)`", kolom[0])}
    assert tercantum == set(paket.nama_aturan())


def test_setiap_fungsi_umum_tercantum():
    umum = {n for n in paket.__all__ if callable(f := getattr(paket, n)) and not inspect.isclass(f)}
    tabel = {n for n in paket.__all__ if n.startswith("TRANSISI_")}
    tercantum = {_fungsi(k).rpartition(".")[2] for k in BARIS}
    assert (umum | tabel) - BUKAN_ATURAN <= tercantum
    assert umum >= BUKAN_ATURAN


def test_setiap_nomor_aturan_dalam_kode_tercantum():
    """A docstring or comment that cites R-xx or DT-xx must find its row."""
    disebut = {n for p in KODE for n in re.findall(r"\b(?:R|DT)-\d\d\b", p.read_text(encoding="utf-8"))}
    tercantum = {n for kolom in BARIS for n in re.findall(r"\b(?:R|DT)-\d\d\b", kolom[0])}
    assert disebut - tercantum == set()
