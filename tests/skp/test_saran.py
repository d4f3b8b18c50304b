"""The writing coach beside the rows: what it knows, how it is put aside, who sees it, and that it never blocks."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ekinerja.aturan.penulisan import LapisJabatan, lapis_jabatan
from ekinerja.inti.jejak import jejak_objek
from ekinerja.skp.isi import isi_skp, semua_rhk
from ekinerja.skp.masukan import sidik
from ekinerja.skp.models import SaranDiabaikan
from ekinerja.skp.saran import saran_skp
from tests import pabrik
from tests.skp.cerita import kirim, lihat

pytestmark = pytest.mark.django_db
KEGIATAN = "Melaksanakan pendataan penduduk rentan"
HASIL = "Terdatanya penduduk rentan di 46 kelurahan sehingga dapat dilayani di tempat"


def saran(skp, rhk):
    return saran_skp(skp, isi_skp(skp))[str(rhk.id_publik)]


def kode(skp, rhk) -> list[str]:
    return [s.kode for s in saran(skp, rhk).terbuka]


def form(skp, rhk, **ubah: str) -> dict[str, object]:
    """The form of one row as the page sends it."""
    r = next(r for r in semua_rhk(isi_skp(skp)) if r["id"] == str(rhk.id_publik))
    isian = {"sidik": sidik(r), "teks": r["teks"], "jenis_periode": "TRIWULANAN", "indikator": []}
    isian |= {"rhk_atasan": (r["rhk_atasan"] or {}).get("id", ""), "penyelarasan": r["penyelarasan"]}
    for i in r["indikator"]:
        isian["indikator"].append(i["id"])
        isian |= {f"ukuran-{i['id']}": i["teks"], f"target-{i['id']}": i["target"], f"aspek-{i['id']}": i["aspek"]}
        isian[f"jenis-{i['id']}"] = i["jenis_target"]
    return isian | ubah


def simpan(skp, rhk, htmx: bool = True, **ubah: str) -> str:
    jawab = kirim(skp.pegawai, "simpan_rhk", skp, rhk.id_publik, htmx=htmx, **form(skp, rhk, **ubah))
    assert jawab.status_code == (200 if htmx else 302), jawab.content.decode()
    return jawab.content.decode()


@pytest.fixture
def baris(lengkap):
    return lengkap.rhk.first()


def test_saran_datang_bersama_simpanan_dan_hilang_setelah_ditulis_ulang(lengkap, baris):
    ketik = simpan(lengkap, baris, teks=KEGIATAN, aksi="sendiri")
    assert "“melaksanakan” menyebut kegiatan" in ketik
    assert "Kurang jelas:" in ketik
    assert "Lebih jelas:" in ketik
    assert "Permenpan RB 6/2022" in ketik
    tanda = saran(lengkap, baris).sidik
    assert 'id="pelatih-isi-' not in simpan(lengkap, baris, aksi="sendiri", saran=tanda)
    ulang = simpan(lengkap, baris, teks=HASIL, aksi="sendiri", saran=tanda)
    assert "menyebut kegiatan" not in ulang
    assert "AKTIVITAS" not in kode(lengkap, baris)


def test_tanpa_skrip_saran_tampil_sesudah_disimpan(d, lengkap, baris):
    simpan(lengkap, baris, htmx=False, teks=KEGIATAN)
    halaman = lihat(d.pegawai, "ubah", lengkap.id_publik, buka=str(baris.id_publik)).content.decode()
    assert "menyebut kegiatan" in halaman
    assert "Abaikan saran ini" in halaman
    assert 'role="status" id="pelatih-kabar-' in halaman


@pytest.mark.dua_mesin
def test_diabaikan_sampai_kalimatnya_berubah(lengkap, baris):
    simpan(lengkap, baris, teks=KEGIATAN)
    jawab = simpan(lengkap, baris, aksi="abaikan:AKTIVITAS:rhk")
    assert "menyebut kegiatan" not in jawab
    assert "Tampilkan lagi satu saran yang diabaikan" in jawab
    i = baris.indikator.first()
    simpan(lengkap, baris, **{f"target-{i.id_publik}": "99 berkas"})
    assert "AKTIVITAS" not in kode(lengkap, baris)
    simpan(lengkap, baris, teks=KEGIATAN + " tahap dua")
    assert "AKTIVITAS" in kode(lengkap, baris)
    simpan(lengkap, baris, teks=KEGIATAN)
    simpan(lengkap, baris, aksi="saran")
    assert "AKTIVITAS" in kode(lengkap, baris)
    assert not SaranDiabaikan.objects.exists()


@pytest.mark.dua_mesin
def test_rhk_yang_dipulihkan_membawa_saran_yang_diabaikan(d, lengkap, baris):
    simpan(lengkap, baris, teks=KEGIATAN)
    simpan(lengkap, baris, aksi="abaikan:AKTIVITAS:rhk")
    kolom = ("kode", "medan", "sidik", "alasan", "pada")
    sebelum = list(SaranDiabaikan.objects.values_list(*kolom))
    jawab = kirim(d.pegawai, "hapus_rhk", lengkap, baris.id_publik, htmx=True)
    assert not SaranDiabaikan.objects.exists()
    muatan = jawab.content.decode().split('name="muatan" value="')[1].split('"')[0]
    for _ in range(2):
        kirim(d.pegawai, "pulihkan", lengkap, muatan=muatan)
        assert list(SaranDiabaikan.objects.values_list(*kolom)) == sebelum
    assert "AKTIVITAS" not in kode(lengkap, lengkap.rhk.get(id_publik=baris.id_publik))


def test_hanya_pemilik_yang_mengabaikan_dan_hanya_saran_yang_ada(d, lengkap, baris):
    simpan(lengkap, baris, teks=KEGIATAN)
    isian = form(lengkap, baris, aksi="abaikan:AKTIVITAS:rhk")
    assert kirim(d.kabid, "simpan_rhk", lengkap, baris.id_publik, **isian).status_code == 403
    simpan(lengkap, baris, aksi="abaikan:KARANGAN:rhk")
    simpan(lengkap, baris, aksi="abaikan:AKTIVITAS:indikator-karangan")
    assert not SaranDiabaikan.objects.exists()


def test_tidak_pernah_menghalangi_pengajuan_dan_terpisah_dari_syarat(d, lengkap, baris):
    simpan(lengkap, baris, teks=KEGIATAN)
    halaman = lihat(d.pegawai, "ubah", lengkap.id_publik).content.decode()
    assert "Saran penulisan, tidak menghalangi (" in halaman
    assert "Tombol menyala setelah" not in halaman
    assert kirim(d.pegawai, "ajukan", lengkap).status_code == 302


def test_penilai_membaca_saran_yang_sama_tanpa_angka_dan_hanya_saat_meninjau(d, lengkap, baris):
    simpan(lengkap, baris, teks=KEGIATAN)
    kirim(d.pegawai, "ajukan", lengkap)
    halaman = lihat(d.kabid, "baca", lengkap.id_publik).content.decode()
    assert "Bahan dialog:" in halaman
    assert "menyebut kegiatan" in halaman
    assert "Saran bukan penilaian" in halaman
    assert "Abaikan saran ini" not in halaman
    assert "Bahan dialog:" not in lihat(d.pegawai, "baca", lengkap.id_publik).content.decode()
    assert "Bahan dialog:" not in lihat(d.kadis, "baca", lengkap.id_publik).content.decode()
    kirim(d.kabid, "setujui", lengkap)
    assert "Bahan dialog:" not in lihat(d.kabid, "baca", lengkap.id_publik).content.decode()


def test_salinan_rhk_atasan_dikenali_kecuali_diselaraskan_langsung(lengkap, baris, rhk_atasan):
    baris.teks = rhk_atasan.teks
    baris.save()
    kena = next(s for s in saran(lengkap, baris).terbuka if s.kode == "SALIN_ATASAN")
    assert "peran Anda" in kena.kalimat
    baris.penyelarasan = "LANGSUNG"
    baris.save()
    assert saran(lengkap, baris).terbuka[-1].kode == "SALIN_ATASAN"


@pytest.mark.dua_mesin
def test_target_di_bawah_tahun_lalu_boleh_dijelaskan_dan_penilai_membacanya(d, lengkap, baris):
    lalu = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, tahun=2025, status="DISETUJUI")
    lama = pabrik.buat_rhk(lalu, teks=baris.teks, indikator=1)
    i = baris.indikator.first()
    lama.indikator.update(teks=i.teks, target_teks="9.600 berkas", satuan="berkas")
    simpan(lengkap, baris, **{f"target-{i.id_publik}": "9.000 berkas"})
    medan = f"{i.id_publik}-target"
    assert "TARGET_TURUN" in kode(lengkap, baris)
    alasan = {f"alasan-TARGET_TURUN-{medan}": "Satu loket ditutup selama renovasi."}
    simpan(lengkap, baris, aksi=f"abaikan:TARGET_TURUN:{medan}", **alasan)
    assert "TARGET_TURUN" not in kode(lengkap, baris)
    assert "skp.target_dijelaskan" in {j.kejadian for j in jejak_objek(lengkap)}
    kirim(d.pegawai, "ajukan", lengkap)
    assert "Satu loket ditutup" in lihat(d.kabid, "baca", lengkap.id_publik).content.decode()


def test_disalin_apa_adanya_dari_tahun_lalu(d, lengkap, baris):
    lalu = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, tahun=2025, status="DISETUJUI")
    pabrik.buat_rhk(lalu, teks=baris.teks)
    assert "SALIN_TAHUN_LALU" in kode(lengkap, baris)


def test_yang_kosong_disebut_sebagai_syarat_bukan_saran(d, lengkap, baris):
    i = baris.indikator.first()
    simpan(lengkap, baris, **{f"target-{i.id_publik}": ""})
    assert "TANPA_UKURAN" not in kode(lengkap, baris)
    assert "belum" in lihat(d.pegawai, "ubah", lengkap.id_publik).content.decode()


def test_satu_pertanyaan_ke_basis_data_berapa_pun_barisnya(d, lengkap):
    for n in range(3, 10):
        pabrik.buat_rhk(lengkap, n)
    isi = isi_skp(lengkap)
    saran_skp(lengkap, isi)
    with CaptureQueriesContext(connection) as kueri:
        assert len(saran_skp(lengkap, isi)) == 9
    assert len(kueri.captured_queries) == 1


def test_setiap_saran_menunjuk_kotak_yang_ada_di_formulir(d, lengkap, baris):
    i = baris.indikator.first()
    ubah = {f"target-{i.id_publik}": "sebanyak mungkin", f"ukuran-{i.id_publik}": "Foto kegiatan rapat"}
    simpan(lengkap, baris, teks=KEGIATAN, **ubah)
    halaman = lihat(d.pegawai, "ubah", lengkap.id_publik, buka=str(baris.id_publik)).content.decode()
    kotak = {s.kotak for s in saran(lengkap, baris).terbuka}
    assert len(kotak) > 1
    assert kotak <= set(re.findall(r'id="([^"]+)"', halaman))


@pytest.mark.parametrize(
    ("jenis", "nama", "lapis"),
    [
        ("JPT_PRATAMA", "Kepala Dinas", LapisJabatan.JPT),
        ("ADMINISTRATOR", "Kepala Bidang", LapisJabatan.ADMINISTRATOR),
        ("PENGAWAS", "Kepala Subbagian Umum", LapisJabatan.PENGAWAS),
        ("PELAKSANA", "Pengadministrasi Umum", LapisJabatan.PELAKSANA),
        ("FUNGSIONAL", "Pranata Komputer Ahli Muda", LapisJabatan.KEAHLIAN),
        ("FUNGSIONAL", "Perawat Mahir", LapisJabatan.KETERAMPILAN),
        ("FUNGSIONAL", "Guru Ahli Pertama", LapisJabatan.GURU),
        ("FUNGSIONAL", "Kepala Sekolah", LapisJabatan.KEPALA_SEKOLAH),
        ("NEGARA", "Wali Kota", LapisJabatan.TIDAK_DIKETAHUI),
        ("FUNGSIONAL", "", LapisJabatan.KEAHLIAN),
    ],
)
def test_jangkauan_jabatan_menurut_jenis_dan_namanya(jenis, nama, lapis):
    assert lapis_jabatan(jenis, nama) is lapis
