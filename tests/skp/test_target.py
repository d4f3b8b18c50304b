"""Targets as people type them."""

from decimal import Decimal

import pytest

from ekinerja.skp.target import KOSONG, Target, berupa_tanggal, urai

TERBACA = {
    "61,95%": ("61.95", "%"),
    "9.600 berkas": ("9600", "berkas"),
    "paling sedikit 97 %": ("97", "%"),
    "paling lama 1 hari kerja": ("1", "hari kerja"),
    "≥ 97 %": ("97", "%"),
    "Rp 1.500.000,50": ("1500000.50", "Rp"),
    "1.5 jam": ("1.5", "jam"),
    "0,2 % maksimal": ("0.2", "% maksimal"),
    "2 x setahun": ("2", "x setahun"),
    "100": ("100", ""),
    "0 rupiah": ("0", "rupiah"),
}
BUKAN_SATU_ANGKA = ["", "semua", "3 - 5 dokumen", "10/20", "3 s.d. 5 dokumen", "1.2.3", "31 Desember 2026", "30-06-2026",
                    "99999999999999999999", "0,123456", "Triwulan 2", "1.23,4"]  # fmt: skip


@pytest.mark.parametrize(("teks", "harapan"), TERBACA.items())
def test_angka_dan_satuan_terpisah(teks, harapan):
    assert urai(teks) == Target(Decimal(harapan[0]), harapan[1])


@pytest.mark.parametrize("teks", BUKAN_SATU_ANGKA)
def test_tanpa_satu_angka_tidak_ditebak(teks):
    assert urai(teks) == KOSONG


@pytest.mark.parametrize("teks", ["31 Desember 2026", "30-06-2026", "paling lambat 30 Jun 2026", "1/2/2026"])
def test_tanggal_dikenali(teks):
    assert berupa_tanggal(teks)


@pytest.mark.parametrize("teks", ["31 dokumen", "5 desa", "12-15 berkas"])
def test_bukan_tanggal(teks):
    assert not berupa_tanggal(teks)
