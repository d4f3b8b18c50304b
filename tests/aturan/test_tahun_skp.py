"""DT-07 over a whole year: which SKPs are owed, and that they cover the obliged days exactly once."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import (
    FaktaPegawai,
    MasaKedudukan,
    MasaTugas,
    aturan,
    hitung,
    kedudukan_pada,
    susun_tahun,
    tugas_pada,
    wajib_skp,
)
from ekinerja.aturan.tahun_skp import KedudukanPegawai, StatusPegawai

TAHUN = 2026
HARI = [date(TAHUN, 1, 1) + timedelta(days=n) for n in range(365)]
LAMA = MasaTugas(date(2024, 1, 2), None, "Bidang A", "Analis")


def h(bulan: int, tanggal: int) -> date:
    return date(TAHUN, bulan, tanggal)


def fakta(*tugas: MasaTugas, masa=(), **lain) -> FaktaPegawai:
    return FaktaPegawai(**{"status": "PNS", "tugas": tugas or (LAMA,), "masa": tuple(masa), **lain})


def sampai(selesai: date, unit: str = "Bidang A", jabatan: str = "Analis") -> MasaTugas:
    return MasaTugas(date(2024, 1, 2), selesai, unit, jabatan)


def sejak(mulai: date, unit: str, jabatan: str, jenis: str = "DEFINITIF") -> MasaTugas:
    return MasaTugas(mulai, None, unit, jabatan, jenis)


def masa(kedudukan: str, mulai: date, selesai: date | None = None) -> MasaKedudukan:
    return MasaKedudukan(mulai, selesai, kedudukan)


SETAHUN = ("01-01", "12-31", "Bidang A", "Analis")
# name, facts, parts (from, to, unit, position)
TABEL = [
    ("setahun penuh", fakta(), [SETAHUN]),
    (
        "mutasi 1 Juli",
        fakta(sampai(h(6, 30)), sejak(h(7, 1), "Bidang B", "Analis")),
        [("01-01", "06-30", "Bidang A", "Analis"), ("07-01", "12-31", "Bidang B", "Analis")],
    ),
    (
        "mutasi, penugasan lama lupa ditutup",
        fakta(LAMA, sejak(h(7, 1), "Bidang B", "Analis")),
        [("01-01", "06-30", "Bidang A", "Analis"), ("07-01", "12-31", "Bidang B", "Analis")],
    ),
    (
        "promosi di unit yang sama",
        fakta(sampai(h(3, 31)), sejak(h(4, 1), "Bidang A", "Kepala Bidang")),
        [("01-01", "03-31", "Bidang A", "Analis"), ("04-01", "12-31", "Bidang A", "Kepala Bidang")],
    ),
    (
        "unit digabung",
        fakta(sampai(h(9, 14)), sejak(h(9, 15), "Bidang AB", "Analis")),
        [("01-01", "09-14", "Bidang A", "Analis"), ("09-15", "12-31", "Bidang AB", "Analis")],
    ),
    ("penugasan diperpanjang", fakta(sampai(h(5, 31)), sejak(h(6, 1), "Bidang A", "Analis")), [SETAHUN]),
    ("merangkap Plt.", fakta(LAMA, sejak(h(5, 1), "Bidang B", "Kepala Bidang", "PLT")), [SETAHUN]),
    ("merangkap Plh.", fakta(LAMA, sejak(h(5, 1), "Bidang B", "Kepala Bidang", "PLH")), [SETAHUN]),
    (
        "CPNS sejak SPMT",
        fakta(sejak(h(5, 1), "Bidang A", "Analis"), status="CPNS", spmt=h(6, 2)),
        [("06-02", "12-31", "Bidang A", "Analis")],
    ),
    (
        "PPPK baru",
        fakta(sejak(h(3, 1), "Bidang A", "Analis"), status="PPPK", spmt=h(3, 1)),
        [("03-01", "12-31", "Bidang A", "Analis")],
    ),
    ("pensiun 1 September", fakta(masa=[masa("PENSIUN", h(9, 1))]), [("01-01", "08-31", "Bidang A", "Analis")]),
    (
        "CLTN tiga bulan",
        fakta(masa=[masa("CLTN", h(4, 1), h(6, 30))]),
        [("01-01", "03-31", "Bidang A", "Analis"), ("07-01", "12-31", "Bidang A", "Analis")],
    ),
    ("CLTN setahun", fakta(masa=[masa("CLTN", date(2025, 6, 1), date(2027, 5, 31))]), []),
    ("CLTN sekarang, tanpa tanggal", fakta(kedudukan="CLTN"), []),
    (
        "tugas belajar penuh waktu",
        fakta(masa=[masa("TUGAS_BELAJAR", h(8, 1))]),
        [("01-01", "07-31", "Bidang A", "Analis")],
    ),
    ("tugas belajar sambil bekerja", fakta(masa=[masa("TUGAS_BELAJAR_SAMBIL", h(8, 1))]), [SETAHUN]),
    ("MPP", fakta(masa=[masa("MPP", h(11, 1))]), [("01-01", "10-31", "Bidang A", "Analis")]),
    (
        "diberhentikan sementara lalu kembali",
        fakta(masa=[masa("PEMBERHENTIAN_SEMENTARA", h(2, 10), h(2, 20))]),
        [("01-01", "02-09", "Bidang A", "Analis"), ("02-21", "12-31", "Bidang A", "Analis")],
    ),
    (
        "diangkat menjadi pejabat negara",
        fakta(masa=[masa("PEJABAT_NEGARA", h(10, 1))]),
        [("01-01", "09-30", "Bidang A", "Analis")],
    ),
    ("wali kota", fakta(status="PEJABAT_NEGARA"), []),
    ("non-ASN", fakta(status="NON_ASN"), []),
    (
        "non-ASN diangkat PPPK",
        fakta(status="PPPK", masa=[MasaKedudukan(date(2020, 1, 1), h(2, 28), "AKTIF", "NON_ASN")]),
        [("03-01", "12-31", "Bidang A", "Analis")],
    ),
    (
        "pindah dari daerah lain",
        fakta(sejak(h(4, 6), "Bidang A", "Analis")),
        [("04-06", "12-31", "Bidang A", "Analis")],
    ),
    (
        "celah di antara dua jabatan",
        fakta(sampai(h(3, 31)), sejak(h(4, 10), "Bidang A", "Analis")),
        [("01-01", "03-31", "Bidang A", "Analis"), ("04-10", "12-31", "Bidang A", "Analis")],
    ),
    (
        "mutasi di tengah CLTN",
        fakta(sampai(h(4, 30)), sejak(h(5, 1), "Bidang B", "Analis"), masa=[masa("CLTN", h(4, 1), h(6, 30))]),
        [("01-01", "03-31", "Bidang A", "Analis"), ("07-01", "12-31", "Bidang B", "Analis")],
    ),
    ("tanpa jabatan", FaktaPegawai("PNS"), []),
]


@pytest.mark.parametrize(("isi", "bagian"), [b[1:] for b in TABEL], ids=[b[0] for b in TABEL])
def test_bagian_setahun(isi, bagian):
    hasil = susun_tahun(isi, TAHUN)
    tertulis = [(f"{b.mulai:%m-%d}", f"{b.selesai:%m-%d}", b.unit, b.jabatan) for b in hasil.bagian]
    assert tertulis == bagian
    assert all(b.alasan.endswith(".") and b.akhir.endswith(".") for b in hasil.bagian)


def test_alasan_menyebut_apa_yang_berubah():
    pindah = susun_tahun(TABEL[1][1], TAHUN).bagian
    assert pindah[1].alasan == "Unit kerja berubah sejak 1 Juli 2026."
    assert pindah[0].akhir == "Unit kerja berubah sejak 1 Juli 2026, jadi berakhir sehari sebelumnya."
    promosi = susun_tahun(TABEL[3][1], TAHUN).bagian
    assert promosi[1].alasan == "Jabatan berubah sejak 1 April 2026."
    kembali = susun_tahun(fakta(masa=[masa("CLTN", h(4, 1), h(6, 30))]), TAHUN)
    assert "cuti di luar tanggungan negara" in kembali.bagian[1].alasan
    assert [(j.mulai, j.selesai) for j in kembali.jeda] == [(h(4, 1), h(6, 30))]


# -- over random histories --------------------------------------------------------------------------------------------

_hari = st.dates(date(2025, 11, 1), date(2027, 2, 1))
_selesai = st.none() | st.integers(0, 300)


@st.composite
def _masa(draw, buat):
    mulai, lama = draw(_hari), draw(_selesai)
    return buat(mulai, None if lama is None else mulai + timedelta(days=lama))


_tugas = st.builds(
    lambda masa, unit, jabatan, jenis, urut: MasaTugas(*masa, unit, jabatan, jenis, urut),
    _masa(lambda a, b: (a, b)),
    st.sampled_from("ABC"),
    st.sampled_from(["Analis", "Kepala"]),
    st.sampled_from(["DEFINITIF", "DEFINITIF", "PLT", "PLH"]),
    st.integers(0, 3),
)
_kedudukan = st.builds(
    lambda masa, kedudukan, status: MasaKedudukan(*masa, kedudukan, status),
    _masa(lambda a, b: (a, b)),
    st.sampled_from([k.value for k in KedudukanPegawai]),
    st.sampled_from(["", "CPNS", "PNS", "PPPK", "NON_ASN"]),
)
_fakta = st.builds(
    FaktaPegawai,
    status=st.sampled_from([s.value for s in StatusPegawai]),
    kedudukan=st.sampled_from(["AKTIF", "AKTIF", "AKTIF", "CLTN", "PENSIUN"]),
    spmt=st.none() | _hari,
    tugas=st.lists(_tugas, max_size=5).map(tuple),
    masa=st.lists(_kedudukan, max_size=4).map(tuple),
)


@given(_fakta)
def test_setiap_hari_wajib_tercakup_tepat_sekali(isi):
    """The obligation of a single day, asked day by day, is what the parts say; pauses fill the rest of the year."""
    hasil = susun_tahun(isi, TAHUN)
    for hari in HARI:
        status, kedudukan = kedudukan_pada(isi, hari)
        tugas = tugas_pada(isi, hari)
        wajib = bool(wajib_skp(status, kedudukan, hari=hari, mulai_bertugas=isi.spmt)) and tugas is not None
        memuat = [b for b in hasil.bagian if b.mulai <= hari <= b.selesai]
        assert len(memuat) == wajib
        assert len([j for j in hasil.jeda if j.mulai <= hari <= j.selesai]) == (not wajib)
        if tugas is not None and memuat:
            assert (memuat[0].unit, memuat[0].jabatan) == (tugas.unit, tugas.jabatan)
    assert hasil.hari_wajib + sum(j.hari for j in hasil.jeda) == len(HARI)


@given(_fakta)
def test_bagian_tidak_dipecah_tanpa_sebab(isi):
    """Two parts that touch differ in unit or position."""
    bagian = susun_tahun(isi, TAHUN).bagian
    for lama, baru in pairwise(bagian):
        assert lama.selesai < baru.mulai
        if lama.selesai + timedelta(days=1) == baru.mulai:
            assert (lama.unit, lama.jabatan) != (baru.unit, baru.jabatan)


@given(_fakta, st.randoms(use_true_random=False))
def test_urutan_fakta_tidak_berpengaruh(isi, acak):
    tugas, masa = list(isi.tugas), list(isi.masa)
    acak.shuffle(tugas)
    acak.shuffle(masa)
    lain = FaktaPegawai(isi.status, isi.kedudukan, isi.spmt, tuple(tugas), tuple(masa))
    assert susun_tahun(lain, TAHUN) == susun_tahun(isi, TAHUN)


# -- the public door --------------------------------------------------------------------------------------------------


def test_pintu_umum_menjelaskan_setiap_bagian():
    jawaban = hitung("tahun-skp", aturan("tahun-skp").contoh)
    assert [(b["mulai"], b["selesai"], b["unit"]) for b in jawaban["hasil"]["bagian"]] == [
        ("2026-01-01", "2026-06-30", "Bidang Statistik"),
        ("2026-07-01", "2026-09-30", "Bidang Aplikasi"),
        ("2026-12-01", "2026-12-31", "Bidang Aplikasi"),
    ]
    assert jawaban["hasil"]["hari_wajib"] == 365 - 61
    assert len(jawaban["langkah"]) == 4
    assert jawaban["versi"] == "kewajiban@2022-01-01"


def test_pintu_umum_menolak_masa_terbalik_dan_menyebut_barisnya():
    isi = {
        **aturan("tahun-skp").contoh,
        "masa": [{"mulai": "2026-05-02", "selesai": "2026-05-01", "kedudukan": "CLTN"}],
    }
    assert hitung("tahun-skp", isi)["galat"][0]["medan"] == "masa[0].selesai"
    tugas = [{"mulai": "2026-05-02", "unit": "A", "jabatan": "B", "jenis": "PLT"}]
    plt = hitung("tahun-skp", {"tahun": 2026, "status": "PNS", "penugasan": tugas})
    assert plt["hasil"]["bagian"] == []
    assert "hasil kerja tambahan" in plt["langkah"][-1]
