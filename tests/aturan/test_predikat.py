"""DT-01 kuadran, R-32/DT-10 rating of a unit head."""

from datetime import date

import pytest

from ekinerja.aturan import (
    CapaianOrganisasi,
    MasukanSalah,
    Predikat,
    Rating,
    hitung,
    kuadran,
    predikat,
    rating_pimpinan,
)

ATAS, SESUAI, BAWAH = Rating

# (hasil kerja, perilaku) -> predikat, as the matrix prints it
TABEL = {
    (ATAS, BAWAH): Predikat.KURANG,
    (ATAS, SESUAI): Predikat.BAIK,
    (ATAS, ATAS): Predikat.SANGAT_BAIK,
    (SESUAI, BAWAH): Predikat.KURANG,
    (SESUAI, SESUAI): Predikat.BAIK,
    (SESUAI, ATAS): Predikat.BAIK,
    (BAWAH, BAWAH): Predikat.SANGAT_KURANG,
    (BAWAH, SESUAI): Predikat.BUTUH_PERBAIKAN,
    (BAWAH, ATAS): Predikat.BUTUH_PERBAIKAN,
}
PIMPINAN = {
    CapaianOrganisasi.ISTIMEWA: ATAS,
    CapaianOrganisasi.BAIK: SESUAI,
    CapaianOrganisasi.BUTUH_PERBAIKAN: BAWAH,
    CapaianOrganisasi.KURANG: BAWAH,
    CapaianOrganisasi.SANGAT_KURANG: BAWAH,
}


@pytest.mark.parametrize(("rating", "harapan"), TABEL.items())
def test_kuadran(rating, harapan):
    assert predikat(*rating) is harapan


def test_tabel_lengkap():
    assert len(TABEL) == len(Rating) ** 2
    assert kuadran() == TABEL


@pytest.mark.parametrize("hasil_kerja", Rating)
def test_perilaku_di_bawah_selalu_kurang_atau_lebih_rendah(hasil_kerja):
    assert predikat(hasil_kerja, BAWAH) in (Predikat.KURANG, Predikat.SANGAT_KURANG)


@pytest.mark.parametrize(("capaian", "harapan"), PIMPINAN.items())
def test_rating_pimpinan(capaian, harapan):
    assert rating_pimpinan(capaian) is harapan


def test_rating_pimpinan_lengkap():
    assert set(PIMPINAN) == set(CapaianOrganisasi)


def test_penjelasan_menyebut_rating_hasil_dan_seandainya():
    jawaban = hitung("predikat", {"hasil_kerja": "SESUAI", "perilaku": "DI_ATAS"})
    kalimat = " ".join(jawaban["langkah"])
    assert jawaban["hasil"] == {"predikat": "BAIK"}
    assert "baris “Sesuai ekspektasi” dan kolom “Di atas ekspektasi”: predikat Baik" in kalimat
    assert "“Di atas ekspektasi” menjadi Sangat Baik" in kalimat
    assert "“Di bawah ekspektasi” menjadi Kurang/Misconduct" in kalimat


def test_sebelum_2022_ditolak_dengan_alasan():
    galat = hitung("predikat", {"hasil_kerja": "SESUAI", "perilaku": "SESUAI"}, date(2021, 12, 31))["galat"]
    assert [g["medan"] for g in galat] == ["pada"]
    assert "1 Januari 2022" in galat[0]["sebab"]
    with pytest.raises(MasukanSalah):
        predikat(SESUAI, SESUAI, date(2021, 12, 31))


def test_label_hukum():
    assert [r.label for r in Rating] == ["Di atas ekspektasi", "Sesuai ekspektasi", "Di bawah ekspektasi"]
    assert Predikat.KURANG.label == "Kurang/Misconduct"
    assert Predikat.pilihan()[0] == ("SANGAT_BAIK", "Sangat Baik")
    assert str(Predikat.BAIK) == "BAIK"
