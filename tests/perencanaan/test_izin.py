"""Who reads and who writes, by relation to the unit."""

import pytest

from ekinerja.kepegawaian.models import Peran
from ekinerja.perencanaan import actions
from ekinerja.perencanaan.models import IndikatorKinerja
from tests import pabrik
from tests.pabrik import PADA
from tests.perencanaan.cerita import isi, kirim, lihat, teks

pytestmark = pytest.mark.django_db


def orang(d, siapa: str):
    """The relation by name; roles are granted on the dinas or for the whole city."""
    if siapa in ("kabid", "kadis", "pegawai", "rekan", "orang_luar"):
        return getattr(d, siapa)
    pegawai = pabrik.buat_pegawai()
    pabrik.tugaskan(pegawai, d.dinas if siapa == "staf_dinas" else d.kota)
    match siapa:
        case "plt":
            pabrik.tugaskan(pegawai, d.bidang, kepala=True, jenis="PLT")
        case "plh_lama":
            pabrik.tugaskan(pegawai, d.bidang, kepala=True, jenis="PLH", sampai=pabrik.AWAL)
        case "sekda":
            pabrik.hubungkan(d.kadis, pegawai)
        case "admin_unit":
            pabrik.beri_peran(pegawai, Peran.ADMIN_UNIT, d.dinas)
        case "bkpsdm":
            pabrik.beri_peran(pegawai, Peran.ADMIN_BKPSDM, d.kota)
        case "auditor":
            pabrik.beri_peran(pegawai, Peran.AUDITOR, d.kota)
        case "bendahara":
            pabrik.beri_peran(pegawai, Peran.BENDAHARA, d.kota)
    return pegawai


# relation: reads the draft perjanjian, types it, sets it; reads the draft matriks, fills it
DRAF = {
    "kabid": (200, 302, 302, 200, 302),
    "plt": (200, 302, 302, 200, 302),
    "kadis": (200, 403, 403, 200, 403),
    "sekda": (200, 403, 403, 200, 403),
    "admin_unit": (200, 302, 403, 200, 403),
    "bkpsdm": (200, 403, 403, 200, 403),
    "auditor": (200, 403, 403, 200, 403),
    "pegawai": (404, 404, 404, 404, 404),
    "rekan": (404, 404, 404, 404, 404),
    "plh_lama": (404, 404, 404, 404, 404),
    "bendahara": (404, 404, 404, 404, 404),
    "orang_luar": (404, 404, 404, 404, 404),
}


@pytest.mark.parametrize(("siapa", "harap"), DRAF.items())
def test_selama_draf(d, p, m, siapa, harap):
    isi(m, d.pegawai, oleh=d.kabid)
    saya = orang(d, siapa)
    sel = {"teks": "Terperiksanya berkas", "versi": "0"}
    hasil = (
        lihat(saya, "perjanjian", p.id_publik).status_code,
        kirim(saya, "tambah_sasaran", p.id_publik).status_code,
        _tetapkan(saya, p),
        lihat(saya, "matriks", m.id_publik).status_code,
        kirim(saya, "simpan_sel", m.id_publik, 2, d.pegawai.id_publik, **sel).status_code,
    )
    assert hasil == harap


def _tetapkan(saya, p) -> int:
    """Set it; what was added empty is filled in first."""
    p.sasaran.filter(teks="").update(teks="Meningkatnya mutu data")
    IndikatorKinerja.objects.filter(sasaran__perjanjian=p, teks="").update(teks="Data bersih", target_teks="99%")
    return kirim(saya, "tetapkan", p.id_publik).status_code


# relation: reads the perjanjian once set, the matriks once set, the row of Andi, the row of Dewi
DITETAPKAN = {
    "kabid": (200, 200, 200, 200),
    "kadis": (200, 200, 200, 200),
    "auditor": (200, 200, 200, 200),
    "pegawai": (200, 200, 200, 404),
    "rekan": (200, 404, 404, 404),
    "staf_dinas": (404, 404, 404, 404),
    "orang_luar": (404, 404, 404, 404),
}


@pytest.mark.parametrize(("siapa", "harap"), DITETAPKAN.items())
def test_sesudah_ditetapkan(d, p, m, siapa, harap):
    isi(m, d.pegawai, oleh=d.kabid)
    actions.tetapkan(p, oleh=d.kabid, pada=PADA)
    actions.tetapkan_matriks(m, oleh=d.kabid, pada=PADA)
    saya = orang(d, siapa)
    hasil = (
        lihat(saya, "perjanjian", p.id_publik).status_code,
        lihat(saya, "matriks", m.id_publik).status_code,
        lihat(saya, "orang", m.id_publik, d.pegawai.id_publik).status_code,
        lihat(saya, "orang", m.id_publik, d.rekan.id_publik).status_code,
    )
    assert hasil == harap


def test_anggota_hanya_melihat_barisnya_sendiri(d, m):
    isi(m, d.pegawai, "Peran milik Andi", oleh=d.kabid)
    isi(m, d.rekan, "Peran milik Dewi", oleh=d.kabid)
    actions.tetapkan_matriks(m, oleh=d.kabid, pada=PADA)
    halaman = teks(lihat(d.pegawai, "matriks", m.id_publik))
    assert "Peran milik Andi" in halaman
    assert "Peran milik Dewi" not in halaman
    assert lihat(d.pegawai, "sel", m.id_publik, 1, d.rekan.id_publik, htmx=True).status_code == 404
    assert lihat(d.pegawai, "jejak_matriks", m.id_publik).status_code == 403
    assert lihat(d.pegawai, "anggota", m.id_publik).status_code == 403
    assert lihat(d.pegawai, "kolom", m.id_publik).status_code == 403


def test_unit_yang_tidak_terbaca_tidak_dapat_dimulai(d):
    for nama in ("mulai_perjanjian", "mulai_matriks"):
        assert kirim(d.orang_luar, nama, unit=str(d.bidang.id_publik), tahun="2026").status_code == 404
        assert kirim(d.kadis, nama, unit=str(d.bidang.id_publik), tahun="2026").status_code == 403
        assert kirim(d.kabid, nama, unit="bukan-uuid", tahun="2026").status_code == 404


@pytest.mark.dua_mesin
def test_beranda_per_peran(d, p, m):
    assert "Unit yang Anda pimpin" in teks(lihat(d.kabid, "beranda"))
    assert "Bidang Pendaftaran Penduduk" in teks(lihat(d.kadis, "beranda", cari="pendaftaran"))
    kosong = teks(lihat(d.orang_luar, "beranda"))
    assert "Belum ada peran untuk Anda" in kosong
    assert "Unit lain yang Anda baca" not in kosong
    isi(m, d.pegawai, "Peran milik Andi", oleh=d.kabid)
    assert "Peran milik Andi" not in teks(lihat(d.pegawai, "beranda"))
    actions.tetapkan_matriks(m, oleh=d.kabid, pada=PADA)
    assert "Peran milik Andi" in teks(lihat(d.pegawai, "beranda"))
