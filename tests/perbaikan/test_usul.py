"""Proposing: one open proposal per fact, who sees and handles it, withdrawing, forwarding, refusing, escalation."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.inti.waktu import bekukan, sekarang
from ekinerja.kepegawaian.models import PemberianPeran
from ekinerja.perbaikan import actions
from ekinerja.perbaikan.eskalasi import batas_jawab
from ekinerja.perbaikan.models import Fakta, UsulPerbaikan
from tests import pabrik
from tests.inti.berkas_contoh import pdf
from tests.perbaikan.cerita import baca, kabar, keadaan, kirim, masuk, putus, usulkan

pytestmark = pytest.mark.django_db


def test_setiap_fakta_di_profil_sendiri_punya_tombol(kantor):
    d = kantor
    profil = masuk(d.pegawai).get(f"/pegawai/{d.pegawai.id_publik}/").content.decode()
    for fakta in Fakta.values:
        assert reverse("perbaikan:usulkan", args=[fakta]) in profil
        assert baca(d.pegawai, "usulkan", fakta).status_code == 200
    usul = usulkan(d.pegawai)
    profil = masuk(d.pegawai).get(f"/pegawai/{d.pegawai.id_publik}/").content.decode()
    assert reverse("perbaikan:usul", args=[usul.id_publik]) in profil
    assert reverse("perbaikan:usulkan", args=["GOLONGAN"]) not in profil
    orang_lain = masuk(d.kabid).get(f"/pegawai/{d.pegawai.id_publik}/").content.decode()
    assert "usul-data" not in orang_lain  # the superior sees the profile, not what is proposed
    assert baca(d.pegawai, "usulkan", "GAJI").status_code == 404


def test_satu_usul_terbuka_per_fakta_dan_boleh_ditarik(kantor):
    d = kantor
    usul = usulkan(d.pegawai)
    jawab = kirim(d.pegawai, "usulkan", "GOLONGAN", seharusnya="IV/a", alasan="Sesuai SK terbaru saya.")
    assert jawab.status_code == 409
    assert "masih terbuka" in jawab.content.decode()
    assert kirim(d.pegawai, "tarik", usul.id_publik, versi=usul.versi).status_code == 302
    assert keadaan(usul) == "DITARIK"
    assert kirim(d.pegawai, "tarik", usul.id_publik, versi=usul.versi).status_code == 409
    assert usulkan(d.pegawai, seharusnya="IV/a").status == "DIAJUKAN"
    assert putus(d.admin, usul, "DIKERJAKAN").status_code == 409


@pytest.mark.parametrize(
    ("fakta", "isian", "kalimat"),
    [
        ("GOLONGAN", {"seharusnya": ""}, "Tulis yang benar"),
        ("GOLONGAN", {"alasan": "salah"}, "sepuluh huruf"),
        ("GOLONGAN", {"tautan": "javascript:alert(1)"}, "tautan lengkap"),
        ("STATUS", {"seharusnya": "Raja"}, "Pilih salah satu"),
        ("NAMA", {"seharusnya": "andi  tadulako"}, "memang sudah"),
        ("ATASAN", {"seharusnya": ""}, "Cari lalu pilih"),
        ("UNIT", {"sejak": "2027-01-01", "seharusnya": "Bidang lain"}, "belum tiba"),
        ("GOLONGAN", {"foto": SimpleUploadedFile("a.exe", b"MZ")}, "program"),
    ],
)
def test_isian_keliru_diberi_kalimat_dan_tidak_hilang(kantor, fakta, isian, kalimat):
    isian = {"seharusnya": "III/d", "alasan": "Sesuai SK kenaikan pangkat.", **isian}
    jawab = kirim(kantor.pegawai, "usulkan", fakta, **isian)
    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()
    assert not UsulPerbaikan.objects.exists()


@pytest.mark.dua_mesin
def test_mencari_orang_menampilkan_jabatan_bukan_nip_dan_isian_tetap_ada(kantor):
    d = kantor
    jawab = kirim(d.pegawai, "usulkan", "ATASAN", cari="1", cari_pilih="ratna", alasan="Beliau memimpin bidang kami.")
    teks = jawab.content.decode()
    assert jawab.status_code == 200
    assert "Ratna Pusadan" in teks
    assert "Kepala Bidang, Bidang Pendaftaran Penduduk" in teks
    assert d.kabid.nip not in teks
    assert "Beliau memimpin bidang kami." in teks
    teks = kirim(d.pegawai, "usulkan", "UNIT", cari="1", cari_pilih="lingkungan").content.decode()
    assert "di bawah Kota Palu" in teks


def test_bukti_diunduh_oleh_yang_melihat_usulnya(kantor):
    d = kantor
    usul = usulkan(d.pegawai, foto=SimpleUploadedFile("sk.pdf", pdf()), tautan="https://contoh.id/sk")
    assert baca(d.admin_unit, "bukti", usul.id_publik).status_code == 409  # not looked into yet
    jalankan_semua()
    assert baca(d.admin_unit, "bukti", usul.id_publik)["Content-Disposition"].startswith("attachment")
    assert baca(d.rekan, "bukti", usul.id_publik).status_code == 404
    assert "https://contoh.id/sk" in baca(d.admin_unit, "usul", usul.id_publik).content.decode()


def test_hanya_admin_wilayahnya_yang_menangani(kantor):
    d = kantor
    usul = usulkan(d.pegawai)
    for orang in (d.kabid, d.rekan, d.admin_lain, d.orang_luar):
        assert baca(orang, "usul", usul.id_publik).status_code == 404
        assert putus(orang, usul, "DITOLAK", "Tidak ada dasarnya.").status_code == 404
    assert putus(d.pegawai, usul, "SELESAI", "Sudah saya ubah.").status_code == 403
    milik_admin = usulkan(d.admin_unit, seharusnya="IV/a")
    jawab = putus(d.admin_unit, milik_admin, "SELESAI", "Sudah saya ubah.")
    assert jawab.status_code == 403
    assert "ditangani admin lain" in jawab.content.decode()


@pytest.mark.dua_mesin
def test_tanpa_admin_unit_langsung_ke_bkpsdm(kantor):
    d = kantor
    PemberianPeran.objects.filter(pegawai=d.admin_unit).delete()
    usul = usulkan(d.pegawai)
    assert usul.status == "DITERUSKAN"
    assert "belum mempunyai admin unit" in baca(d.pegawai, "usul", usul.id_publik).content.decode()
    assert kabar(d.admin) == ["Usul perbaikan data dari Andi Tadulako"]
    assert usulkan(d.admin_unit, seharusnya="IV/a").status == "DITERUSKAN"


@pytest.mark.dua_mesin
def test_perjalanan_diteruskan_ke_siasn_lalu_impor_membawanya(kantor):
    d = kantor
    usul = usulkan(d.pegawai)
    assert putus(d.admin_unit, usul, "DIKERJAKAN").status_code == 302
    assert putus(d.admin_unit, usul, "DITERUSKAN").status_code == 400  # a sentence is due
    assert putus(d.admin_unit, usul, "DITERUSKAN", "SK-nya baru ada di BKPSDM.").status_code == 302
    assert putus(d.admin_unit, usul, "DITOLAK", "Saya berubah pikiran.").status_code == 403
    assert "Usul perbaikan diteruskan Tata Usaha" in kabar(d.admin)
    assert putus(d.admin, usul, "DI_SIASN").status_code == 302
    assert "III/d" in baca(d.admin, "unduh", keadaan="SIASN", bentuk="csv").content.decode("utf-8-sig")
    assert actions.cocokkan(pada=sekarang()) == 0
    d.pegawai.golongan = "III/d"  # as the next import would
    d.pegawai.save()
    assert actions.cocokkan(pada=sekarang()) == 1
    usul.refresh_from_db()
    assert (usul.status, usul.penangan) == ("SELESAI", None)
    assert kabar(d.pegawai) == [
        "Usul perbaikan Anda sedang dikerjakan", "Usul perbaikan Anda diteruskan ke BKPSDM",
        "Usul perbaikan Anda menunggu perbaikan di SIASN", "Usul perbaikan Anda selesai",
    ]  # fmt: skip
    jejak = baca(d.pegawai, "usul", usul.id_publik).content.decode()
    for teks in ("Tata Usaha", "Nur Aini", "SK-nya baru ada di BKPSDM.", "Data sudah tercatat sebagai"):
        assert teks in jejak


@pytest.mark.dua_mesin
def test_ditolak_dengan_alasan_dan_dibuka_lagi(kantor):
    d = kantor
    usul = usulkan(d.pegawai)
    assert putus(d.admin_unit, usul, "DITOLAK", "tidak").status_code == 400
    assert putus(d.admin_unit, usul, "DITOLAK", "SK itu milik orang lain. Periksa nomornya.").status_code == 302
    assert "SK itu milik orang lain." in baca(d.pegawai, "milik_saya").content.decode()
    assert kirim(d.admin_unit, "urungkan", usul.id_publik, keterangan="Ternyata benar.").status_code == 302
    assert keadaan(usul) == "DIKERJAKAN"
    assert putus(d.admin_unit, usul, "SELESAI", "Sudah diubah di SIMPEG.").status_code == 302
    baru = usulkan(d.pegawai, seharusnya="IV/a")
    jawab = kirim(d.admin_unit, "urungkan", usul.id_publik, keterangan="Coba lagi ya.")
    assert jawab.status_code == 409
    assert "usul baru" in jawab.content.decode()
    assert baru.terbuka


def test_atasan_tidak_dikirim_ke_siasn(kantor):
    d = kantor
    usul = usulkan(d.pegawai, "ATASAN", pilih=d.kadis.id_publik, seharusnya="")
    assert "SIASN harus" not in baca(d.admin_unit, "usul", usul.id_publik).content.decode()
    assert putus(d.admin_unit, usul, "DI_SIASN").status_code == 400
    lain = usulkan(d.pegawai)
    jawab = kirim(d.admin_unit, "terapkan", lain.id_publik, cara="SUSUNAN", keterangan="Coba saja.")
    assert jawab.status_code == 400
    assert "milik SIASN" in jawab.content.decode()


@pytest.mark.dua_mesin
def test_lewat_waktu_tampil_pada_bkpsdm_sekali(kantor):
    d = kantor
    usul = usulkan(d.pegawai)
    with bekukan(pabrik.PADA + timedelta(days=7)):  # Tuesday to Tuesday: five working days, the last one is today
        assert actions.eskalasi(pada=sekarang()) == 0
    with bekukan(pabrik.PADA + timedelta(days=10)):
        assert actions.eskalasi(pada=sekarang()) == 1
        assert actions.eskalasi(pada=sekarang()) == 0
        assert "1 usul perbaikan belum dijawab admin unit" in kabar(d.admin)
        assert kabar(d.pegawai) == ["Usul perbaikan Anda kini juga dilihat BKPSDM"]
        assert "Lewat 5 hari kerja" in baca(d.admin, "meja", keadaan="LEWAT").content.decode()
        assert "Lewat waktu" in baca(d.pegawai, "usul", usul.id_publik).content.decode()
        putus(d.admin_unit, usul, "DIKERJAKAN")
        assert "Andi Tadulako" not in baca(d.admin, "meja", keadaan="LEWAT").content.decode()


@pytest.mark.parametrize(
    ("hari", "lama", "batas"),
    [
        (date(2026, 3, 10), 0, date(2026, 3, 10)),
        (date(2026, 3, 10), 1, date(2026, 3, 9)),  # Monday was the one day of what came up to Sunday
        (date(2026, 3, 14), 5, date(2026, 3, 9)),  # Monday to Friday have passed
        (date(2026, 3, 16), 5, date(2026, 3, 9)),  # a weekend adds nothing
    ],
)
def test_batas_jawab_menghitung_hari_kerja(hari, lama, batas):
    from ekinerja.inti.waktu import lokal

    assert lokal(batas_jawab(hari, lama)).date() == batas


@pytest.mark.dua_mesin
def test_lama_menunggu_adalah_setelan(kantor):
    usulkan(kantor.pegawai)
    atur_setelan("perbaikan_hari_jawab", 1)
    with bekukan(pabrik.PADA + timedelta(days=2)):
        assert actions.eskalasi(pada=sekarang()) == 1
