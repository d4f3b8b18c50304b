"""DT-07: who is obliged to have an SKP."""

from datetime import date
from itertools import product

import pytest

from ekinerja.aturan import wajib_skp

ASN = ("PNS", "CPNS", "PPPK", "PPPK_PARUH_WAKTU")
BEBAS = ("CLTN", "MPP", "PEMBERHENTIAN_SEMENTARA", "TUGAS_BELAJAR", "PENSIUN", "BERHENTI")


@pytest.mark.parametrize("status", ASN)
def test_asn_aktif_wajib(status):
    assert wajib_skp(status, "AKTIF")
    assert wajib_skp(status, "TUGAS_BELAJAR_SAMBIL_BEKERJA")


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
