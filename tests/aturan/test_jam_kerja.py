"""Working day and hours: Perpres 21/2023, holidays and Ramadan from the calendar."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import KelompokKerja, Libur, hitung, jam_kerja, kalender_bawaan, kalender_dari

NATAL, CUTI_NATAL = "Hari Raya Natal", "Cuti Bersama Hari Raya Natal"
TABEL = [
    # tanggal, kelompok, hari_kerja, sebab, jam
    ("2026-11-24", "KANTOR", True, None, "07:30"),
    ("2026-11-27", "KANTOR", True, None, "07:30"),
    ("2026-11-24", "SEKOLAH", True, None, "07:30"),
    ("2026-11-28", "KANTOR", False, "AKHIR_PEKAN", None),
    ("2026-11-28", "SEKOLAH", False, "AKHIR_PEKAN", None),
    ("2026-11-29", "KANTOR", False, "AKHIR_PEKAN", None),
    ("2026-12-25", "KANTOR", False, NATAL, None),
    ("2026-12-24", "SEKOLAH", False, CUTI_NATAL, None),
    ("2026-03-21", "KANTOR", False, "Hari Raya Idul Fitri", None),  # a Saturday: the feast names the reason
    ("2026-02-18", "KANTOR", True, None, "07:30"),  # last day before Ramadan
    ("2026-02-19", "KANTOR", True, None, "06:30"),
    ("2026-02-20", "SEKOLAH", True, None, "06:30"),
    ("2026-03-17", "KANTOR", True, None, "06:30"),
    ("2026-03-25", "KANTOR", True, None, "07:30"),
    ("2025-02-28", "KANTOR", True, None, "07:30"),
    ("2025-03-03", "KANTOR", True, None, "06:30"),
    ("2024-03-12", "KANTOR", False, "Cuti Bersama Hari Suci Nyepi", None),
    ("2024-03-13", "KANTOR", True, None, "06:30"),
    ("2024-04-05", "KANTOR", True, None, "06:30"),
    ("2027-02-08", "KANTOR", True, None, "06:30"),
    ("2026-11-24", "SIF", True, None, None),
    ("2026-11-29", "SIF", True, None, None),
    ("2026-12-25", "SIF", True, None, None),
    ("2031-05-01", "KANTOR", True, None, "07:30"),  # outside the calendar only the weekend is known
]


@pytest.mark.parametrize(("tanggal", "kelompok", "kerja", "sebab", "jam"), TABEL)
def test_tabel(tanggal, kelompok, kerja, sebab, jam):
    hasil = hitung("jam-kerja", {"tanggal": tanggal, "kelompok": kelompok})["hasil"]
    assert hasil == {"hari_kerja": kerja, "sebab": sebab, "jam": jam}


def test_tabel_menyentuh_semua_kelompok():
    assert {baris[1] for baris in TABEL} == set(KelompokKerja)


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.sampled_from(KelompokKerja))
def test_hari_kerja_tanpa_sebab_dan_sebaliknya(tanggal, kelompok):
    h = jam_kerja(tanggal, kelompok)
    assert h.hari_kerja is (h.sebab is None)
    assert (h.menit is not None) is (h.hari_kerja and kelompok is not KelompokKerja.SIF)


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_jam_dinding_dikurangi_istirahat_sama_dengan_lamanya(tanggal):
    h = jam_kerja(tanggal, KelompokKerja.KANTOR)
    if h.hari_kerja:
        lama = datetime.combine(tanggal, h.pulang) - datetime.combine(tanggal, h.masuk)
        assert lama - timedelta(minutes=h.istirahat) == timedelta(minutes=h.menit)


@pytest.mark.parametrize(("senin", "menit"), [(date(2026, 10, 5), 37 * 60 + 30), (date(2026, 3, 2), 32 * 60 + 30)])
def test_sepekan_penuh(senin, menit):
    pekan = [jam_kerja(senin + timedelta(days=n), KelompokKerja.KANTOR).menit for n in range(5)]
    assert sum(pekan) == menit


def test_jumat_pulang_lebih_lambat():
    assert jam_kerja(date(2026, 11, 26), "KANTOR").pulang.isoformat() == "16:00:00"
    assert jam_kerja(date(2026, 11, 27), "KANTOR").pulang.isoformat() == "16:30:00"
    assert jam_kerja(date(2026, 2, 20), "KANTOR").pulang.isoformat() == "15:30:00"


def test_kalender_produk_menggantikan_bawaan():
    hut = date(2026, 9, 28)
    kalender = kalender_dari([Libur(hut, "Libur daerah")])
    assert jam_kerja(hut, "KANTOR", kalender).sebab == "Libur daerah"
    assert jam_kerja(hut, "KANTOR").hari_kerja
    assert jam_kerja(date(2026, 12, 25), "KANTOR", kalender).hari_kerja


def test_sebelum_perpres_ditolak():
    galat = hitung("jam-kerja", {"tanggal": "2023-04-11", "kelompok": "KANTOR"})["galat"]
    assert [g["medan"] for g in galat] == ["tanggal"]
    assert "12 April 2023" in galat[0]["sebab"]


def test_penjelasan_menyebut_pembagian_dan_perkiraan():
    jawaban = hitung("jam-kerja", {"tanggal": "2027-02-09", "kelompok": "KANTOR"})
    kalimat = " ".join(jawaban["langkah"])
    assert "32 jam 30 menit sepekan dibagi 5 hari = 6 jam 30 menit sehari" in kalimat
    assert "masih perkiraan" in kalimat
    assert "Bila tanggal ini di luar Ramadan, jam kerjanya 7 jam 30 menit." in kalimat
    sif = hitung("jam-kerja", {"tanggal": "2026-12-25", "kelompok": "SIF"})
    assert any("Hari Raya Natal" in k for k in sif["langkah"])
    assert any("Pasal 7" in d for d in sif["dasar"])
    kantor = hitung("jam-kerja", {"tanggal": "2027-03-10", "kelompok": "KANTOR"})
    assert any("masih perkiraan" in k for k in kantor["langkah"])


def test_kalender_2026_17_libur_8_cuti_bersama():
    hari = [x for h, x in kalender_bawaan().libur.items() if h.year == 2026]
    assert sum(x.jenis == "LIBUR_NASIONAL" for x in hari) == 17
    cuti = sorted(x.tanggal for x in hari if x.jenis == "CUTI_BERSAMA")
    assert [f"{h:%m-%d}" for h in cuti] == ["02-16", "03-18", "03-20", "03-23", "03-24", "05-15", "05-28", "12-24"]


def test_kalender_ramadan_berakhir_sehari_sebelum_idul_fitri():
    kalender = kalender_bawaan()
    for ramadan in kalender.ramadan:
        assert kalender.libur_pada(ramadan.selesai + timedelta(days=1)).nama == "Hari Raya Idul Fitri"
        assert (ramadan.selesai - ramadan.mulai).days + 1 in (29, 30)
    assert sorted(r.mulai.year for r in kalender.ramadan) == sorted(kalender.tahun) == [2024, 2025, 2026, 2027]


def test_kalender_hanya_2027_yang_masih_perkiraan():
    perkiraan = {x.tanggal for x in kalender_bawaan().libur.values() if x.perkiraan}
    assert {h.year for h in perkiraan} == {2027}
    assert {date(2027, 3, 10), date(2027, 3, 11), date(2027, 5, 17)} <= perkiraan


def test_dua_nama_pada_satu_tanggal_digabung():
    hari = date(2030, 1, 1)
    kalender = kalender_dari([Libur(hari, "A", perkiraan=True), Libur(hari, "B")])
    assert (kalender.libur_pada(hari).nama, kalender.libur_pada(hari).perkiraan) == ("A; B", False)
    assert kalender.memuat(hari)
