"""R-51 and U-12: how a deadline is counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import (
    CaraHitung,
    MasukanSalah,
    hari_kerja,
    hitung,
    jumlah_hari_kerja,
    kalender_bawaan,
    lama_tenggat,
    tenggat,
    tenggat_bernama,
)

KERJA, KALENDER = CaraHitung
TABEL = [
    # mulai, hari, cara, libur, batas
    ("2026-01-12", 14, KERJA, None, "2026-02-02"),
    ("2026-01-12", 14, KALENDER, None, "2026-01-26"),
    ("2026-01-12", 14, KERJA, [], "2026-01-30"),
    ("2026-03-12", 14, KERJA, None, "2026-04-09"),  # Nyepi, Idul Fitri, cuti bersama, Wafat Yesus Kristus
    ("2026-11-20", 1, KERJA, [], "2026-11-23"),  # Friday -> Monday
    ("2026-11-21", 1, KERJA, [], "2026-11-23"),  # Saturday -> Monday
    ("2026-11-20", 1, KERJA, ["2026-11-23"], "2026-11-24"),
    ("2026-11-20", 1, KERJA, ["2026-11-21"], "2026-11-23"),  # a holiday on Saturday takes nothing
    ("2026-12-23", 1, KERJA, None, "2026-12-28"),  # cuti bersama and Natal
    ("2026-12-24", 1, KALENDER, None, "2026-12-25"),  # not moved off a holiday
    ("2026-11-20", 0, KERJA, None, "2026-11-20"),
    ("2024-02-28", 1, KALENDER, None, "2024-02-29"),
]
TANGGAL = st.dates(date(2000, 1, 1), date(2100, 1, 1))
LIBUR = st.sets(st.dates(date(2026, 1, 1), date(2026, 6, 30)), max_size=40)
DEKAT = st.dates(date(2025, 12, 1), date(2026, 6, 30))


@pytest.mark.parametrize(("mulai", "hari", "cara", "libur", "batas"), TABEL)
def test_tabel(mulai, hari, cara, libur, batas):
    tanggal = None if libur is None else [date.fromisoformat(x) for x in libur]
    assert tenggat(date.fromisoformat(mulai), hari, cara, tanggal) == date.fromisoformat(batas)


@pytest.mark.parametrize(("mulai", "hari", "cara", "libur", "batas"), TABEL)
def test_tabel_lewat_pintu_umum(mulai, hari, cara, libur, batas):
    masukan = {"mulai": mulai, "hari": hari, "cara": cara.value}
    masukan |= {} if libur is None else {"libur": libur}
    assert hitung("tenggat", masukan)["hasil"] == {"batas": batas}


@given(DEKAT, st.integers(1, 60), LIBUR)
def test_batas_adalah_hari_kerja_dan_tepat_banyaknya(mulai, hari, libur):
    batas = tenggat(mulai, hari, KERJA, libur)
    assert hari_kerja(batas, libur)
    assert jumlah_hari_kerja(mulai + timedelta(days=1), batas, libur) == hari


@given(DEKAT, st.integers(0, 60), LIBUR)
def test_monoton_dalam_hari_dan_mulai(mulai, hari, libur):
    batas = tenggat(mulai, hari, KERJA, libur)
    assert tenggat(mulai, hari + 1, KERJA, libur) > batas
    assert tenggat(mulai + timedelta(days=1), hari, KERJA, libur) >= batas


@given(DEKAT, st.integers(1, 60), LIBUR, st.dates(date(2026, 1, 1), date(2026, 6, 30)))
def test_libur_tambahan_tidak_pernah_mempercepat(mulai, hari, libur, satu):
    assert tenggat(mulai, hari, KERJA, libur | {satu}) >= tenggat(mulai, hari, KERJA, libur)


@given(TANGGAL, st.integers(0, 400))
def test_hari_kalender_tanpa_libur_tidak_lebih_lama(mulai, hari):
    assert tenggat(mulai, hari, KALENDER) == mulai + timedelta(days=hari)
    assert tenggat(mulai, hari, KERJA) >= tenggat(mulai, hari, KALENDER)


@pytest.mark.parametrize("cara", CaraHitung)
def test_melewati_tahun_9999_ditolak(cara):
    with pytest.raises(MasukanSalah, match="9999"):
        tenggat(date(9999, 12, 1), 300, cara)
    assert "galat" in hitung("tenggat", {"mulai": "9999-12-01", "hari": 300, "cara": cara.value})


def test_hari_negatif_ditolak():
    with pytest.raises(MasukanSalah):
        tenggat(date(2026, 1, 1), -1, KERJA)


def test_penjelasan_menyebut_libur_yang_dilewati_dan_cara_lain():
    jawaban = hitung("tenggat", {"mulai": "2026-12-21", "hari": 5, "cara": "HARI_KERJA"})
    kalimat = " ".join(jawaban["langkah"])
    assert jawaban["hasil"]["batas"] == "2026-12-30"
    assert "25 Desember 2026 (Hari Raya Natal)" in kalimat
    assert "Bila dihitung hari kalender, batasnya Sabtu, 26 Desember 2026." in kalimat
    assert any("1497" in d for d in jawaban["dasar"])


def test_penjelasan_menandai_perkiraan_dan_tahun_di_luar_kalender():
    perkiraan = hitung("tenggat", {"mulai": "2027-03-08", "hari": 3, "cara": "HARI_KERJA"})["langkah"]
    assert any("masih perkiraan" in k for k in perkiraan)
    jauh = hitung("tenggat", {"mulai": "2031-03-08", "hari": 3, "cara": "HARI_KERJA"})
    assert any("Kalender libur memuat 2024–2027" in k for k in jauh["langkah"])
    assert "bawaan sistem: kalender libur tidak memuat tahun itu" in jauh["dasar"]


def test_hari_kerja_2026():
    """240 working days: 261 weekdays less national holidays and cuti bersama."""
    awal, akhir = date(2026, 1, 1), date(2026, 12, 31)
    assert jumlah_hari_kerja(awal, akhir, []) == 261
    nasional = [x.tanggal for x in kalender_bawaan().libur.values() if x.jenis == "LIBUR_NASIONAL"]
    assert jumlah_hari_kerja(awal, akhir, nasional) == 248
    assert jumlah_hari_kerja(awal, akhir) == 240
    assert jumlah_hari_kerja(akhir, awal) == 0


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(-10, 800))
def test_jumlah_hari_kerja_sama_dengan_menghitung_satu_satu(mulai: date, lama: int):
    hari = [mulai + timedelta(days=n) for n in range(lama)]
    assert jumlah_hari_kerja(mulai, mulai + timedelta(days=lama - 1)) == sum(map(hari_kerja, hari))


@pytest.mark.parametrize(
    ("nama", "hari", "cara"),
    [
        ("keberatan", 14, KERJA),
        ("putusan_keberatan", 14, KERJA),
        ("tanggapan_dokumen", 14, KERJA),
        ("penyerahan_dokumen", 14, KERJA),
        ("laporan_harian", 3, KERJA),
        ("skp_mulai_terlambat", 30, KALENDER),
    ],
)
def test_lama_tenggat(nama, hari, cara):
    assert (lama_tenggat(nama).hari, lama_tenggat(nama).cara) == (hari, cara)
    assert lama_tenggat(nama).dasar


def test_tenggat_bernama():
    assert "PP 30/2019" in lama_tenggat("keberatan").dasar
    assert tenggat_bernama("keberatan", date(2026, 1, 12)) == date(2026, 2, 2)
    assert tenggat_bernama("skp_mulai_terlambat", date(2026, 3, 2)) == date(2026, 4, 1)
    assert lama_tenggat("laporan_harian", date(2019, 1, 1)).hari == 3
