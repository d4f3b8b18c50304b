import json
import os
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from ekinerja.inti import akses
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import Jejak, LogAkses, Pekerjaan
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.inti.tugas import rutin
from ekinerja.inti.waktu import sekarang

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


@pytest.mark.dua_mesin
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


@pytest.mark.dua_mesin
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


def isi_log(*umur_hari):
    LogAkses.objects.bulk_create(LogAkses(pada=sekarang() - timedelta(days=n), jenis=akses.BACA) for n in umur_hari)


def umur_tersisa():
    return sorted((sekarang() - pada).days for pada in LogAkses.objects.values_list("pada", flat=True))


def buang(*pilihan):
    keluar = StringIO()
    call_command("buang_log_akses", *pilihan, stdout=keluar)
    return keluar.getvalue()


@pytest.mark.dua_mesin
def test_yang_lewat_masa_simpan_dibuang_bagian_demi_bagian_dan_tercatat(monkeypatch):
    monkeypatch.setattr(akses, "SEKALI_BUANG", 2)
    isi_log(0, 729, 731, 800, 900)
    assert rutin.buang_log_akses() == 3
    assert umur_tersisa() == [0, 729]
    catatan = Jejak.objects.filter(kejadian="log_akses.dibuang")
    isi = [json.loads(j.isi_jejak.isi)["perubahan"] for j in catatan.order_by("nomor")]
    assert [i["baris"] for i in isi] == [[2, 0], [1, 0]]
    assert periksa_jejak().utuh
    assert rutin.buang_log_akses() == 0
    assert catatan.count() == 2


@pytest.mark.dua_mesin
def test_dicoba_dulu_tidak_menghapus_apa_pun():
    isi_log(731, 10)
    assert buang("--coba").startswith("1 baris log akses sebelum ")
    assert (umur_tersisa(), Jejak.objects.count()) == ([10, 731], 0)
    assert "1 baris" in buang()
    assert umur_tersisa() == [10]


@pytest.mark.parametrize(("hari", "sisa"), [(100, [60]), (1, [])])
def test_masa_simpan_dari_setelan_paling_sedikit_sebulan(hari, sisa):
    isi_log(60, 101, *([] if sisa else [29]))
    atur_setelan("log_akses_simpan_hari", hari)
    rutin.buang_log_akses()
    assert umur_tersisa() == (sisa or [29])
