"""DT-09: is a daily report accepted?"""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import DataLaporan, Tingkat, batas_laporan, laporan_diterima, laporan_terlambat, menghalangi

B, P = Tingkat
BAIK = DataLaporan(
    tanggal=date(2026, 11, 23),
    hari_ini=date(2026, 11, 24),
    jam_mulai=time(8),
    jam_selesai=time(10),
    realisasi=1,
    skp_disetujui=True,
    ada_rencana_aksi=True,
    skp_mulai=date(2026, 1, 1),
    skp_selesai=date(2026, 12, 31),
)
TABEL = [
    ("sempurna", BAIK, []),
    ("hari ini", replace(BAIK, tanggal=date(2026, 11, 24)), []),
    ("SKP belum disetujui", replace(BAIK, skp_disetujui=False), [("SKP_BELUM_DISETUJUI", B)]),
    ("tanpa rencana aksi", replace(BAIK, ada_rencana_aksi=False), [("TANPA_RENCANA_AKSI", B)]),
    ("besok", replace(BAIK, tanggal=date(2026, 11, 25)), [("MASA_DEPAN", B)]),
    ("sebelum SKP", replace(BAIK, skp_mulai=date(2026, 11, 24)), [("DI_LUAR_SKP", B)]),
    ("sesudah SKP", replace(BAIK, skp_selesai=date(2026, 11, 22)), [("DI_LUAR_SKP", B)]),
    ("hari terakhir SKP", replace(BAIK, skp_selesai=date(2026, 11, 23)), []),
    ("tanpa jam", replace(BAIK, jam_selesai=None), [("JAM_KOSONG", B)]),
    ("jam sama", replace(BAIK, jam_selesai=time(8)), [("JAM_TERBALIK", B)]),
    ("jam terbalik", replace(BAIK, jam_selesai=time(7)), [("JAM_TERBALIK", B)]),
    ("beririsan", replace(BAIK, laporan_lain=((time(9, 59), time(11)),)), [("JAM_TUMPANG_TINDIH", B)]),
    ("di dalam", replace(BAIK, laporan_lain=((time(7), time(12)),)), [("JAM_TUMPANG_TINDIH", B)]),
    ("bersambung", replace(BAIK, laporan_lain=((time(7), time(8)), (time(10), time(11)))), []),
    ("nol", replace(BAIK, realisasi=0), []),
    ("teks angka", replace(BAIK, realisasi=" 12 "), []),
    ("negatif", replace(BAIK, realisasi=-1), [("REALISASI_BUKAN_BULAT", B)]),
    ("pecahan", replace(BAIK, realisasi="1,5"), [("REALISASI_BUKAN_BULAT", B)]),
    ("titik", replace(BAIK, realisasi="1.000"), [("REALISASI_BUKAN_BULAT", B)]),
    ("desimal", replace(BAIK, realisasi=Decimal("1.5")), [("REALISASI_BUKAN_BULAT", B)]),
    ("benar/salah", replace(BAIK, realisasi=True), [("REALISASI_BUKAN_BULAT", B)]),
    ("kosong", replace(BAIK, realisasi=None), [("REALISASI_BUKAN_BULAT", B)]),
    ("raksasa", replace(BAIK, realisasi="9" * 18), [("REALISASI_TERLALU_BESAR", B)]),
    ("hari ke-3", replace(BAIK, tanggal=date(2026, 11, 19)), []),
    ("terlambat", replace(BAIK, tanggal=date(2026, 11, 18)), [("TERLAMBAT", B)]),
    ("diizinkan", replace(BAIK, tanggal=date(2026, 11, 18), izin_terlambat=True), [("TERLAMBAT", P)]),
    ("tanpa bukti", replace(BAIK, ada_bukti=False), [("TANPA_BUKTI", P)]),
]


@pytest.mark.parametrize(("data", "harapan"), [b[1:] for b in TABEL], ids=[b[0] for b in TABEL])
def test_syarat(data, harapan):
    butir = laporan_diterima(data)
    assert [(b.kode, b.tingkat) for b in butir] == harapan
    assert all(b.letak and b.kalimat.endswith(".") for b in butir)


def test_setiap_temuan_diuji():
    assert len({kode for _, _, harapan in TABEL for kode, _ in harapan}) == 11


def test_terlambat_dapat_hanya_ditandai():
    lama = replace(BAIK, tanggal=date(2026, 1, 5))
    assert menghalangi(laporan_diterima(lama, tandai_terlambat=True)) == []
    assert [b.kode for b in laporan_diterima(lama, tandai_terlambat=True)] == ["TERLAMBAT"]


def test_batas_menghitung_hari_kerja_dan_dapat_diatur():
    assert batas_laporan(date(2026, 12, 22)) == date(2026, 12, 29)  # cuti bersama, Natal, weekend
    assert batas_laporan(date(2026, 12, 22), libur=[]) == date(2026, 12, 25)
    assert batas_laporan(date(2026, 11, 18), batas_hari=0) == date(2026, 11, 18)
    assert laporan_diterima(replace(BAIK, tanggal=date(2026, 11, 18)), batas_hari=5) == []


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_terlambat_tepat_sesudah_batas(tanggal, hari_ini):
    assert laporan_terlambat(tanggal, hari_ini) is (hari_ini > batas_laporan(tanggal))


@given(st.one_of(st.integers(), st.text(max_size=20), st.floats(), st.none(), st.booleans(), st.lists(st.integers())))
def test_realisasi_sembarang_tidak_pernah_gagal(nilai):
    kode = {b.kode for b in laporan_diterima(replace(BAIK, realisasi=nilai))}
    assert kode <= {"REALISASI_BUKAN_BULAT", "REALISASI_TERLALU_BESAR"}
