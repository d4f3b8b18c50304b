"""Ratna rates Andi: two ratings with reasons, the matrix in view, published, read and accepted."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.aturan.kode import Rating
from ekinerja.aturan.predikat import kuadran
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.penilaian import actions
from ekinerja.penilaian.models import CapaianOrganisasi, Evaluasi, RealisasiPeriode
from tests.dokumen.contoh import teks
from tests.pabrik import beri_peran, buat_pegawai, buat_skp, hubungkan, tugaskan
from tests.penilaian.cerita import ALASAN, PADA, Kantor, S, kirim, klien, lihat

ISIAN = {
    "rating_hasil": "SESUAI",
    "rating_perilaku": "DI_ATAS",
    "alasan_perilaku": ALASAN,
    "langkah": "tetapkan",
    "dilihat": "BAIK",
}


@pytest.mark.dua_mesin
def test_satu_putaran_sampai_diterima(kantor: Kantor):
    aksi = RealisasiPeriode.objects.count()
    e = kantor.segar()
    halaman = lihat(kantor.d.pegawai, "detail", e.id_publik).content.decode()
    medan = re.findall(r'name="(teks-[0-9a-f-]+)"', halaman)
    jawab = kirim(kantor.d.pegawai, "realisasi", e, {medan[0]: "2.410 berkas", "langkah": "ajukan", "tanpa_bukti": "1"})
    assert jawab.status_code == 302
    assert kantor.segar().status == S.SIAP_DINILAI
    assert RealisasiPeriode.objects.count() == aksi + 1
    assert kirim(kantor.d.kabid, "nilai", kantor.segar(), ISIAN).status_code == 302
    assert kantor.segar().predikat == "BAIK"
    assert kirim(kantor.d.kabid, "terbitkan", kantor.segar()).status_code == 302
    e = kantor.segar()
    assert (e.status, e.batas_tanggapan) == (S.DITERBITKAN, date(2026, 10, 22))
    mengapa = lihat(kantor.d.pegawai, "mengapa", e.id_publik).content.decode()
    for kata in (
        "Mengapa predikat saya Baik?",
        ALASAN,
        "predikat@2022-01-01",
        "22 Oktober 2026",
        "Permenpan RB 6/2022",
    ):
        assert kata in mengapa
    assert kirim(kantor.d.pegawai, "terima", e).status_code == 302
    assert kantor.segar().status == S.DITERIMA
    assert periksa_jejak().utuh


@pytest.mark.parametrize(("hasil", "perilaku"), [(h, p) for h in Rating for p in Rating])
def test_sembilan_sel_lewat_halaman(kantor: Kantor, hasil: Rating, perilaku: Rating):
    kantor.ke(S.SIAP_DINILAI)
    predikat = kuadran()[hasil, perilaku]
    isi = {
        **ISIAN,
        "rating_hasil": hasil.value,
        "rating_perilaku": perilaku.value,
        "alasan_hasil": ALASAN,
        "dilihat": predikat.value,
    }
    assert kirim(kantor.d.kabid, "nilai", kantor.segar(), isi).status_code == 302
    assert kantor.segar().predikat == predikat.value


def test_predikat_ditetapkan_hanya_bila_matriksnya_sudah_terlihat(kantor: Kantor):
    kantor.ke(S.SIAP_DINILAI)
    jawab = kirim(kantor.d.kabid, "nilai", kantor.segar(), {**ISIAN, "dilihat": "SANGAT_BAIK"})
    assert "menjadi <b>Baik</b>" in jawab.content.decode()
    assert kantor.segar().status == S.SIAP_DINILAI


def test_rating_tanpa_alasan_ditolak_dan_tulisan_tidak_hilang(kantor: Kantor):
    kantor.ke(S.SIAP_DINILAI)
    isi = {
        **ISIAN,
        "rating_hasil": "DI_BAWAH",
        "alasan_hasil": "",
        "catatan": "Kita perbaiki bersama.",
        "dilihat": "BUTUH_PERBAIKAN",
    }
    jawab = kirim(kantor.d.kabid, "nilai", kantor.segar(), isi)
    assert jawab.status_code == 400
    assert "Kita perbaiki bersama." in jawab.content.decode()
    assert kantor.segar().status == S.SIAP_DINILAI


def test_pemilik_tidak_melihat_rating_sebelum_terbit(kantor: Kantor):
    e = kantor.ke(S.DINILAI)
    for rute in ("detail", "jejak"):
        isi = lihat(kantor.d.pegawai, rute, e.id_publik).content.decode()
        assert ALASAN not in isi
        assert "Baik" not in re.sub(r"Butuh Perbaikan|Sangat Baik", "", isi)
    assert lihat(kantor.d.pegawai, "mengapa", e.id_publik).status_code == 409
    assert lihat(kantor.d.kadis, "mengapa", e.id_publik).status_code == 409
    assert ALASAN in lihat(kantor.d.kabid, "detail", e.id_publik).content.decode()


@pytest.mark.parametrize("rute", ["detail", "mengapa", "dokumen", "formulir", "jejak"])
def test_orang_luar_tidak_tahu_evaluasi_itu_ada(kantor: Kantor, rute: str):
    e = kantor.ke(S.DITERBITKAN)
    for orang in (kantor.d.orang_luar, kantor.d.rekan):
        assert lihat(orang, rute, e.id_publik).status_code == 404
    assert lihat(kantor.d.kadis, rute, e.id_publik).status_code == 200


VERBA = {
    "realisasi": ("pegawai", {S.TERBUKA}),
    "tarik": ("pegawai", {S.SIAP_DINILAI}),
    "nilai": ("kabid", {S.SIAP_DINILAI}),
    "batalkan": ("kabid", {S.DINILAI}),
    "terbitkan": ("kabid", {S.DINILAI}),
    "terima": ("pegawai", {S.DITERBITKAN}),
}


@pytest.mark.parametrize("status", [S.TERBUKA, S.SIAP_DINILAI, S.DINILAI, S.DITERBITKAN, S.DITERIMA])
@pytest.mark.parametrize("rute", VERBA)
def test_setiap_kata_kerja_hanya_oleh_orangnya_dan_pada_keadaannya(kantor: Kantor, rute: str, status: str):
    e = kantor.ke(status)
    pelaku, boleh = VERBA[rute]
    for nama in ("pegawai", "kabid", "kadis"):
        if nama != pelaku:
            assert kirim(getattr(kantor.d, nama), rute, e, ISIAN).status_code == 403, nama
            assert kantor.segar().status == status
    assert kirim(kantor.d.orang_luar, rute, e, ISIAN).status_code == 404
    jawab = kirim(getattr(kantor.d, pelaku), rute, e, ISIAN)
    assert jawab.status_code == (302 if status in boleh else 409)


@pytest.mark.dua_mesin
def test_dua_penilaian_bersamaan_menyebut_siapa_dan_kedua_versinya(kantor: Kantor):
    e = kantor.ke(S.SIAP_DINILAI)
    actions.tarik(kantor.segar(), oleh=kantor.d.pegawai, pada=PADA)
    actions.ajukan_evaluasi(kantor.segar(), oleh=kantor.d.pegawai, pada=PADA, tanpa_bukti=True)
    jawab = kirim(kantor.d.kabid, "nilai", e, ISIAN)
    assert jawab.status_code == 409
    assert "Andi Tadulako" in jawab.content.decode()


def test_tekan_dua_kali_satu_akibat(kantor: Kantor):
    e = kantor.ke(S.DINILAI)
    c, isi = klien(kantor.d.kabid), {"kunci": "kunci-yang-sama-1", "versi": str(e.versi_isi)}
    alamat = reverse("penilaian:terbitkan", args=[e.id_publik])
    assert c.post(alamat, isi).status_code == 302
    kedua = c.post(alamat, isi)
    assert (kedua.status_code, kedua["X-Diulang"]) == (302, "1")


@pytest.mark.dua_mesin
def test_rating_yang_diubah_di_basis_data_ketahuan(kantor: Kantor):
    e = kantor.ke(S.DITERBITKAN)
    assert periksa_jejak().utuh
    Evaluasi.objects.filter(pk=e.pk).update(rating_hasil="DI_ATAS", predikat="SANGAT_BAIK")
    hasil = periksa_jejak()
    assert not hasil.utuh


@pytest.mark.dua_mesin
def test_wali_kota_tidak_ditawari_penilaian_atas_dirinya(kantor: Kantor):
    walikota = buat_pegawai("Burhan Toampo", nip=None, status="PEJABAT_NEGARA")
    kosong = lihat(walikota, "daftar").content.decode()
    assert "Anda tidak dinilai lewat SKP" in kosong
    assert "Anda melengkapi realisasi" not in kosong
    Evaluasi.objects.filter(pk=kantor.e.pk).update(penilai=walikota)
    assert "Penilaian saya sendiri" not in lihat(walikota, "daftar").content.decode()
    Evaluasi.objects.filter(pk=kantor.e.pk).update(penilai=kantor.d.kabid)
    assert "Penilaian saya sendiri" in lihat(kantor.d.kabid, "daftar").content.decode()


@pytest.mark.dua_mesin
def test_pimpinan_unit_mengikuti_capaian_organisasi(kantor: Kantor):
    d = kantor.d
    skp = buat_skp(d.kadis, d.rekan, unit=d.dinas, status="DISETUJUI", rhk=1)
    walikota = buat_pegawai("Burhan Toampo", nip=None, status="PEJABAT_NEGARA")
    tugaskan(walikota, d.kota, kepala=True)
    hubungkan(d.kadis, walikota)
    actions.buka_periode(kantor.periode, pada=PADA)
    e = Evaluasi.objects.untuk_halaman().get(skp=skp)
    assert (e.pimpinan_unit, e.penilai) == (d.dinas, walikota)
    kantor.isi(e)
    actions.ajukan_evaluasi(e, oleh=d.kadis, pada=PADA, tanpa_bukti=True)
    isi = {"rating_perilaku": "SESUAI", "rating_hasil": "DI_ATAS", "langkah": "tetapkan", "dilihat": "BAIK"}
    e.refresh_from_db()
    assert kirim(walikota, "nilai", e, isi).status_code in (409, 400, 200)
    alamat = reverse("penilaian:capaian_unit", args=[d.dinas.id_publik]) + "?periode=2026-TRIWULANAN-3"
    jawab = klien(walikota).post(
        alamat, {"nilai": "BAIK", "alasan": "Target periode ini tercapai.", "kunci": "capaian-dinas-1", "dibaca": ""}
    )
    assert jawab.status_code == 302
    assert CapaianOrganisasi.objects.filter(unit=d.dinas, status="DITETAPKAN").exists()
    e.refresh_from_db()
    assert kirim(walikota, "nilai", e, isi).status_code == 302
    e.refresh_from_db()
    assert (e.rating_hasil, e.predikat) == ("SESUAI", "BAIK")


def test_capaian_hanya_oleh_pimpinan_di_atasnya(kantor: Kantor):
    assert lihat(kantor.d.kadis, "capaian").status_code == 200
    assert lihat(kantor.d.pegawai, "capaian").status_code == 403
    assert (
        klien(kantor.d.kabid).get(reverse("penilaian:capaian_unit", args=[kantor.d.dinas.id_publik])).status_code == 404
    )


@pytest.mark.dua_mesin
def test_status_unit_untuk_bkpsdm_dan_auditor_saja(kantor: Kantor):
    beri_peran(kantor.d.orang_luar, "AUDITOR", None)
    assert lihat(kantor.d.orang_luar, "unit").status_code == 200
    assert lihat(kantor.d.pegawai, "unit").status_code == 403
    isi = klien(kantor.d.orang_luar).get(reverse("penilaian:unit_unduh"), {"unit": "DUKCAPIL"})
    assert isi.content[:2] == b"PK"


def test_dokumen_memuat_yang_ada_di_halaman(kantor: Kantor):
    e = kantor.ke(S.DITERIMA)
    pdf = lihat(kantor.d.pegawai, "dokumen", e.id_publik)
    assert pdf.status_code == 200
    assert pdf.content[:5] == b"%PDF-"


@pytest.mark.parametrize("banyak", [5, 40])
def test_papan_bertanya_sama_banyak(kantor: Kantor, banyak: int):
    for n in range(banyak):
        orang = buat_pegawai(f"Anggota {n}")
        tugaskan(orang, kantor.d.bidang)
        hubungkan(orang, kantor.d.kabid)
        buat_skp(orang, kantor.d.kabid, unit=kantor.d.bidang, status="DISETUJUI")
    actions.buka_periode(kantor.periode, pada=PADA)
    c = klien(kantor.d.kabid)
    c.get(reverse("penilaian:daftar"))
    with CaptureQueriesContext(connection) as kueri:
        assert c.get(reverse("penilaian:daftar")).status_code == 200
    assert len(kueri) <= 12


@pytest.mark.dua_mesin
def test_evaluasi_memakai_rumusan_perilaku_skpnya(kantor: Kantor):
    """Page, explanation and both papers speak in the wording the SKP was made with, whatever new SKPs use."""
    type(kantor.skp).objects.filter(pk=kantor.skp.pk).update(versi_perilaku="UU-2023")
    kantor.skp.riwayat.all().delete()
    kantor.ke(S.DITERBITKAN)
    e = kantor.segar()
    cetakan = teks(lihat(kantor.d.pegawai, "formulir", e.id_publik).content)
    assert "tanpa membedakan latar belakang" in cetakan
    assert "Suka menolong orang lain" not in cetakan
