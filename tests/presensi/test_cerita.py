"""The story of a month: read, disputed, answered, taken back; leave proposed and entered; who reads which word."""

import csv
import io
import uuid
from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ekinerja.inti.models import JejakIsi
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.kepegawaian.models import ProsesImpor
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.presensi.kueri import hari_berlaku, hari_tidak_wajib, tim_tidak_wajib
from ekinerja.presensi.models import Presensi, UsulPresensi
from tests import pabrik

pytestmark = pytest.mark.django_db
MARET = date(2026, 3, 1)


def klien(orang):
    k = Client()
    k.force_login(orang.akun)
    return k


def baca(orang, nama, *arg, **tanya):
    return klien(orang).get(reverse(f"presensi:{nama}", args=arg), tanya)


def kirim(orang, nama, *arg, **isian):
    return klien(orang).post(reverse(f"presensi:{nama}", args=arg), {"kunci": uuid.uuid4().hex, **isian})


def catat_hari(orang, tgl, masuk=None, pulang=None, kode=""):
    return Presensi.objects.create(pegawai=orang, tanggal=MARET.replace(day=tgl), masuk=masuk, pulang=pulang, kode=kode)


def kabar(orang):
    return list(Pemberitahuan.objects.filter(pegawai=orang).order_by("pk").values_list("judul", flat=True))


@pytest.fixture
def bulan(kantor):
    """March of Andi up to the 10th, in Ramadan: late on the 2nd, sick on the 3rd, forgot to clock out on the 4th."""
    d = kantor
    catat_hari(d.pegawai, 2, time(8, 17), time(15, 0))
    catat_hari(d.pegawai, 3, kode="S")
    catat_hari(d.pegawai, 4, time(7, 55))
    catat_hari(d.pegawai, 5, kode="CS")
    catat_hari(d.pegawai, 6, kode="DL")
    return d


def test_bulan_sendiri_dan_mata_penilainya(bulan):
    d = bulan
    isi = baca(d.pegawai, "saya", bulan="2026-03").content.decode()
    for teks in (
        "Senin, 2 Maret 2026", "08.17–15.00", "Terlambat 17 menit dari 08.00", "S: Sakit tanpa surat dokter", "CS: Cuti sakit",
        "Hadir 2 dari 5 hari wajib; 1 hari dinas luar, 1 hari cuti, 1 hari izin atau sakit.",
        "Datang sesudah jam masuk satu kali, 17 menit; lupa absen pulang satu kali.", "Lupa absen pulang", "Belum ada data",
        "Hari wajib 5 = hadir 2 + dinas luar 1 + cuti 1 + izin atau sakit 1.",
    ):  # fmt: skip
        assert teks in isi, teks
    isi = baca(d.kabid, "orang", d.pegawai.id_publik, bulan="2026-03").content.decode()
    assert "08.17–15.00" in isi
    assert all(x not in isi for x in ("Sakit tanpa", "Cuti sakit", "Ada yang keliru?", "S: ", "CS: "))
    assert "Cuti sakit" in baca(d.admin_unit, "orang", d.pegawai.id_publik, bulan="2026-03").content.decode()
    for orang in (d.orang_luar, d.admin_lain, d.kadis):
        assert baca(orang, "orang", d.pegawai.id_publik).status_code == 404
    assert baca(d.kabid, "catat", d.pegawai.id_publik).status_code == 403


def test_bulan_kosong_dan_alamat_yang_aneh(kantor):
    isi = baca(kantor.pegawai, "saya", bulan="2026-02").content.decode()
    assert "Belum ada presensi bulan ini" in isi
    assert "Tahun Baru Imlek" in isi
    for bulan in ("2026-13", "x", "1999-01", "2030-01", "2026-3"):
        assert "Presensi Maret 2026" in baca(kantor.pegawai, "saya", bulan=bulan).content.decode()


def test_unduhan_bulan_sendiri(bulan):
    jawab = baca(bulan.pegawai, "unduh", bulan="2026-03")
    assert jawab["Content-Disposition"] == 'attachment; filename="presensi-2026-03.csv"'
    baris = list(csv.DictReader(io.StringIO(jawab.content.decode("utf-8-sig")), delimiter=";"))
    assert [b["TERLAMBAT (MENIT)"] for b in baris if b["TANGGAL"] == "2026-03-02"] == ["17"]
    assert len(baris) == 10


def test_sanggahan_diterima_dengan_nilai_yang_benar_lalu_diurungkan(bulan):
    d, hari = bulan, MARET.replace(day=2)
    assert "08.17–15.00" in baca(d.pegawai, "sanggah", tanggal=hari.isoformat()).content.decode()
    isian = {"tanggal": hari.isoformat(), "alasan": "Mesin lobi mati.", "masuk": "07.58", "pulang": "", "tautan": ""}
    assert kirim(d.pegawai, "sanggah", **isian).status_code == 302
    usul = UsulPresensi.objects.get()
    assert kabar(d.admin_unit) == [f"{d.pegawai.nama} menyanggah presensi"]
    assert kabar(d.admin) == []
    lagi = kirim(d.pegawai, "sanggah", **isian)
    assert lagi.status_code == 409
    assert "masih menunggu jawaban" in lagi.content.decode()
    assert "Sanggahan menunggu" in baca(d.pegawai, "saya", bulan="2026-03").content.decode()
    assert "08.17–15.00" in baca(d.admin_unit, "meja").content.decode()
    halaman = baca(d.admin_unit, "usul", usul.id_publik).content.decode()
    assert 'value="07.58"' in halaman
    assert 'value="15.00"' in halaman
    kosong = {"langkah": "terima", "masuk": "", "pulang": "", "kode": "", "jawaban": "", "versi": usul.versi}
    assert "Isi jam masuk" in kirim(d.admin_unit, "jawab", usul.id_publik, **kosong).content.decode()
    terima = {**kosong, "masuk": "07.58", "pulang": "15.00", "jawaban": "Sesuai rekaman pintu."}
    assert kirim(d.pegawai, "jawab", usul.id_publik, **terima).status_code == 403
    assert kirim(d.admin_unit, "jawab", usul.id_publik, **terima).status_code == 302
    assert kirim(d.admin_unit, "jawab", usul.id_publik, **terima).status_code == 409
    assert kabar(d.pegawai) == ["Sanggahan presensi 2 Maret 2026 diterima"]
    isi = baca(d.pegawai, "saya", bulan="2026-03").content.decode()
    assert "Aplikasi presensi mencatat: 08.17–15.00." in isi
    assert "Terlambat 17 menit" not in isi
    usul.refresh_from_db()
    pendek = kirim(d.admin_unit, "urungkan", usul.id_publik, jawaban="x", versi=usul.versi)
    assert pendek.status_code == 400
    kirim(d.admin_unit, "urungkan", usul.id_publik, jawaban="Salah rekaman.", versi=usul.versi)
    usul.refresh_from_db()
    assert usul.status == "DIAJUKAN"
    assert hari_berlaku(d.pegawai.pk, hari, hari)[hari].hari.masuk == time(8, 17)
    tolak = {"langkah": "tolak", "jawaban": "", "kode": "", "versi": usul.versi}
    assert kirim(d.admin_unit, "jawab", usul.id_publik, **tolak).status_code == 400
    assert (
        kirim(d.admin_unit, "jawab", usul.id_publik, **{**tolak, "jawaban": "Rekaman tidak memuat Anda."}).status_code
        == 302
    )
    assert kabar(d.pegawai)[-1] == "Sanggahan presensi 2 Maret 2026 tidak diterima"
    assert "sanggah lagi" in baca(d.pegawai, "usul", usul.id_publik).content.decode()


def test_hari_nanti_tidak_dapat_disanggah(kantor):
    jawab = kirim(kantor.pegawai, "sanggah", tanggal="2026-03-11", alasan="Salah sekali.")
    assert jawab.status_code == 400
    assert "belum tiba" in jawab.content.decode()


CUTI = {"kode": "CT", "mulai": "2026-03-12", "sampai": "2026-03-13", "nomor_surat": "851/7", "alasan": "", "tautan": ""}


@pytest.mark.dua_mesin
def test_usul_cuti_diterima_lalu_tidak_boleh_bertindih(kantor):
    d = kantor
    assert kirim(d.pegawai, "usulkan", **CUTI).status_code == 302
    usul = UsulPresensi.objects.get()
    assert hari_tidak_wajib(d.pegawai.pk, MARET.replace(day=12), MARET.replace(day=13)) == {}
    jawab = {"langkah": "terima", "kode": "CT", "jawaban": "", "versi": usul.versi}
    assert kirim(d.admin_unit, "jawab", usul.id_publik, **jawab).status_code == 302
    kedua = kirim(d.admin_unit, "catat", d.pegawai.id_publik, **{**CUTI, "kode": "DL", "mulai": "2026-03-13"})
    assert kedua.status_code == 409
    assert "bertindih dengan keterangan 12 Maret 2026 sampai 13 Maret 2026 yang sudah berlaku" in kedua.content.decode()
    assert kirim(d.pegawai, "usulkan", **{**CUTI, "sampai": "2026-03-11"}).status_code == 400
    assert kirim(d.pegawai, "usulkan", **{**CUTI, "kode": "TK"}).status_code == 400


def test_admin_mencatat_dan_membatalkan(kantor):
    d = kantor
    assert kirim(d.admin_unit, "catat", d.pegawai.id_publik, **CUTI).status_code == 302
    usul = UsulPresensi.objects.get()
    assert (usul.status, usul.penjawab) == ("DITERIMA", d.admin_unit)
    assert kabar(d.pegawai) == ["Keterangan presensi 12 Maret 2026 sampai 13 Maret 2026 dicatat"]
    kirim(d.admin_unit, "urungkan", usul.id_publik, jawaban="Salah orang.", versi=usul.versi)
    usul.refresh_from_db()
    assert usul.status == "DIBATALKAN"
    assert kirim(d.admin_unit, "catat", d.pegawai.id_publik, **CUTI).status_code == 302
    for orang in (d.admin_unit, d.admin):
        assert kirim(orang, "catat", orang.id_publik, **CUTI).status_code == 403


@pytest.mark.dua_mesin
def test_tarik_hanya_selama_menunggu(kantor):
    d = kantor
    kirim(d.pegawai, "usulkan", **CUTI)
    usul = UsulPresensi.objects.get()
    assert kirim(d.admin_unit, "tarik", usul.id_publik).status_code == 403
    assert kirim(d.pegawai, "tarik", usul.id_publik).status_code == 302
    assert kirim(d.pegawai, "tarik", usul.id_publik).status_code == 409


@pytest.mark.dua_mesin
def test_kata_netral_dan_jejak_tanpa_kode(bulan):
    """Nobody learns of an illness from the days without a report, the desk, a message or the trail."""
    d = bulan
    kirim(d.admin_unit, "catat", d.pegawai.id_publik, **{**CUTI, "kode": "CS"})
    kata = hari_tidak_wajib(d.pegawai.pk, MARET, MARET.replace(day=13))
    assert {h.day: k for h, k in kata.items()} == {
        1: "libur", 3: "izin", 5: "cuti", 6: "dinas luar", 7: "libur", 8: "libur", 12: "cuti", 13: "cuti",
    }  # fmt: skip
    hari = MARET.replace(day=3)
    assert tim_tidak_wajib(d.kabid.pk, pabrik.HARI, hari, hari) == {d.pegawai.pk: {hari: "izin"}}
    assert tim_tidak_wajib(d.kadis.pk, pabrik.HARI, hari, hari) == {}
    kirim(d.pegawai, "sanggah", tanggal=hari.isoformat(), alasan="Saya hadir hari itu.")
    meja = "".join(baca(d.admin_unit, "meja", lihat=x).content.decode() for x in ("menunggu", "selesai", "orang"))
    jejak = "".join(JejakIsi.objects.values_list("isi", flat=True))
    pesan = "".join(x for p in Pemberitahuan.objects.values_list("judul", "isi") for x in p)
    for teks in (meja, jejak, pesan):
        assert "Cuti sakit" not in teks
        assert "Sakit tanpa" not in teks
        assert '"CS"' not in teks
    # Present after all: the report of that day is waited for again.
    usul = UsulPresensi.objects.get(jenis="SANGGAHAN")
    isian = {"langkah": "terima", "masuk": "08.00", "pulang": "15.00", "kode": "", "jawaban": "", "versi": usul.versi}
    assert kirim(d.admin_unit, "jawab", usul.id_publik, **isian).status_code == 302
    assert hari not in hari_tidak_wajib(d.pegawai.pk, hari, hari)


@pytest.mark.dua_mesin
def test_meja_mencari_membagi_halaman_dan_jumlah_kuerinya_tetap(kantor, django_assert_num_queries):
    d = kantor
    k = klien(d.admin_unit)
    alamat = reverse("presensi:meja")

    def tambah(n):
        for i in range(n):
            o = pabrik.buat_pegawai(f"Anggota {UsulPresensi.objects.count():02d}{i}")
            pabrik.tugaskan(o, d.bidang)
            kirim(o, "usulkan", **CUTI)

    def jumlah():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as c:
            k.get(alamat)
        return len(c)

    tambah(1)
    k.get(alamat)
    satu = jumlah()
    tambah(27)
    assert jumlah() == satu
    isi = k.get(alamat).content.decode()
    assert "hal=2" in isi
    assert "28" in isi
    assert "Tidak ada nama atau NIP yang cocok" in k.get(alamat, {"cari": "Zulkifli"}).content.decode()
    assert "Catat keterangan" in k.get(alamat, {"lihat": "orang", "cari": d.pegawai.nama}).content.decode()
    assert baca(d.pegawai, "meja").status_code == 403
    assert "Tidak ada yang menunggu" in baca(d.admin_lain, "meja").content.decode()


@pytest.mark.dua_mesin
def test_admin_unit_mengirim_berkas_lewat_peramban(kantor):
    """Send, read what does not fit, apply as a job, take the rest home as a file to repair."""
    d = kantor
    isi = f"NIP;TANGGAL;JAM MASUK;JAM PULANG;KETERANGAN\n{d.pegawai.nip};02-03-2026;08:17;15:00;\n{d.pegawai.nip};03-03-2026;;;XX\n"
    k = klien(d.admin_unit)
    data = {"jenis": "presensi", "pada": "2026-03-10", "kunci": uuid.uuid4().hex}
    assert k.post("/impor/", {**data, "berkas": SimpleUploadedFile("p.csv", isi.encode())}).status_code == 302
    jalankan_semua()
    proses = ProsesImpor.objects.get()
    assert "Keterangan ini tidak ada di daftar kode" in k.get(f"/impor/{proses.id_publik}/").content.decode()
    k.post(f"/impor/{proses.id_publik}/terapkan/", {"kunci": uuid.uuid4().hex})
    jalankan_semua()
    proses.refresh_from_db()
    assert (proses.keadaan, proses.hitungan["baru"], proses.hitungan["ditahan"]) == ("SELESAI", 1, 1)
    assert Presensi.objects.get().masuk == time(8, 17)
    unduhan = k.get(f"/impor/{proses.id_publik}/unduh/", {"bentuk": "csv"}).content.decode()
    assert "XX" in unduhan
    assert "Keterangan ini tidak ada di daftar kode" in unduhan
    assert "08:17" not in unduhan
