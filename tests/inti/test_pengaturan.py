from datetime import date, timedelta

import pytest

from ekinerja.inti.batas import buang_lama, kena_batas, lepaskan, sisa
from ekinerja.inti.models import Batas, Instansi
from ekinerja.inti.pengaturan import atur_setelan, instansi, setelan, tetapkan_instansi

pytestmark = pytest.mark.django_db
MENIT = timedelta(minutes=1)


def test_instansi_kosong_lalu_ditetapkan(django_assert_num_queries):
    assert (instansi().nama, instansi().jenis) == ("", "")
    tetapkan_instansi(nama="Kota Palu", jenis="demo")
    assert instansi().jenis == "demo"
    with django_assert_num_queries(0):
        assert instansi().nama == "Kota Palu"


@pytest.mark.dua_mesin
def test_jenis_instansi_tidak_berganti():
    tetapkan_instansi(nama="Kota Palu", jenis="nyata")
    with pytest.raises(ValueError, match="nyata"):
        tetapkan_instansi(nama="Kota Palu", jenis="demo")
    tetapkan_instansi(nama="Pemerintah Kota Palu", jenis="nyata")
    assert Instansi.objects.get().nama == "Pemerintah Kota Palu"


def test_setelan_berlaku_menurut_hari():
    assert setelan("batas_mundur", 3) == 3
    atur_setelan("batas_mundur", 5, berlaku_mulai=date(2026, 1, 1))
    atur_setelan("batas_mundur", 7, berlaku_mulai=date(2026, 7, 1))
    assert setelan("batas_mundur", 3, pada=date(2025, 12, 31)) == 3
    assert setelan("batas_mundur", 3, pada=date(2026, 6, 30)) == 5
    assert setelan("batas_mundur", 3, pada=date(2026, 7, 1)) == 7


def test_nilai_palsu_bukan_tidak_ada():
    atur_setelan("wajib", False)
    assert setelan("wajib", True) is False


@pytest.mark.asvs("2.4.1")
def test_batas_dihitung_per_kunci():
    assert [kena_batas("masuk", "a", maks=3, jendela=MENIT) for _ in range(3)] == [None] * 3
    assert 1 <= kena_batas("masuk", "a", maks=3, jendela=MENIT) <= 60
    assert kena_batas("masuk", "b", maks=3, jendela=MENIT) is None
    assert kena_batas("lupa", "a", maks=3, jendela=MENIT) is None


def test_jendela_yang_lewat_mulai_dari_nol(monkeypatch):
    from ekinerja.inti import batas

    for _ in range(4):
        kena_batas("masuk", "a", maks=3, jendela=MENIT)
    kini = batas.jam_mesin()
    monkeypatch.setattr(batas, "jam_mesin", lambda: kini + 2 * MENIT)
    assert kena_batas("masuk", "a", maks=3, jendela=MENIT) is None
    assert Batas.objects.get().hitung == 1
    monkeypatch.setattr(batas, "jam_mesin", lambda: kini + 4 * MENIT)
    assert buang_lama() == 1


def test_sisa_tidak_menghitung_dan_lepaskan_melupakan():
    for _ in range(3):
        kena_batas("masuk", "a", maks=3, jendela=MENIT)
    assert sisa("masuk", "a", maks=3) == sisa("masuk", "a", maks=3)
    assert sisa("masuk", "a", maks=4) is None
    lepaskan("masuk", "a")
    assert sisa("masuk", "a", maks=3) is None


@pytest.mark.dua_mesin
def test_tabel_batas_tidak_menyebut_siapa():
    kena_batas("masuk", "198503122010012901", maks=3, jendela=MENIT)
    assert "1985" not in Batas.objects.get().kunci
