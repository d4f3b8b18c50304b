"""Every dated table: sourced, without gaps or overlaps, and no file that nobody reads."""

import itertools
import re
from datetime import timedelta

import pytest

from ekinerja.aturan.berlaku import FOLDER, daftar_versi, muat, pada

BERKAS = sorted(p.stem for p in FOLDER.glob("*.toml") if p.stem != "kalender")


@pytest.mark.parametrize("berkas", BERKAS)
def test_versi_berurutan_tanpa_celah(berkas):
    versi = daftar_versi(berkas)
    assert versi
    for kiri, kanan in itertools.pairwise(versi):
        if kiri.berlaku_sampai is not None:
            assert kanan.berlaku_mulai == kiri.berlaku_sampai + timedelta(days=1)
        assert kiri.berlaku_mulai < kanan.berlaku_mulai
    assert versi[-1].berlaku_sampai is None
    assert pada(berkas, versi[-1].berlaku_mulai) is versi[-1]


@pytest.mark.parametrize("berkas", BERKAS)
def test_bersumber_dan_bertanda(berkas):
    for versi in daftar_versi(berkas):
        assert versi.sumber
        assert versi.tanda in ("hukum", "bawaan")
        awalan = {d.startswith("bawaan sistem: ") for d in versi.dasar}
        assert awalan == {versi.tanda == "bawaan"}


def test_kalender_bersumber_dan_satu_entri_per_tanggal():
    for tahun in muat("kalender")["tahun"]:
        tanggal = [h["tanggal"] for h in tahun["hari"]]
        assert tahun["sumber"]
        assert tahun["ramadan"]["sumber"]
        assert tanggal == sorted(set(tanggal))
        assert {t.year for t in tanggal} == {tahun["tahun"]}


@pytest.mark.parametrize("berkas", [*BERKAS, "kalender"])
def test_tidak_ada_pasal_yang_diragukan(berkas):
    teks = (FOLDER / f"{berkas}.toml").read_text(encoding="utf-8")
    assert not re.search(r"periksa\]|\[R\]|\?\?", teks)
    pasal = set(re.findall(r"Pasal \d+", teks))
    assert pasal <= {"Pasal 3", "Pasal 4", "Pasal 7"}


def test_setiap_berkas_dibaca_oleh_kode():
    kode = "".join(p.read_text(encoding="utf-8") for p in FOLDER.parent.glob("*.py"))
    for berkas in [*BERKAS, "kalender"]:
        assert f'"{berkas}"' in kode, berkas
