"""DT-07: who is obliged to have an SKP."""

from datetime import date
from itertools import product

import pytest

from ekinerja.aturan import wajib_skp
from ekinerja.aturan.tahun_skp import KedudukanPegawai, StatusPegawai

ASN = ("PNS", "CPNS", "PPPK", "PPPK_PARUH_WAKTU")
BEBAS = ("CLTN", "MPP", "PEMBERHENTIAN_SEMENTARA", "TUGAS_BELAJAR", "PEJABAT_NEGARA", "PENSIUN", "BERHENTI")


@pytest.mark.parametrize("status", ASN)
def test_asn_aktif_wajib(status):
    assert wajib_skp(status, "AKTIF")
    assert wajib_skp(status, "TUGAS_BELAJAR_SAMBIL")


@pytest.mark.parametrize(("status", "kedudukan"), list(product(ASN, BEBAS)))
def test_kedudukan_yang_membebaskan(status, kedudukan):
    hasil = wajib_skp(status, kedudukan)
    assert not hasil
    assert "karena" in hasil.sebab


def test_pejabat_negara_dan_non_asn():
    assert not wajib_skp("PEJABAT_NEGARA", "AKTIF")
    assert not wajib_skp("PEJABAT_NEGARA", "AKTIF").sukarela
    assert not wajib_skp("NON_ASN", "AKTIF")
    assert wajib_skp("NON_ASN", "AKTIF").sukarela


@pytest.mark.parametrize(("hari", "wajib"), [(date(2026, 3, 1), False), (date(2026, 3, 2), True), (None, True)])
def test_pegawai_baru_sejak_spmt(hari, wajib):
    assert bool(wajib_skp("CPNS", "AKTIF", hari=hari, mulai_bertugas=date(2026, 3, 2))) is wajib


# DT-07, every cell: (status, kedudukan) -> owes an SKP on the day; "sukarela": may keep one without a legal predikat.
TABEL = {
    **{(s, k): True for s in ASN for k in ("AKTIF", "TUGAS_BELAJAR_SAMBIL")},
    **{(s, k): False for s in ASN for k in BEBAS},
    **{("PEJABAT_NEGARA", k): False for k in ("AKTIF", "TUGAS_BELAJAR_SAMBIL", *BEBAS)},
    **{("NON_ASN", k): "sukarela" for k in ("AKTIF", "TUGAS_BELAJAR_SAMBIL", *BEBAS)},
}


def test_tabel_dt_07():
    for (status, kedudukan), harapan in TABEL.items():
        hasil = wajib_skp(status, kedudukan, hari=date(2026, 7, 1), mulai_bertugas=date(2026, 3, 2))
        assert ("sukarela" if hasil.sukarela else hasil.wajib) == harapan, (status, kedudukan)
        assert hasil.sebab.endswith(".")


def test_tabel_dt_07_lengkap():
    """No status and no kedudukan of the product is missing."""
    assert set(TABEL) == set(product(StatusPegawai, KedudukanPegawai))
