"""Every dated table: sourced, without gaps or overlaps, and no file that nobody reads."""

import itertools
import re
from datetime import date, timedelta

import pytest

from ekinerja.aturan import MasukanSalah, berlaku
from ekinerja.aturan.berlaku import FOLDER, daftar_versi, muat, pada, pada_atau_awal

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


DUA_VERSI = """
[[versi]]
berlaku_mulai = 2024-01-01
tanda = "hukum"
sumber = ["peraturan baru"]
nilai = 10
[[versi]]
berlaku_mulai = 2022-01-01
berlaku_sampai = 2023-12-31
tanda = "bawaan"
sumber = ["kebiasaan lama"]
nilai = 14
"""


@pytest.fixture
def dua_versi(tmp_path, monkeypatch):
    (tmp_path / "contoh.toml").write_text(DUA_VERSI, encoding="utf-8")
    monkeypatch.setattr(berlaku, "FOLDER", tmp_path)
    daftar_versi.cache_clear()
    yield "contoh"
    daftar_versi.cache_clear()


@pytest.mark.parametrize(
    ("hari", "nilai", "kode"),
    [
        (date(2022, 1, 1), 14, "contoh@2022-01-01"),
        (date(2023, 12, 31), 14, "contoh@2022-01-01"),
        (date(2024, 1, 1), 10, "contoh@2024-01-01"),
        (date(2030, 1, 1), 10, "contoh@2024-01-01"),
        (None, 10, "contoh@2024-01-01"),
    ],
)
def test_versi_dipilih_menurut_tanggal_peristiwa(dua_versi, hari, nilai, kode):
    """A closed year keeps the version it used (R-01)."""
    versi = pada(dua_versi, hari)
    assert (versi.isi["nilai"], versi.kode) == (nilai, kode)


def test_versi_memuat_tepat_masa_berlakunya(dua_versi):
    lama, baru = daftar_versi(dua_versi)
    hari = [date(2021, 12, 31), date(2022, 1, 1), date(2023, 12, 31), date(2024, 1, 1)]
    assert [lama.memuat(h) for h in hari] == [False, True, True, False]
    assert [baru.memuat(h) for h in hari] == [False, False, False, True]
    assert (lama.dasar, baru.dasar) == (["bawaan sistem: kebiasaan lama"], ["peraturan baru"])


def test_sebelum_versi_pertama(dua_versi):
    with pytest.raises(MasukanSalah, match="1 Januari 2022") as salah:
        pada(dua_versi, date(2021, 12, 31), medan="tanggal")
    assert [g.medan for g in salah.value.galat] == ["tanggal"]
    assert pada_atau_awal(dua_versi, date(2021, 12, 31)).isi["nilai"] == 14


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
    kode = "".join(p.read_text(encoding="utf-8") for p in FOLDER.parent.rglob("*.py"))
    for berkas in [*BERKAS, "kalender"]:
        assert f'"{berkas}"' in kode, berkas
