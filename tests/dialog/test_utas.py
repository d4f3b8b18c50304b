"""The thread: two people agree on a row; others see of it what they may."""

import pytest
from django.urls import reverse

from ekinerja.dialog.models import Ucapan
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.skp.models import Rhk, Skp
from tests import pabrik
from tests.dialog.cerita import baca, kirim, usul
from tests.skp.cerita import kirim as kirim_skp
from tests.skp.cerita import lihat

pytestmark = pytest.mark.django_db


@pytest.mark.dua_mesin
def test_usulan_penilai_yang_disepakati_masuk_ke_draf(d, lengkap):
    rhk = lengkap.rhk.first()
    indikator = rhk.indikator.first()
    aksi = list(indikator.rencana_aksi.values_list("id_publik", "teks"))
    u = usul(
        d.kabid, lengkap, rhk, usul_teks="Terbitnya dokumen tepat waktu", usul_indikator=indikator.id_publik,
        usul_target="10.000 berkas",
    )  # fmt: skip
    assert Pemberitahuan.objects.get(pegawai=d.pegawai, jenis="dialog").judul.startswith("Ratna Pusadan: usulan")
    assert kirim(d.pegawai, "sepakati", lengkap, u.id_publik).status_code == 302
    rhk.refresh_from_db()
    indikator.refresh_from_db()
    assert rhk.teks == "Terbitnya dokumen tepat waktu"
    assert (indikator.target_teks, indikator.target_nilai) == ("10.000 berkas", 10000)
    assert list(indikator.rencana_aksi.values_list("id_publik", "teks")) == aksi
    halaman = baca(d.kabid, "baris", lengkap.id_publik, rhk.id_publik).content.decode()
    assert "Sudah masuk ke SKP" in halaman
    assert "menyepakati usulan Anda" in Pemberitahuan.objects.filter(pegawai=d.kabid).latest("pk").judul
    assert periksa_jejak().utuh


def test_usulan_pemilik_yang_disepakati_penilai_masuk_sebagai_tulisan_pemilik(d, lengkap):
    rhk = lengkap.rhk.first()
    u = usul(d.pegawai, lengkap, rhk, usul_teks="Terwujudnya layanan tuntas")
    assert kirim(d.kabid, "sepakati", lengkap, u.id_publik).status_code == 302
    rhk.refresh_from_db()
    assert rhk.teks == "Terwujudnya layanan tuntas"
    assert Skp.objects.get(pk=lengkap.pk).diubah_oleh == d.pegawai


def test_kesepakatan_saat_diajukan_hanya_tercatat_lalu_dapat_dimasukkan_setelah_ditarik(d, lengkap):
    rhk = lengkap.rhk.first()
    lama = rhk.teks
    kirim_skp(d.pegawai, "ajukan", lengkap)
    u = usul(d.kabid, lengkap, rhk, usul_teks="Terwujudnya layanan tuntas")
    kirim(d.pegawai, "sepakati", lengkap, u.id_publik)
    rhk.refresh_from_db()
    assert rhk.teks == lama
    assert "Belum masuk ke SKP" in baca(d.kabid, "baris", lengkap.id_publik, rhk.id_publik).content.decode()
    assert kirim(d.pegawai, "terapkan", lengkap, u.id_publik).status_code == 409
    kirim_skp(d.pegawai, "tarik", lengkap)
    assert kirim(d.kabid, "terapkan", lengkap, u.id_publik).status_code == 403
    assert kirim(d.pegawai, "terapkan", lengkap, u.id_publik).status_code == 302
    rhk.refresh_from_db()
    assert rhk.teks == "Terwujudnya layanan tuntas"


def test_rhk_yang_disangga_bawahan_tidak_berganti_diam_diam(d, rhk_atasan, lengkap):
    Skp.objects.filter(pk=rhk_atasan.skp_id).update(status="DRAF")
    rhk_atasan.skp.refresh_from_db()
    u = usul(d.kadis, rhk_atasan.skp, rhk_atasan, usul_teks="Rumusan lain")
    assert kirim(d.kabid, "sepakati", rhk_atasan.skp, u.id_publik).status_code == 302
    u.refresh_from_db()
    assert (u.keadaan, u.diterapkan_pada) == ("DISEPAKATI", None)
    assert Rhk.objects.get(pk=rhk_atasan.pk).teks != "Rumusan lain"


def test_diperbaiki_sampai_dibaca_lalu_hanya_dapat_dicabut_dan_tetap_terbaca(d, lengkap):
    u = usul(d.kabid, lengkap)
    assert kirim(d.kabid, "ubah", lengkap, u.id_publik, teks="Kalimat yang lebih baik").status_code == 302
    assert kirim(d.pegawai, "ubah", lengkap, u.id_publik, teks="Bukan milik saya").status_code == 403
    assert "1 baru" in lihat(d.pegawai, "baca", lengkap.id_publik).content.decode()
    kirim(d.pegawai, "dibaca", lengkap, rhk="")
    assert "1 baru" not in lihat(d.pegawai, "baca", lengkap.id_publik).content.decode()
    assert kirim(d.kabid, "ubah", lengkap, u.id_publik, teks="Terlambat").status_code == 409
    assert kirim(d.kabid, "cabut", lengkap, u.id_publik).status_code == 302
    halaman = baca(d.pegawai, "skp", lengkap.id_publik).content.decode()
    assert "Kalimat yang lebih baik" in halaman
    assert "Dicabut 10 Mar 2026" in halaman
    assert kirim(d.pegawai, "sepakati", lengkap, u.id_publik).status_code == 409


@pytest.mark.dua_mesin
def test_membuka_halaman_tidak_menandai_dibaca(d, lengkap):
    u = usul(d.kabid, lengkap)
    baca(d.pegawai, "skp", lengkap.id_publik)
    assert Ucapan.objects.get(pk=u.pk).dibaca_pada is None


def test_yang_mengusulkan_tidak_menyepakati_sendiri(d, lengkap):
    u = usul(d.kabid, lengkap)
    jawab = kirim(d.kabid, "sepakati", lengkap, u.id_publik)
    assert jawab.status_code == 403
    assert "pihak yang lain" in jawab.content.decode()


@pytest.mark.dua_mesin
def test_draf_hanya_untuk_berdua_dan_yang_lain_membaca_setelah_diajukan(d, lengkap):
    u = usul(d.kabid, lengkap, teks="Kalimat berdua")
    auditor = pabrik.buat_pegawai("Siti Auditor")
    pabrik.beri_peran(auditor, "AUDITOR", d.kota)
    for orang in (d.kadis, auditor, d.rekan, d.orang_luar):
        assert baca(orang, "skp", lengkap.id_publik).status_code == 404
    kirim_skp(d.pegawai, "ajukan", lengkap)
    for orang in (d.kadis, auditor):
        assert "Kalimat berdua" in baca(orang, "skp", lengkap.id_publik).content.decode()
        assert kirim(orang, "tulis", lengkap, teks="Ikut bicara", rhk="").status_code == 403
        assert kirim(orang, "sepakati", lengkap, u.id_publik).status_code == 403
        assert kirim(orang, "dibaca", lengkap, rhk="").status_code == 403
    for orang in (d.rekan, d.orang_luar):
        assert baca(orang, "skp", lengkap.id_publik).status_code == 404
        assert kirim(orang, "tulis", lengkap, teks="Ikut bicara", rhk="").status_code == 404
    assert Ucapan.objects.count() == 1


@pytest.mark.dua_mesin
def test_selama_dibuka_kembali_atasan_hanya_melihat_sampai_persetujuan(d, lengkap):
    usul(d.kabid, lengkap, teks="Sebelum disetujui")
    kirim_skp(d.pegawai, "ajukan", lengkap)
    kirim_skp(d.kabid, "setujui", lengkap)
    Skp.objects.filter(pk=lengkap.pk).update(status="DRAF")
    u = usul(d.kabid, lengkap, teks="Sesudah dibuka kembali")
    Ucapan.objects.filter(pk=u.pk).update(dibuat_pada=pabrik.PADA.replace(hour=5))
    halaman = baca(d.kadis, "skp", lengkap.id_publik).content.decode()
    assert "Sebelum disetujui" in halaman
    assert "Sesudah dibuka kembali" not in halaman
    assert "Sesudah dibuka kembali" in baca(d.pegawai, "skp", lengkap.id_publik).content.decode()


@pytest.mark.dua_mesin
def test_penilai_baru_melanjutkan_dialog_dan_yang_lama_tinggal_membaca(d, lengkap):
    kirim_skp(d.pegawai, "ajukan", lengkap)
    lama = usul(d.kabid, lengkap)
    baru = pabrik.buat_pegawai("Yusran Malewa")
    d.pegawai.hubungan_penilai.update(penilai=baru)
    u = usul(d.pegawai, lengkap)
    kabar = Pemberitahuan.objects.filter(jenis="dialog", pegawai__in=[baru, d.kabid])
    assert set(kabar.values_list("pegawai", flat=True)) == {baru.pk}
    assert usul(baru, lengkap).oleh == baru
    assert baca(d.kabid, "skp", lengkap.id_publik).status_code == 200
    for nama, *lagi in (("tulis",), ("cabut", lama.id_publik), ("sepakati", u.id_publik)):
        assert kirim(d.kabid, nama, lengkap, *lagi, teks="Masih saya", rhk="").status_code == 403
    assert kirim(baru, "sepakati", lengkap, u.id_publik).status_code == 302


@pytest.mark.dua_mesin
def test_dialog_rhk_yang_dihapus_tetap_terbaca_dan_draf_itu_tidak_dapat_dihapus(d, lengkap):
    rhk = lengkap.rhk.last()
    usul(d.kabid, lengkap, rhk, teks="Tentang baris yang akan hilang")
    kirim_skp(d.pegawai, "hapus_rhk", lengkap, rhk.id_publik)
    halaman = baca(d.pegawai, "skp", lengkap.id_publik).content.decode()
    assert "RHK sudah dihapus dari SKP" in halaman
    assert "akan hilang" in baca(d.pegawai, "baris", lengkap.id_publik, rhk.id_publik).content.decode()
    assert kirim_skp(d.pegawai, "hapus", lengkap).status_code == 409
    assert Skp.objects.filter(pk=lengkap.pk).exists()


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("isian", "kata"),
    [({"teks": " "}, "Tulis dulu"), ({"teks": "a" * 2001}, "paling panjang"), ({"teks": "x", "jenis": "KESEPAKATAN"}, "Pilih"),
     ({"teks": "x", "jenis": "USULAN", "usul_target": "9"}, "Pilih indikator"), ({"teks": "x", "rhk": "bukan"}, "tidak dikenal")],
)  # fmt: skip
def test_isian_yang_kurang_ditolak_dengan_kalimat(d, lengkap, isian, kata):
    jawab = kirim(d.kabid, "tulis", lengkap, **{"rhk": lengkap.rhk.first().id_publik, **isian})
    assert jawab.status_code == 400
    assert kata in jawab.content.decode()
    assert not Ucapan.objects.exists()


def test_skp_yang_ditutup_tinggal_dibaca(d):
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, status="DITUTUP", rhk=1)
    assert kirim(d.pegawai, "tulis", skp, teks="Masih bolehkah?", rhk="").status_code == 409
    assert "tinggal dibaca" in baca(d.pegawai, "skp", skp.id_publik).content.decode()


def test_kiriman_ganda_hanya_satu_pesan(d, lengkap):
    for _ in range(2):
        kirim(d.kabid, "tulis", lengkap, kunci="kunci-yang-sama-1", teks="Sekali saja", rhk="")
    assert Ucapan.objects.count() == 1
    assert Pemberitahuan.objects.filter(pegawai=d.pegawai).count() == 1


def test_beberapa_ucapan_dalam_satu_utas_satu_kabar_dengan_jumlahnya(d, lengkap):
    rhk = lengkap.rhk.first()
    for n in range(3):
        usul(d.kabid, lengkap, rhk, teks=f"Usulan ke-{n}")
    usul(d.kabid, lengkap, teks="Tentang SKP seluruhnya")
    baris, umum = Pemberitahuan.objects.filter(pegawai=d.pegawai).order_by("pk")
    assert (baris.jumlah, umum.jumlah) == (3, 1)
    Pemberitahuan.objects.filter(pk=baris.pk).update(dibaca_pada=pabrik.PADA)
    usul(d.kabid, lengkap, rhk, teks="Sesudah dibaca")
    assert list(Pemberitahuan.objects.filter(pegawai=d.pegawai).order_by("pk").values_list("jumlah", flat=True)) == [
        3,
        1,
        1,
    ]


@pytest.mark.parametrize("nama", ["skp", "baris"])
def test_jumlah_kueri_tetap_untuk_satu_dan_banyak(d, lengkap, nama):
    from tests.skp.test_kueri import hitung

    rhk = lengkap.rhk.first()
    jumlah = []
    for n in (1, 15):
        for _ in range(n):
            usul(d.kabid, lengkap, rhk if nama == "baris" else None)
        arg = [lengkap.id_publik, rhk.id_publik] if nama == "baris" else [lengkap.id_publik]
        jumlah.append(hitung(d.pegawai, reverse(f"dialog:{nama}", args=arg)))
    assert jumlah[0] == jumlah[1] <= 16
