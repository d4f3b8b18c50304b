"""Attendance: the whole October of 400 people against its expected recap, and what the sample does not hold."""

import csv
from collections import defaultdict
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import (
    HariPresensi,
    RekapPresensi,
    baca_kode,
    hitung,
    kode_presensi,
    langkah_rekap,
    rekap_presensi,
)

DATA = Path(__file__).parents[1] / "data"


def _csv(nama):
    with (DATA / nama).open(encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f, delimiter=";"))


def _jam(teks):
    return time.fromisoformat(teks) if teks else None


def _bulan():
    per = defaultdict(list)
    for b in _csv("presensi.csv"):
        h, bl, t = map(int, b["TANGGAL"].split("-"))
        per[b["NIP"]].append(HariPresensi(date(t, bl, h), _jam(b["JAM MASUK"]), _jam(b["JAM PULANG"]), b["KETERANGAN"]))
    return per


def test_rekap_400_orang_sama_dengan_harapan():
    per, beda = _bulan(), {}
    harapan = _csv("presensi-harapan.csv")
    for h in harapan:
        r = rekap_presensi(per[h["nip"]])
        nyata = {"pola": r.pola.value.lower(), **{k: str(getattr(r, k)) for k in RekapPresensi.KOLOM}}
        if nyata != {k: v for k, v in h.items() if k != "nip"}:
            beda[h["nip"]] = nyata
    assert len(harapan) == 400
    assert beda == {}


def test_kode_sama_dengan_berkasnya():
    kata = {
        "DINAS_LUAR": "ya", "HADIR": "ya", "CUTI": "cuti", "TIDAK_WAJIB": "tidak wajib", "IZIN": "izin",
        "TANPA_KETERANGAN": "tidak", "LEPAS": "libur sif",
    }  # fmt: skip
    nyata = [
        (k.kode, k.arti, kata[k.hitung], f"{k.masuk:%H:%M}" if k.masuk else "", f"{k.pulang:%H:%M}" if k.pulang else "")
        for k in kode_presensi().values()
    ]
    assert nyata == [tuple(b.values()) for b in _csv("kode-presensi.csv")]


def _satu(tanggal, masuk="", pulang="", kode=""):
    return {"tanggal": tanggal, "masuk": masuk, "pulang": pulang, "kode": kode}


NOL = dict.fromkeys(RekapPresensi.KOLOM, 0)
KASUS = [
    # rows, what is not zero
    ([], {}),
    ([_satu("2026-10-05", "07:30", "16:00")], {"hari_wajib": 1, "hadir": 1}),
    ([_satu("2026-10-05", "07.31", "15.59")],
     {"hari_wajib": 1, "hadir": 1, "kali_terlambat": 1, "menit_terlambat": 1, "kali_pulang_awal": 1, "menit_pulang_awal": 1}),
    ([_satu("2026-10-09", "07:30", "16:29")], {"hari_wajib": 1, "hadir": 1, "kali_pulang_awal": 1, "menit_pulang_awal": 1}),
    ([_satu("2026-10-05", "", "16:00")], {"hari_wajib": 1, "hadir": 1, "lupa_absen_masuk": 1}),
    ([_satu("2026-10-05")], {"hari_wajib": 1, "tanpa_keterangan": 1}),
    ([_satu("2026-10-05", kode="WFH")], {"hari_wajib": 1, "hadir": 1}),
    ([_satu("2026-10-05", "09:00", kode="wfh")], {"hari_wajib": 1, "hadir": 1}),
    ([_satu("2026-10-05", "07:10", "06:10")], {"hari_wajib": 1, "hadir": 1}),  # out before in: no minutes
    ([_satu("2026-10-04", "08:00", "12:00")], {}),  # Sunday of an office
    ([_satu("2026-12-25", "08:00", "12:00")], {}),  # Natal
    ([_satu("2026-10-04", kode="CT")], {}),  # leave on a day that is free anyway
    ([_satu("2026-02-20", "08:00", "15:30")], {"hari_wajib": 1, "hadir": 1}),  # Friday in Ramadan
    ([_satu("2026-10-05", "21:05", "06:50", "SM")],
     {"hari_wajib": 1, "hadir": 1, "kali_terlambat": 1, "menit_terlambat": 5, "kali_pulang_awal": 1, "menit_pulang_awal": 10}),
    ([_satu("2026-10-05", "00:10", "07:00", "SM")], {"hari_wajib": 1, "hadir": 1, "kali_terlambat": 1, "menit_terlambat": 190}),
    ([_satu("2026-10-04", "07:00", "14:00", "SP"), _satu("2026-10-05", kode="LJ")], {"hari_wajib": 1, "hadir": 1}),
    ([_satu("2026-10-04", "07:00", "14:00", "SP"), _satu("2026-10-05", "07:40", "16:00")],
     {"hari_wajib": 2, "hadir": 2, "kali_terlambat": 1, "menit_terlambat": 10}),
]  # fmt: skip


@pytest.mark.parametrize(("hari", "bukan_nol"), KASUS)
def test_tabel(hari, bukan_nol):
    hasil = hitung("rekap-presensi", {"hari": hari})["hasil"]
    pola = hasil.pop("pola")
    assert hasil == NOL | bukan_nol
    assert (pola == "SIF") is any(b["kode"] in ("SP", "SS", "SM", "LJ") for b in hari)


@pytest.mark.parametrize(
    ("baris", "medan"),
    [
        ([_satu("2026-10-05", kode="XX")], "hari[0].kode"),
        ([_satu("2026-10-05"), _satu("2026-10-06", "25:10")], "hari[1].masuk"),
        ([_satu("2021-10-05")], "hari[0].tanggal"),
        ([_satu("2026-10-05"), _satu("2026-10-05")], "hari"),
    ],
)
def test_yang_tidak_dapat_dihitung(baris, medan):
    assert [g["medan"] for g in hitung("rekap-presensi", {"hari": baris})["galat"]] == [medan]


def test_sebutan_panjang_dan_huruf_kecil():
    tabel = {"dinas luar": "DL", "ct": "CT", "Cuti  Sakit": "CS", "": "", " - ": "", "XX": None, "Sif malam": "SM"}
    assert {t: baca_kode(t) for t in tabel} == tabel


def test_penjelasan_menyebut_hari_dan_tidak_menyebut_kode():
    isi = [_satu("2026-10-01", "07:47", "16:00"), _satu("2026-10-02", kode="CS"), _satu("2026-10-05", kode="S")]
    langkah = hitung("rekap-presensi", {"hari": isi})["langkah"]
    assert "Hari wajib 3 = hadir 1 + cuti 1 + izin atau sakit 1." in langkah
    assert "Terlambat 1 kali, 17 menit: tanggal 1 pukul 07.47 dari 07.30 (17 menit)." in langkah
    assert "Cuti 1 hari: 2 Oktober." in langkah
    assert "Cuti sakit" not in " ".join(langkah)


JAM = st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0))
HARI = st.builds(
    HariPresensi, st.dates(date(2026, 1, 1), date(2026, 12, 31)), JAM, JAM, st.sampled_from(["", *kode_presensi()])
)


@given(st.lists(HARI, max_size=31, unique_by=lambda h: h.tanggal))
def test_hari_wajib_terbagi_habis(hari):
    r = rekap_presensi(hari)
    assert r.hari_wajib == r.hadir + r.dinas_luar + r.cuti + r.izin_sakit + r.tanpa_keterangan
    assert r.hari_wajib + r.hari_tidak_wajib <= len(hari)
    assert r.kali_terlambat <= r.menit_terlambat <= r.kali_terlambat * 24 * 60
    assert r.kali_pulang_awal <= r.menit_pulang_awal <= r.kali_pulang_awal * 24 * 60
    assert all(k.endswith(".") for k in langkah_rekap(r))
