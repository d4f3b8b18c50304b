"""How dates, figures and names look."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import SimpleNamespace

import pytest

from ekinerja.inti import tampil
from ekinerja.inti.waktu import bekukan

# 7 December 2026, 08:15 in Palu.
PAGI = datetime(2026, 12, 7, 0, 15, tzinfo=UTC)
# 23:30 UTC is already the next day in Palu.
LEWAT_TENGAH_MALAM = datetime(2026, 12, 6, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fungsi", "nilai", "harapan"),
    [
        (tampil.tanggal, date(2026, 12, 7), "7 Desember 2026"),
        (tampil.tanggal, LEWAT_TENGAH_MALAM, "7 Desember 2026"),
        (tampil.tanggal, None, ""),
        (tampil.tanggal_pendek, date(2026, 8, 17), "17 Agu"),
        (tampil.hari_tanggal, date(2026, 11, 24), "Selasa, 24 November 2026"),
        (tampil.jam, PAGI, "08.15"),
        (tampil.jam, time(7, 5), "07.05"),
        (tampil.waktu, PAGI, "7 Des 2026, 08.15"),
        (tampil.bulan, 5, "Mei"),
        (tampil.angka, 1544, "1.544"),
        (tampil.angka, Decimal("12.50"), "12,5"),
        (tampil.angka, Decimal("1234567.25"), "1.234.567,25"),
        (tampil.angka, 0, "0"),
        (tampil.angka, Decimal("0.00"), "0"),
        (tampil.angka, Decimal("100"), "100"),
        (tampil.angka, Decimal("-3.5"), "-3,5"),
        (tampil.angka, None, ""),
        (tampil.persen, 97, "97\u00a0%"),
        (tampil.nip, "198503122010012901", "19850312\u00a0201001\u00a02\u00a0901"),
        (tampil.nip, "walikota", "walikota"),
        (tampil.inisial, "Ni Luh Ayu Suartini", "NL"),
        (tampil.inisial, "Moh. Irfan Palanro", "MI"),
        (tampil.inisial, "", "·"),
        (tampil.terbilang, 2, "dua"),
        (tampil.terbilang, 12, "12"),
        (tampil.kapital, "dua SKP", "Dua SKP"),
        (tampil.salam, PAGI, "Selamat pagi"),
        (tampil.salam, datetime(2026, 12, 7, 4, 0, tzinfo=UTC), "Selamat siang"),
        (tampil.salam, datetime(2026, 12, 7, 12, 0, tzinfo=UTC), "Selamat malam"),
    ],
)
def test_bentuk(fungsi, nilai, harapan):
    assert fungsi(nilai) == harapan


def test_angka_dengan_desimal_tetap_dibulatkan_ke_atas_pada_setengah():
    assert tampil.angka(Decimal("12.345"), 2) == "12,35"
    assert tampil.angka(12, 2) == "12,00"


@pytest.mark.parametrize(
    ("saat", "harapan"),
    [
        (datetime(2026, 12, 7, 0, 14, 30, tzinfo=UTC), "baru saja"),
        (datetime(2026, 12, 7, 0, 5, tzinfo=UTC), "10 menit lalu"),
        (datetime(2026, 12, 6, 21, 15, tzinfo=UTC), "3 jam lalu"),
        (datetime(2026, 12, 6, 8, 10, tzinfo=UTC), "kemarin 16.10"),
        (datetime(2026, 12, 4, 8, 10, tzinfo=UTC), "4 Des 2026, 16.10"),
        (datetime(2026, 12, 8, 0, 0, tzinfo=UTC), "8 Des 2026, 08.00"),
    ],
)
def test_lalu(saat, harapan):
    with bekukan(PAGI):
        assert tampil.lalu(saat) == harapan


def test_gelar_mengapit_nama():
    sari = SimpleNamespace(nama="Sari Wulandari", gelar_depan="Dra.", gelar_belakang="M.Pd.")
    assert tampil.nama_lengkap(sari) == "Dra. Sari Wulandari, M.Pd."
    assert tampil.nama_lengkap(SimpleNamespace(nama="Sari", gelar_depan="", gelar_belakang="")) == "Sari"


@pytest.mark.parametrize(
    ("nama", "kelamin", "harapan"),
    [("Sari Wulandari", "P", "Bu Sari"), ("Moh. Fadel", "L", "Pak Moh. Fadel"), ("Dewi Toana", "", "Dewi")],
)
def test_sapaan(nama, kelamin, harapan):
    assert tampil.sapaan(SimpleNamespace(nama=nama, jenis_kelamin=kelamin)) == harapan
