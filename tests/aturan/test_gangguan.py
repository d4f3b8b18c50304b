"""Outages: a deadline never gets shorter, nobody is late inside one, overlapping ones count once."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import (
    CaraHitung,
    RentangGangguan,
    akhir_jendela,
    anak_tangga,
    batas_laporan,
    hari_terlambat,
    ingatkan_sebelum,
    jenis_pengingat,
    laporan_terlambat,
    pengelola_menetapkan_sejak,
    tangga_pengingat,
    tanggal_gangguan,
    tenggat,
)

WITA = ZoneInfo("Asia/Makassar")
KERJA, KALENDER = CaraHitung


def hari(*teks: str) -> set[date]:
    return {date.fromisoformat(t) for t in teks}


def tgl(teks: str) -> date:
    return date.fromisoformat(teks)


TABEL = [
    # mulai, hari, cara, days of outage, batas
    ("2026-11-09", 3, KERJA, [], "2026-11-12"),
    ("2026-11-09", 3, KERJA, ["2026-11-10"], "2026-11-13"),
    ("2026-11-09", 3, KERJA, ["2026-11-12"], "2026-11-13"),  # the last day itself
    ("2026-11-09", 3, KERJA, ["2026-11-12", "2026-11-13"], "2026-11-16"),  # and the one it moved to; then a weekend
    ("2026-11-09", 3, KERJA, ["2026-11-14"], "2026-11-12"),  # a Saturday takes nothing
    ("2026-11-09", 3, KERJA, ["2026-11-09"], "2026-11-12"),  # before day 1
    ("2026-12-31", 5, KALENDER, [], "2027-01-05"),
    ("2026-12-31", 5, KALENDER, ["2027-01-02", "2027-01-03"], "2027-01-07"),
    ("2026-12-31", 5, KALENDER, ["2027-01-05", "2027-01-06"], "2027-01-07"),
    ("2026-12-31", 5, KALENDER, ["2027-01-07"], "2027-01-05"),  # after the end
    ("2026-12-31", 0, KALENDER, ["2026-12-31"], "2026-12-31"),
]


@pytest.mark.parametrize(("mulai", "lama", "cara", "gangguan", "batas"), TABEL)
def test_tenggat_melewati_hari_gangguan(mulai, lama, cara, gangguan, batas):
    assert tenggat(tgl(mulai), lama, cara, [], hari(*gangguan)) == tgl(batas)


JENDELA = [
    # mulai, batas, days of outage, end
    ("2026-10-01", "2026-10-05", [], "2026-10-05"),
    ("2026-10-01", "2026-10-05", ["2026-10-01", "2026-10-05"], "2026-10-07"),
    ("2026-10-01", "2026-10-05", ["2026-10-05", "2026-10-06"], "2026-10-07"),
    ("2026-10-01", "2026-10-05", ["2026-09-30", "2026-10-06"], "2026-10-05"),
    ("2026-10-01", "2026-09-05", ["2026-09-30"], "2026-09-05"),
]


@pytest.mark.parametrize(("mulai", "batas", "gangguan", "akhir"), JENDELA)
def test_jendela_diperpanjang_sebanyak_hari_yang_hilang(mulai, batas, gangguan, akhir):
    assert akhir_jendela(tgl(mulai), tgl(batas), hari(*gangguan)) == tgl(akhir)


TERLAMBAT = [
    # batas, day, days of outage, working days late
    ("2026-11-12", "2026-11-12", [], 0),
    ("2026-11-12", "2026-11-13", [], 1),
    ("2026-11-12", "2026-11-15", [], 1),  # the weekend adds nothing
    ("2026-11-12", "2026-11-17", [], 3),
    ("2026-11-12", "2026-11-17", ["2026-11-16"], 2),
    ("2026-11-12", "2026-11-17", ["2026-11-17"], 0),
    ("2026-11-12", "2026-11-18", ["2026-11-17", "2026-11-14"], 3),
]


@pytest.mark.parametrize(("batas", "kini", "gangguan", "hasil"), TERLAMBAT)
def test_hari_terlambat(batas, kini, gangguan, hasil):
    assert hari_terlambat(tgl(batas), tgl(kini), hari(*gangguan), []) == hasil


def saat(bulan_hari: str, jam: str) -> datetime:
    return datetime.fromisoformat(f"2026-{bulan_hari}T{jam}:00+08:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("mulai", "selesai", "hasil"),
    [
        (("11-10", "09:00"), ("11-10", "10:00"), ["2026-11-10"]),
        (("11-10", "23:00"), ("11-11", "00:00"), ["2026-11-10"]),  # ended at midnight: the next day is whole
        (("11-10", "23:00"), ("11-11", "00:01"), ["2026-11-10", "2026-11-11"]),
        (("11-10", "07:30"), ("11-12", "08:00"), ["2026-11-10", "2026-11-11", "2026-11-12"]),  # 07.30 WITA is 9 Nov in UTC
        (("11-10", "09:00"), ("11-10", "09:00"), []),
    ],
)  # fmt: skip
def test_hari_menurut_jam_instansi(mulai, selesai, hasil):
    assert tanggal_gangguan([RentangGangguan(saat(*mulai), saat(*selesai))], WITA) == hari(*hasil)


def test_laporan_dan_dua_pekan_pengelola_ikut_bergeser():
    g = hari("2026-11-11")
    assert batas_laporan(tgl("2026-11-09"), libur=[], gangguan=g) == tgl("2026-11-13")
    assert laporan_terlambat(tgl("2026-11-09"), tgl("2026-11-13"), libur=[])
    assert not laporan_terlambat(tgl("2026-11-09"), tgl("2026-11-13"), libur=[], gangguan=g)
    assert pengelola_menetapkan_sejak(tgl("2026-01-01")) == tgl("2026-01-15")
    assert pengelola_menetapkan_sejak(tgl("2026-01-01"), hari("2026-01-14", "2026-01-15")) == tgl("2026-01-17")


def test_tangga_naik_dan_beralasan():
    tangga = tangga_pengingat()
    assert [a.sejak for a in tangga] == sorted({a.sejak for a in tangga})
    assert [a.kepada for a in tangga] == ["PEGAWAI", "PENILAI", "PIMPINAN_UNIT", "PENGELOLA"]
    assert all(len(a.alasan) > 20 for a in tangga)
    assert [(n, a.kepada if (a := anak_tangga(n)) else None) for n in (0, 1, 2, 3, 7, 99)] == [
        (0, None), (1, "PEGAWAI"), (2, "PEGAWAI"), (3, "PENILAI"), (7, "PIMPINAN_UNIT"), (99, "PENGELOLA"),
    ]  # fmt: skip
    assert anak_tangga(1, date(2010, 1, 1)) == tangga[0]


PEGAWAI, PENILAI = "PEGAWAI PENILAI PIMPINAN_UNIT PENGELOLA", "PENILAI ATASAN_PENILAI PIMPINAN_UNIT PENGELOLA"
TANGGA = {  # kind of deadline -> who is told, rung by rung
    "REALISASI": PEGAWAI, "PENGAJUAN_SKP": "", "SKP": PEGAWAI, "PERSETUJUAN_SKP": PENILAI, "NILAI": PENILAI, "TANGGAPAN": "",
    "KONFIRMASI_DIALOG": "PEGAWAI",
}  # fmt: skip


def test_setiap_jenis_batas_punya_tangganya():
    assert set(jenis_pengingat()) == set(TANGGA)
    for jenis, penerima in TANGGA.items():
        tangga = tangga_pengingat(None, jenis)
        assert [a.kepada for a in tangga] == penerima.split()
        assert [a.sejak for a in tangga] == sorted({a.sejak for a in tangga})
        assert all(len(a.alasan) > 20 for a in tangga)
        assert ingatkan_sebelum(date(2026, 1, 5), jenis) == 3
    assert anak_tangga(99, None, "TANGGAPAN") is None
    with pytest.raises(KeyError):
        tangga_pengingat(None, "ABSEN")


# -- properties -------------------------------------------------------------------------------------------------------

TANGGAL = st.dates(date(2026, 1, 1), date(2026, 6, 30))
HARI = st.sets(TANGGAL, max_size=25)
SAAT = st.datetimes(datetime(2026, 1, 1), datetime(2026, 6, 30)).map(lambda s: s.replace(tzinfo=UTC))
RENTANG = st.builds(lambda mulai, jam: RentangGangguan(mulai, mulai + timedelta(hours=jam)), SAAT, st.integers(0, 200))


@given(TANGGAL, st.integers(0, 40), st.sampled_from(CaraHitung), HARI, HARI, HARI)
def test_gangguan_tidak_pernah_memendekkan_tenggat(mulai, lama, cara, libur, satu, lain):
    biasa = tenggat(mulai, lama, cara, libur)
    dengan = tenggat(mulai, lama, cara, libur, satu)
    assert biasa <= dengan <= tenggat(mulai, lama, cara, libur, satu | lain)
    if lama:
        assert dengan not in satu
    assert akhir_jendela(mulai, biasa, satu) >= biasa


@given(TANGGAL, st.integers(1, 40), HARI)
def test_yang_hilang_kembali_tepat_sebanyak_itu(mulai, lama, gangguan):
    batas = tenggat(mulai, lama, KALENDER, gangguan=gangguan)
    dihitung = [mulai + timedelta(days=n) for n in range(1, (batas - mulai).days + 1)]
    assert len([h for h in dihitung if h not in gangguan]) == lama


@given(TANGGAL, TANGGAL, HARI, HARI, HARI)
def test_di_dalam_gangguan_tidak_ada_keterlambatan(batas, kini, libur, satu, lain):
    terlambat = hari_terlambat(batas, kini, satu, libur)
    assert 0 <= terlambat <= hari_terlambat(batas, kini, (), libur)
    assert hari_terlambat(batas, kini, satu | {kini}, libur) == 0
    assert hari_terlambat(batas, kini, satu | lain | {kini}, libur) <= terlambat
    assert not laporan_terlambat(batas, kini, libur=libur, gangguan=satu | {kini})


@given(st.lists(RENTANG, max_size=6), st.data())
def test_gangguan_yang_tumpang_tindih_dihitung_sekali(rentang, data):
    semua = tanggal_gangguan(rentang, WITA)
    ganda = [*rentang, *(data.draw(st.permutations(rentang)) if rentang else [])]
    assert tanggal_gangguan(ganda, WITA) == semua
    assert semua == frozenset().union(*(tanggal_gangguan([g], WITA) for g in rentang)) if rentang else not semua
    for h in semua:
        pagi = datetime.combine(h, time(), WITA)
        assert any(g.mulai < pagi + timedelta(days=1) and g.selesai > pagi for g in rentang)
