"""The desk: proposals and notes in one list, by area, filtered, searched, paged, exported, with a constant number of queries."""

import pytest
from django.urls import reverse

from ekinerja.kepegawaian.models import CatatanMutu
from ekinerja.perbaikan.models import TandaSiasn
from tests import pabrik
from tests.perbaikan.cerita import baca, kirim, masuk, putus, usulkan
from tests.skp.test_kueri import hitung

pytestmark = pytest.mark.django_db


def _catatan(pegawai=None, unit=None, jenis="ATASAN_KOSONG", uraian="Belum ada atasan langsung.", **kolom):
    return CatatanMutu.objects.create(
        pegawai=pegawai, unit=unit, jenis=jenis, uraian=uraian, dibuat_pada=pabrik.PADA, **kolom
    )


def _isi(orang, **tanya) -> str:
    jawab = baca(orang, "meja", **tanya)
    assert jawab.status_code == 200
    return jawab.content.decode()


def test_satu_daftar_menurut_wilayah(kantor):
    d = kantor
    usulkan(d.pegawai)
    _catatan(d.rekan)
    _catatan(unit=d.bidang, jenis="KEPALA_KOSONG", uraian="12 pegawai tanpa pimpinan.")
    _catatan(d.orang_luar, uraian="NIP atasan tidak ada.", jenis="ATASAN_TIDAK_ADA")
    dinas, kota, lain = _isi(d.admin_unit), _isi(d.admin), _isi(d.admin_lain)
    for teks in ("Andi Tadulako", "Dewi Toana", "12 pegawai tanpa pimpinan."):
        assert teks in dinas
        assert teks in kota
        assert teks not in lain
    assert "Moh. Fadel" not in dinas
    assert "Moh. Fadel" in kota
    assert "Moh. Fadel" in lain
    assert baca(d.kabid, "meja").status_code == baca(d.kabid, "unduh").status_code == 403


@pytest.mark.dua_mesin
def test_disaring_dan_dicari(kantor):
    d = kantor
    usul = usulkan(d.pegawai)
    _catatan(d.rekan)
    _catatan(d.orang_luar, jenis="ATASAN_DIRI")
    assert "Dewi Toana" not in _isi(d.admin, jenis="U-GOLONGAN")
    assert "Andi Tadulako" not in _isi(d.admin, jenis="C-ATASAN_KOSONG")
    assert "Moh. Fadel" not in _isi(d.admin, unit="DUKCAPIL")
    for kata in (d.rekan.nip, "dewi", "Pendaftaran"):
        assert "Dewi Toana" in _isi(d.admin, cari=kata)
        assert "Moh. Fadel" not in _isi(d.admin, cari=kata)
    assert "Andi Tadulako" in _isi(d.admin, cari="iii/d")
    assert "Tidak ada di sini" in _isi(d.admin, cari="tidak-ada-sama-sekali")
    assert "Andi Tadulako" not in _isi(d.admin, keadaan="DIKERJAKAN")
    putus(d.admin, usul, "DIKERJAKAN")
    dikerjakan = _isi(d.admin, keadaan="DIKERJAKAN")
    assert "Andi Tadulako" in dikerjakan
    assert "Dewi Toana" not in dikerjakan
    assert "Dewi Toana" in _isi(d.admin, keadaan="BARU", unit="bukan-unit")
    assert "Moh. Fadel" not in _isi(d.admin_unit, unit="DLH")


@pytest.mark.dua_mesin
def test_catatan_diselesaikan_dibuka_dan_masuk_daftar_siasn(kantor):
    d = kantor
    c = _catatan(d.rekan, jenis="DATA_PRIBADI", uraian="Tanggal lahir tidak cocok.")

    def langkah(orang, kode, **isian):
        return kirim(orang, "catatan", c.id_publik, langkah=kode, **isian)

    assert langkah(d.admin_lain, "SIASN").status_code == 404
    assert langkah(d.admin_unit, "SIASN").status_code == 302
    kedua = langkah(d.admin, "SIASN")
    assert kedua.status_code == 409
    assert "Sudah ditandai Tata Usaha pada" in kedua.content.decode()
    siasn = baca(d.admin, "unduh", keadaan="SIASN", bentuk="csv").content.decode("utf-8-sig")
    assert "Tanggal lahir tidak cocok." in siasn
    assert d.rekan.nip in siasn
    assert langkah(d.admin, "LEPAS").status_code == 302
    assert langkah(d.admin, "LEPAS").status_code == 409
    assert langkah(d.admin, "HAPUS").status_code == 400
    assert langkah(d.admin, "SELESAI", penyelesaian="ya").status_code == 400
    assert langkah(d.admin_unit, "SELESAI", penyelesaian="Sudah dicocokkan.").status_code == 302
    kedua = langkah(d.admin, "SELESAI", penyelesaian="Sudah juga.")
    assert kedua.status_code == 409
    assert "sudah diselesaikan Tata Usaha pada" in kedua.content.decode()
    assert langkah(d.admin, "SIASN").status_code == 409
    assert "Sudah dicocokkan." in _isi(d.admin, keadaan="SELESAI")
    assert langkah(d.admin, "BUKA").status_code == 302
    assert langkah(d.admin, "BUKA").status_code == 409
    assert not TandaSiasn.objects.exists()


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_unduhan_memuat_yang_tampil_saja(kantor, bentuk):
    d = kantor
    usulkan(d.pegawai, alasan="=HYPERLINK(1) sesuai SK saya")
    _catatan(d.orang_luar)
    jawab = baca(d.admin_unit, "unduh", bentuk=bentuk)
    assert f".{bentuk}" in jawab["Content-Disposition"]
    if bentuk == "csv":
        teks = jawab.content.decode("utf-8-sig")
        assert "Andi Tadulako" in teks
        assert "'=HYPERLINK" in teks
        assert "Moh. Fadel" not in teks
    else:
        assert jawab.content.startswith(b"PK")


@pytest.mark.dua_mesin
def test_jumlah_kueri_tetap_dan_berhalaman(kantor):
    d = kantor
    alamat = [reverse("perbaikan:meja"), reverse("perbaikan:meja") + "?keadaan=SIASN", reverse("perbaikan:unduh")]
    jumlah = []
    for n in (1, 14):
        for i in range(n):
            orang = pabrik.buat_pegawai(f"Orang {n}-{i}")
            pabrik.tugaskan(orang, d.bidang)
            usulkan(orang)
            putus(d.admin, usulkan(orang, "NAMA", seharusnya=f"Nama {n}-{i}"), "DI_SIASN")
            TandaSiasn.objects.create(catatan=_catatan(orang, d.bidang), oleh=d.admin, pada=pabrik.PADA)
        jumlah.append([hitung(d.admin, a) for a in alamat] + [hitung(d.admin_unit, alamat[0])])
    assert jumlah[0] == jumlah[1]
    assert "hal=2" in _isi(d.admin)
    assert _isi(d.admin, hal="2") != _isi(d.admin)


def test_halaman_usul_dan_daftar_saya_berjumlah_kueri_tetap(kantor):
    d = kantor
    jumlah = []
    for fakta in ("GOLONGAN", "NAMA", "UNIT", "JABATAN"):
        usul = usulkan(d.pegawai, fakta, seharusnya=f"Seharusnya {fakta}")
        profil = f"/pegawai/{d.pegawai.id_publik}/"
        alamat = (reverse("perbaikan:usul", args=[usul.id_publik]), reverse("perbaikan:milik_saya"), profil)
        jumlah.append([hitung(d.pegawai, a) for a in alamat])
    assert jumlah[0] == jumlah[-1]


def test_menu_untuk_dua_peran(kantor):
    d = kantor
    for orang, ada in ((d.admin_unit, True), (d.admin, True), (d.pegawai, False)):
        assert ("/data-mutu/" in masuk(orang).get("/menu/").content.decode()) is ada


@pytest.mark.dua_mesin
def test_beranda_menyebut_yang_menunggu(kantor):
    """A number with its way to the desk, for who answers: not for the one who proposed, not what was passed on."""
    d = kantor

    def beranda(orang) -> str:
        return masuk(orang).get("/").content.decode()

    assert "usul perbaikan data" not in beranda(d.admin)
    usul = usulkan(d.pegawai)
    usulkan(d.admin_unit)
    for orang, jumlah in ((d.admin, 2), (d.admin_unit, 1)):
        assert f"<b>{jumlah} usul perbaikan data</b>" in beranda(orang)
        assert f'href="{reverse("perbaikan:meja")}"' in beranda(orang)
    for orang in (d.pegawai, d.kabid, d.admin_lain):
        assert "usul perbaikan data" not in beranda(orang)
    putus(d.admin_unit, usul, "DITERUSKAN", "Bukan wewenang unit.")
    assert "usul perbaikan data" not in beranda(d.admin_unit)
    assert "<b>2 usul perbaikan data</b>" in beranda(d.admin)
    putus(d.admin, usul, "DITOLAK", "Tidak ada dasarnya.")
    assert "<b>1 usul perbaikan data</b>" in beranda(d.admin)
