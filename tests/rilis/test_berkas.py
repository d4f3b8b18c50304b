"""The files of releases: one per version, never older than the schema they stand for, with a row of every kind."""

import re

import pytest

from tests.rilis import cerita
from tests.rilis.simpanan import AKAR, Rilis, akan_terbit, baca, berkas_rilis, sidik_migrasi

BERKAS = {p.name.removesuffix(".json.gz"): p for p in berkas_rilis()}
UKURAN_MAKS = 300 * 1024


def keluhan(rilis: Rilis, kini: dict[str, str], *, terbit: bool) -> str:
    """What is wrong between the migrations a file was made with and those of today, and what to do; empty when nothing."""
    berubah = {m for m, sidik in rilis.sidik_migrasi.items() if kini.get(m) != sidik}
    if terbit and berubah:
        return f"{', '.join(sorted(berubah))}: part of release {rilis.versi} and not to be edited. Put it back and write a new migration."
    if not terbit and kini != rilis.sidik_migrasi:
        beda = sorted(berubah | (kini.keys() - rilis.sidik_migrasi.keys()))
        return f"The file of the coming release {rilis.versi} is older than {', '.join(beda)}. Make it anew with `just rilis`."
    return ""


def test_setiap_versi_di_changelog_punya_berkas():
    versi = re.findall(r"^## (\d\S*)", (AKAR / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(versi) == sorted(BERKAS), "make the missing file with `just rilis`"


@pytest.mark.parametrize("versi", BERKAS)
def test_migrasi_rilis_tidak_berubah(versi: str):
    kalimat = keluhan(baca(BERKAS[versi]), sidik_migrasi(), terbit=not akan_terbit(versi))
    assert not kalimat, kalimat


@pytest.mark.parametrize(
    ("kini", "terbit", "sebut"),
    [
        ({"a": "1", "b": "2"}, True, ""),
        ({"a": "1", "b": "2"}, False, ""),
        ({"a": "1", "b": "2", "c": "3"}, True, ""),
        ({"a": "1", "b": "2", "c": "3"}, False, "older than c. Make it anew with `just rilis`"),
        ({"a": "9", "b": "2"}, False, "older than a"),
        ({"a": "9", "b": "2"}, True, "a: part of release 1.0.0 and not to be edited"),
        ({"b": "2"}, True, "a: part of release 1.0.0"),
    ],
)
def test_keluhan_menyebut_sebab_dan_jalan_keluar(kini, terbit, sebut):
    kalimat = keluhan(Rilis("1.0.0", {}, {"a": "1", "b": "2"}, {}, {}), kini, terbit=terbit)
    assert sebut in kalimat
    assert bool(sebut) == bool(kalimat)


@pytest.mark.parametrize("versi", BERKAS)
def test_berkas_kecil(versi: str):
    assert BERKAS[versi].stat().st_size <= UKURAN_MAKS


def test_setiap_tabel_berisi():
    """The story of the coming release leaves no table empty without a reason."""
    for versi in filter(akan_terbit, BERKAS):
        kosong = {label for label, n in baca(BERKAS[versi]).hitungan.items() if n == 0}
        assert kosong == set(cerita.KOSONG), (
            "write a row in tests/rilis/cerita.py or a reason in KOSONG, then `just rilis`"
        )
