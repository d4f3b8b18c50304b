"""Throttling: stops a guesser, not an office behind one address, and tells nothing."""

import pytest
from django.test import Client

from ekinerja.akun import batas
from tests.akun.conftest import SANDI, SARI, masih_masuk, masuk, orang


@pytest.mark.asvs("6.3.1")
@pytest.mark.parametrize("nip", [SARI, "199001012015011901"])
def test_sepuluh_kali_salah_lalu_menunggu(sari, nip):
    """Known and unknown names wait alike; the right secret does not help meanwhile."""
    for _ in range(batas.MAKS_NAMA_ALAMAT):
        assert masuk(nip, "keliru").jawaban.status_code == 400
    ditahan = masuk(nip).jawaban
    assert ditahan.status_code == 429
    assert 0 < int(ditahan["Retry-After"]) <= 900
    assert "Terlalu banyak percobaan" in ditahan.content.decode()


def test_orang_lain_di_alamat_lain_tetap_dapat_masuk(sari):
    """A prankster at the next desk does not lock Sari out of her own phone."""
    for _ in range(batas.MAKS_NAMA_ALAMAT + 1):
        masuk(sandi="keliru")
    assert masih_masuk(masuk(klien=Client(REMOTE_ADDR="10.9.8.7")))


def test_berhasil_masuk_menghapus_hitungan(sari):
    for _ in range(3):
        for _ in range(batas.MAKS_NAMA_ALAMAT - 1):
            masuk(sandi="keliru")
        assert masih_masuk(masuk())


def test_satu_alamat_menebak_banyak_nama(monkeypatch):
    monkeypatch.setattr(batas, "MAKS_ALAMAT", 5)
    for n in range(5):
        assert masuk(f"19900101201501190{n}", "keliru").jawaban.status_code == 400
    assert masuk("199001012015011909", "keliru").jawaban.status_code == 429


def test_pagi_hari_satu_kantor_masuk_dari_satu_alamat(monkeypatch):
    """Good logins do not count for the address."""
    monkeypatch.setattr(batas, "MAKS_ALAMAT", 2)
    for n in range(5):
        orang(f"Pegawai {n}", f"19900101201501191{n}")
        assert masih_masuk(masuk(f"19900101201501191{n}"))


@pytest.mark.asvs("4.1.3")
@pytest.mark.parametrize(("hop", "alamat"), [(0, "127.0.0.1"), (1, "9.9.9.9"), (2, "8.8.8.8")])
def test_alamat_klien_hanya_dari_proksi_yang_dikenal(rf, settings, hop, alamat):
    settings.HOP_PROKSI = hop
    assert batas.alamat_klien(rf.get("/", headers={"x-forwarded-for": "1.1.1.1, 8.8.8.8, 9.9.9.9"})) == alamat


def test_kode_salah_dihitung_juga_lewat_tautan(monkeypatch):
    """Also on a GET, where nothing else writes."""
    monkeypatch.setattr(batas, "MAKS_KODE", 3)
    for _ in range(3):
        assert Client().get("/aktivasi/?kode=SALAH-SALAH").status_code == 400
    assert Client().post("/aktivasi/", {"kode": "SALAH"}).status_code == 429
    assert Client().get("/admin-baru/?kode=SALAH").status_code == 429


def test_sandi_sekarang_tidak_dapat_ditebak_terus(sari):
    klien = masuk()
    isian = {"lama": "keliru", "sandi": "kapal layar senja", "ulang": "kapal layar senja"}
    for _ in range(batas.MAKS_NAMA_ALAMAT):
        assert klien.post("/akun/sandi/", isian).status_code == 400
    assert klien.post("/akun/sandi/", isian | {"lama": SANDI}).status_code == 429
