"""Evaluation windows of a year."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import JenisPeriode, MasukanSalah, jendela_periode

TABEL = [
    # jenis, nomor, nama, mulai, selesai, isi sampai, nilai sampai
    ("TRIWULANAN", 1, "Triwulan I 2026", "2026-01-01", "2026-03-31", "2026-04-05", "2026-04-10"),
    ("TRIWULANAN", 3, "Triwulan III 2026", "2026-07-01", "2026-09-30", "2026-10-05", "2026-10-10"),
    ("TRIWULANAN", 4, "Triwulan IV 2026", "2026-10-01", "2026-12-31", "2027-01-05", "2027-01-10"),
    ("BULANAN", 2, "Februari 2026", "2026-02-01", "2026-02-28", "2026-03-05", "2026-03-10"),
    ("BULANAN", 12, "Desember 2026", "2026-12-01", "2026-12-31", "2027-01-05", "2027-01-10"),
    ("SEMESTERAN", 1, "Semester I 2026", "2026-01-01", "2026-06-30", "2026-07-05", "2026-07-10"),
    ("TAHUNAN", 1, "Tahun 2026", "2026-01-01", "2026-12-31", "2027-01-31", "2027-01-31"),
]
BANYAK = {"BULANAN": 12, "TRIWULANAN": 4, "SEMESTERAN": 2, "TAHUNAN": 1}


@pytest.mark.parametrize(("jenis", "nomor", "nama", "mulai", "selesai", "isi", "nilai"), TABEL)
def test_tabel(jenis, nomor, nama, mulai, selesai, isi, nilai):
    p = jendela_periode(jenis, 2026)[nomor - 1]
    nyata = [x.isoformat() for x in (p.mulai, p.selesai, p.isi_sampai, p.nilai_sampai)]
    assert (p.urutan, p.nama, nyata) == (nomor, nama, [mulai, selesai, isi, nilai])


def test_semua_jenis():
    assert {j.value: len(jendela_periode(j, 2026)) for j in JenisPeriode} == BANYAK


@given(st.integers(2022, 2100), st.sampled_from(JenisPeriode))
def test_periode_menutup_tahun_tanpa_celah(tahun, jenis):
    periode = jendela_periode(jenis, tahun)
    assert (periode[0].mulai, periode[-1].selesai) == (date(tahun, 1, 1), date(tahun, 12, 31))
    for kiri, kanan in itertools.pairwise(periode):
        assert kanan.mulai == kiri.selesai + timedelta(days=1)
    assert all(p.selesai < p.isi_sampai <= p.nilai_sampai for p in periode)


def test_sebelum_2022_tidak_ada():
    with pytest.raises(MasukanSalah):
        jendela_periode("TAHUNAN", 2021)
