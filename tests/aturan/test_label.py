"""DT-14: spellings on import; an unknown word is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import CapaianOrganisasi, Predikat, Rating, normalkan_label

TABEL = [
    ("Di atas ekspektasi", Rating, Rating.DI_ATAS),
    ("DIATAS EKSPEKTASI", Rating, Rating.DI_ATAS),
    ("  di   atas ", Rating, Rating.DI_ATAS),
    ("DI_ATAS", Rating, Rating.DI_ATAS),
    ("dibawah ekspektasi", Rating, Rating.DI_BAWAH),
    ("Di Bawah Ekspektasi", Rating, Rating.DI_BAWAH),
    ("sesuai", Rating, Rating.SESUAI),
    ("Sesuai Ekspektasi", Rating, Rating.SESUAI),
    ("sangat baik", Predikat, Predikat.SANGAT_BAIK),
    ("SANGAT_BAIK", Predikat, Predikat.SANGAT_BAIK),
    ("Cukup", Predikat, Predikat.BUTUH_PERBAIKAN),
    ("Butuh Perbaikan", Predikat, Predikat.BUTUH_PERBAIKAN),
    ("Kurang/Misconduct", Predikat, Predikat.KURANG),
    ("Kurang / Misconduct", Predikat, Predikat.KURANG),
    ("misconduct", Predikat, Predikat.KURANG),
    ("kurang", Predikat, Predikat.KURANG),
    ("Sangat Kurang", Predikat, Predikat.SANGAT_KURANG),
    ("Cukup", CapaianOrganisasi, CapaianOrganisasi.BUTUH_PERBAIKAN),
    ("istimewa", CapaianOrganisasi, CapaianOrganisasi.ISTIMEWA),
    ("Baik", CapaianOrganisasi, CapaianOrganisasi.BAIK),
    ("", Rating, None),
    ("baik", Rating, None),
    ("sesuai harapan", Rating, None),
    ("Baik sekali", Predikat, None),
    ("istimewa", Predikat, None),
    ("misconduct", CapaianOrganisasi, None),
]


@pytest.mark.parametrize(("teks", "jenis", "harapan"), TABEL)
def test_tabel(teks, jenis, harapan):
    assert normalkan_label(teks, jenis) is harapan


@pytest.mark.parametrize("jenis", [Rating, Predikat, CapaianOrganisasi])
def test_kode_dan_label_sendiri_selalu_dikenal(jenis):
    for anggota in jenis:
        for bentuk in (anggota.value, anggota.label, anggota.label.upper(), f" {anggota.label} "):
            assert normalkan_label(bentuk, jenis) is anggota


@given(st.text(max_size=40))
def test_sembarang_teks_tidak_pernah_gagal(teks):
    assert normalkan_label(teks, Predikat) in {None, *Predikat}
