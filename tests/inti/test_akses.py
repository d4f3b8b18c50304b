import os
import time
from datetime import timedelta

import pytest

from ekinerja.inti import akses
from ekinerja.inti.models import LogAkses, Pekerjaan

from .orang import Orang

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def penyangga(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(akses, "_aktif_terakhir", {})
    monkeypatch.setattr(akses, "_penampung", {})
    return tmp_path / "akses"


def serap():
    """As the worker does, a moment later."""
    jumlah = akses.serap()
    for berkas in akses._folder().glob("serap-*"):
        lalu = time.time() - 5
        os.utime(berkas, (lalu, lalu))
    return jumlah + akses.serap()


def test_membaca_milik_orang_lain_tercatat_milik_sendiri_tidak():
    sari, rizal, benda = Orang(), Orang("Rizal"), Pekerjaan.objects.create(nama="skp")
    akses.catat_baca(benda, oleh=sari, pemilik=sari)
    akses.catat_baca(benda, oleh=rizal, pemilik=sari)
    assert serap() == 1
    baris = LogAkses.objects.get()
    assert (baris.pelaku, baris.pemilik, baris.objek_uuid) == (rizal.id_publik, sari.id_publik, benda.id_publik)
    assert (baris.jenis, baris.objek_jenis) == ("baca", "inti.Pekerjaan")


def test_membaca_tidak_menyentuh_basis_data(django_assert_num_queries):
    with django_assert_num_queries(0):
        akses.catat_baca(Pekerjaan(nama="skp"), oleh=Orang(), pemilik=Orang())
        akses.catat_aktif("sesi", akun=Orang())


def test_aktif_paling_banyak_sekali_dalam_lima_menit(monkeypatch):
    diterima = []
    akses.daftar_penampung(akses.AKTIF, diterima.extend)
    sari = Orang()
    for _ in range(3):
        akses.catat_aktif("sesi-1", akun=sari)
    akses.catat_aktif("sesi-2", akun=sari)
    kini = time.monotonic()
    monkeypatch.setattr(akses.time, "monotonic", lambda: kini + 301)
    akses.catat_aktif("sesi-1", akun=sari)
    serap()
    assert [b["kunci"] for b in diterima] == ["sesi-1", "sesi-2", "sesi-1"]
    assert not LogAkses.objects.exists()


def test_berkas_baru_hilang_sesudah_barisnya_tersimpan(penyangga, monkeypatch):
    akses.catat_baca(Pekerjaan(nama="a"), oleh=Orang(), pemilik=Orang())
    akses.serap()

    def gagal(baris):
        raise ZeroDivisionError

    monkeypatch.setattr(akses, "_simpan", gagal)
    with pytest.raises(ZeroDivisionError):
        serap()
    assert len(list(penyangga.glob("serap-*"))) == 1
    monkeypatch.undo()


def test_baris_terpotong_dilewati(penyangga):
    akses.catat_baca(Pekerjaan(nama="a"), oleh=Orang(), pemilik=Orang())
    with (penyangga / "kini.jsonl").open("a") as f:
        f.write('{"pada": "2026-')
    assert serap() == 1


def test_yang_lewat_masa_simpan_dibuang():
    akses.catat_baca(Pekerjaan(nama="a"), oleh=Orang(), pemilik=Orang())
    serap()
    assert akses.buang_lama(timedelta(days=365)) == 0
    assert akses.buang_lama(timedelta(days=-1)) == 1
