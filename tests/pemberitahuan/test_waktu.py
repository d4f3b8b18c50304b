"""When a message may leave: for every moment and every choice an open minute, never before, never far away."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.inti.waktu import ZONA, lokal
from ekinerja.pemberitahuan.waktu_kirim import (
    BAWAAN,
    HARI_MAKS,
    HARIAN,
    LANGSUNG,
    MINGGUAN,
    Jadwal,
    boleh,
    terbuka_sejak,
    waktu_kirim,
)

AWAL = date(2026, 1, 1)
SETAHUN = 366


def palu(bulan: int, hari: int, pukul: int, menit: int = 0) -> datetime:
    return datetime(2026, bulan, hari, pukul, menit, tzinfo=ZONA)


def kerja(hari: date) -> bool:
    """Monday to Friday but the 19th to 25th of March (a week of holidays)."""
    return hari.isoweekday() < 6 and not date(2026, 3, 19) <= hari <= date(2026, 3, 25)


@pytest.mark.parametrize(
    ("dibuat", "kirim"),
    [
        (palu(3, 10, 9), palu(3, 10, 9)),
        (palu(3, 10, 16, 59), palu(3, 10, 16, 59)),
        (palu(3, 10, 17), palu(3, 11, 7)),  # not after five
        (palu(3, 11, 6, 59), palu(3, 11, 7)),
        (palu(3, 11, 7), palu(3, 11, 7)),
        (palu(3, 13, 17), palu(3, 16, 7)),  # a Friday evening
        (palu(3, 18, 18), palu(3, 26, 7)),  # the holidays
    ],
)
def test_bawaan_tidak_sesudah_pukul_lima_dan_tidak_pada_hari_libur(dibuat, kirim):
    assert waktu_kirim(dibuat, BAWAAN, kerja) == kirim


@pytest.mark.parametrize(
    ("jadwal", "dibuat", "kirim"),
    [
        (Jadwal(irama=HARIAN), palu(3, 10, 7, 30), palu(3, 10, 8)),
        (Jadwal(irama=HARIAN), palu(3, 10, 8), palu(3, 10, 8)),
        (Jadwal(irama=HARIAN), palu(3, 10, 8, 1), palu(3, 11, 8)),
        (Jadwal(irama=HARIAN), palu(3, 13, 9), palu(3, 16, 7)),  # Saturday's digest waits for Monday
        (Jadwal(irama=MINGGUAN), palu(3, 10, 9), palu(3, 16, 8)),
        (Jadwal(irama=MINGGUAN, hari_ringkasan=2), palu(3, 10, 7), palu(3, 10, 8)),
        (Jadwal(tenang=False), palu(3, 10, 22), palu(3, 10, 22)),
        (Jadwal(tenang=False), palu(3, 13, 22), palu(3, 13, 22)),
        (Jadwal(tenang=False, tenang_libur=False), palu(3, 14, 3), palu(3, 14, 3)),
        (Jadwal(tenang_mulai=time(12), tenang_sampai=time(13)), palu(3, 10, 12, 30), palu(3, 10, 13)),
        (Jadwal(jeda_sampai=date(2026, 3, 12)), palu(3, 10, 9), palu(3, 13, 7)),
        (Jadwal(jeda_sampai=date(2026, 3, 9)), palu(3, 10, 9), palu(3, 10, 9)),
    ],
)
def test_pilihan_lain(jadwal, dibuat, kirim):
    assert waktu_kirim(dibuat, jadwal, kerja) == kirim


def test_tenggat_tidak_menunggu_ringkasan():
    assert waktu_kirim(palu(3, 10, 9), Jadwal(irama=MINGGUAN), kerja, ringkas=False) == palu(3, 10, 9)


def test_kalender_yang_tertutup_semua_tidak_menahan_selamanya():
    assert terbuka_sejak(palu(3, 10, 18), BAWAAN, lambda _: False) == palu(3, 11, 7)


_jam = st.times(timezones=st.none()).map(lambda t: t.replace(microsecond=0))
_jadwal = st.builds(
    Jadwal, st.sampled_from((LANGSUNG, HARIAN, MINGGUAN)), _jam, st.integers(1, 7), st.booleans(), _jam, _jam, st.booleans(),
    st.none() | st.dates(AWAL, AWAL + timedelta(days=SETAHUN)),
)  # fmt: skip
_saat = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
# Runs of closed days that a real calendar can have.
_libur = st.sets(st.integers(0, 3 * SETAHUN), max_size=12).map(
    lambda awal: {AWAL + timedelta(days=a + n) for a in awal for n in range(9)}
)


@given(_saat, _jadwal, _libur, st.booleans())
def test_selalu_menit_yang_terbuka_tidak_sebelumnya_dan_tidak_jauh(saat, jadwal, libur, ringkas):
    def hari_kerja(hari: date) -> bool:
        return hari.isoweekday() < 6 and (hari not in libur or hari.isoweekday() == 3)

    kirim = waktu_kirim(saat, jadwal, hari_kerja, ringkas=ringkas)
    assert kirim >= saat
    assert boleh(kirim, jadwal, hari_kerja)
    assert waktu_kirim(saat, jadwal, hari_kerja, ringkas=ringkas) == kirim
    mulai = saat
    if jadwal.jeda_sampai and jadwal.jeda_sampai >= lokal(saat).date():
        mulai = datetime.combine(jadwal.jeda_sampai + timedelta(days=1), time(), ZONA)
        assert lokal(kirim).date() > jadwal.jeda_sampai
    assert kirim <= mulai + timedelta(days=7 + HARI_MAKS + 1)
    t = lokal(kirim)
    if jadwal.tenang_libur:
        assert hari_kerja(t.date())
    a, b = jadwal.tenang_mulai, jadwal.tenang_sampai
    if jadwal.tenang and a != b:
        pukul = t.timetz().replace(tzinfo=None)
        assert not (a <= pukul < b if a < b else pukul >= a or pukul < b)


@given(_saat, _jadwal, _libur)
def test_menit_yang_terbuka_tidak_ditunda(saat, jadwal, libur):
    """Idempotent, and nothing open is passed over: half the wait later it is still closed."""

    def hari_kerja(hari: date) -> bool:
        return hari not in libur or hari.isoweekday() == 3

    kirim = terbuka_sejak(saat, jadwal, hari_kerja)
    assert terbuka_sejak(kirim, jadwal, hari_kerja) == kirim
    tengah = saat + (kirim - saat) / 2
    assert kirim == saat or not boleh(tengah, jadwal, hari_kerja)
    assert terbuka_sejak(tengah, replace(jadwal), hari_kerja) == kirim
