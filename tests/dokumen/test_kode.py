"""Codes survive being read aloud and typed; numbers of people are masked."""

import re

import pytest

from ekinerja.inti.dokumen.kode import ABJAD, kode_baru, rapikan_kode, samarkan_nip

KODE = "EK-7F3K-9QXM-2T5W"


@pytest.mark.parametrize(
    "ketikan",
    [
        KODE,
        KODE.lower(),
        "ek7f3k9qxm2t5w",
        " EK 7F3K 9QXM 2T5W ",
        "7F3K-9QXM-2T5W",
        "7f3k9qxm2t5w",
        "EK–7F3K–9QXM–2T5W",
        "EK-7F3K-9QXM-2T5W/",
    ],
)
def test_ketikan_yang_sama_kodenya(ketikan):
    assert rapikan_kode(ketikan) == KODE


@pytest.mark.parametrize(
    ("ketikan", "harapan"),
    [
        ("EK-OOOO-IIII-LLLL", "EK-0000-1111-1111"),
        ("ek-oo00-il11-abcd", "EK-0000-1111-ABCD"),
        ("EKEK-EKEK-EKEK", "EK-EKEK-EKEK-EKEK"),
    ],
)
def test_huruf_mirip_disamakan(ketikan, harapan):
    assert rapikan_kode(ketikan) == harapan


@pytest.mark.parametrize(
    "ketikan", ["", "EK", "EK-7F3K-9QXM", KODE + "A", "EK-7F3K-9QXM-2T5U", "'; DROP TABLE x", "AB-7F3K-9QXM-2T5W"]
)
def test_bukan_kode(ketikan):
    assert rapikan_kode(ketikan) is None


def test_kode_baru_berbentuk_dan_berbeda():
    banyak = {kode_baru() for _ in range(500)}
    assert len(banyak) == 500
    assert all(re.fullmatch(rf"EK(-[{ABJAD}]{{4}}){{3}}", k) and rapikan_kode(k) == k for k in banyak)


@pytest.mark.parametrize(
    ("teks", "harapan"),
    [
        ("198503122010012901", "1985***********901"),
        ("Sari, NIP 19850312 201001 2 901", "Sari, NIP 1985***********901"),
        ("19850312\u00a0201001\u00a02\u00a0901 dan 197208171998031902", "1985***********901 dan 1972***********902"),
        ("nomor 1985031220100129019 bukan NIP", "nomor 1985031220100129019 bukan NIP"),
        ("", ""),
    ],
)
def test_nip_tersamar(teks, harapan):
    assert samarkan_nip(teks) == harapan
