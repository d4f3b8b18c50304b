"""A role that was set is offered in the SKP, taken with one tap, linked to the leader's RHK, never forced."""

import uuid

import pytest
from django.urls import reverse

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.perencanaan import actions as perencanaan
from ekinerja.perencanaan.kisi import kisi
from ekinerja.perencanaan.models import KolomMatriks
from ekinerja.skp import actions
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import Rhk
from tests import pabrik
from tests.pabrik import PADA
from tests.perencanaan.cerita import isi, masuk, teks

pytestmark = pytest.mark.django_db
PERAN = "Terbitnya akta di hari yang sama"


@pytest.fixture
def sel(d, m):
    """Andi's role in a matriks that was set."""
    sel = isi(m, d.pegawai, PERAN, penyelarasan="LANGSUNG", oleh=d.kabid)
    perencanaan.tetapkan_matriks(m, oleh=d.kabid, pada=PADA)
    return sel


@pytest.fixture
def rhk_kabid(d):
    """The head's RHK that says what the perjanjian says."""
    skp = pabrik.buat_skp(d.kabid, d.kadis, unit=d.bidang, status="DISETUJUI")
    return pabrik.buat_rhk(skp, teks="Meningkatnya layanan kependudukan")


@pytest.fixture
def skp(d):
    return pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang)


def ubah(d, skp) -> str:
    return teks(masuk(d.pegawai).get(reverse("skp:ubah", args=[skp.id_publik])))


def ambil(orang, skp, sel):
    return masuk(orang).post(
        reverse("skp:ambil_peran", args=[skp.id_publik, sel.id_publik]), {"kunci": uuid.uuid4().hex}
    )


def test_ditawarkan_lalu_diambil_dengan_satu_ketukan(d, rhk_kabid, skp, sel, m):
    assert "Satu peran dapat Anda ambil sebagai RHK" in ubah(d, skp)
    assert ambil(d.pegawai, skp, sel).status_code == 302
    rhk = skp.rhk.get()
    assert (rhk.teks, rhk.penyelarasan, rhk.rhk_atasan, rhk.peran) == (PERAN, "LANGSUNG", rhk_kabid, sel)
    assert "Sudah diambil" in ubah(d, skp)
    assert kisi(m)["baris"][0]["sel"][0]["diambil"]


def test_diambil_dua_kali_tetap_satu(d, skp, sel):
    for _ in range(2):
        actions.ambil_peran(skp, sel, oleh=d.pegawai, pada=PADA)
    assert skp.rhk.count() == 1


@pytest.mark.dua_mesin
def test_rhk_kosong_yang_baru_dimulai_dipakai_lebih_dulu(d, skp, sel):
    kosong = actions.tambah_rhk(skp, jenis="UTAMA", oleh=d.pegawai, pada=PADA)
    assert actions.ambil_peran(skp, sel, oleh=d.pegawai, pada=PADA).pk == kosong.pk


def test_tanpa_rhk_atasan_diambil_tanpa_tautan(d, skp, sel):
    assert actions.ambil_peran(skp, sel, oleh=d.pegawai, pada=PADA).rhk_atasan is None


@pytest.mark.dua_mesin
def test_dua_tingkat_tertaut_ke_rhk_yang_diambil_ketua(d, m, skp, sel):
    perencanaan.buka_matriks(m, oleh=d.kabid, pada=PADA, alasan="Tim")
    tim = perencanaan.mulai_matriks_ketua(m, d.pegawai, oleh=d.kabid, pada=PADA)
    perencanaan.tetapkan_matriks(m, oleh=d.kabid, pada=PADA)
    perencanaan.tambah_anggota(tim, d.rekan, oleh=d.pegawai, pada=PADA)
    milik_dewi = isi(tim, d.rekan, "Terperiksanya berkas", oleh=d.pegawai)
    perencanaan.tetapkan_matriks(tim, oleh=d.pegawai, pada=PADA)
    rhk_andi = actions.ambil_peran(skp, sel, oleh=d.pegawai, pada=PADA)
    skp_dewi = pabrik.buat_skp(d.rekan, d.pegawai, unit=d.bidang)
    assert actions.ambil_peran(skp_dewi, milik_dewi, oleh=d.rekan, pada=PADA).rhk_atasan == rhk_andi


def test_selama_matriks_draf_tidak_ditawarkan(d, m, skp, sel):
    perencanaan.buka_matriks(m, oleh=d.kabid, pada=PADA, alasan="Pembagian ulang")
    assert "Dari Matriks Peran Hasil" not in ubah(d, skp)
    assert ambil(d.pegawai, skp, sel).status_code == 409


@pytest.mark.dua_mesin
def test_peran_orang_lain_tidak_dapat_diambil_dan_orang_lain_tidak_mengambilkan(d, m, skp, sel):
    milik_dewi = pabrik.buat_skp(d.rekan, d.kabid, unit=d.bidang)
    assert ambil(d.rekan, milik_dewi, sel).status_code == 409
    assert ambil(d.kabid, skp, sel).status_code == 403
    assert ambil(d.orang_luar, skp, sel).status_code == 404
    assert not Rhk.objects.filter(peran=sel).exists()


@pytest.mark.dua_mesin
def test_hapus_lalu_urungkan_mengembalikan_asalnya(d, skp, sel):
    rhk = actions.ambil_peran(skp, sel, oleh=d.pegawai, pada=PADA)
    isi_lama = actions.hapus_rhk(skp, rhk, oleh=d.pegawai, pada=PADA)
    assert "dapat Anda ambil" in ubah(d, skp)
    assert actions.pulihkan_rhk(skp, isi_lama, oleh=d.pegawai, pada=PADA).peran == sel


def test_urungkan_sesudah_peran_diambil_lagi_tidak_mengambil_dua_kali(d, skp, sel):
    isi_lama = actions.hapus_rhk(
        skp, actions.ambil_peran(skp, sel, oleh=d.pegawai, pada=PADA), oleh=d.pegawai, pada=PADA
    )
    actions.ambil_peran(skp, sel, oleh=d.pegawai, pada=PADA)
    assert actions.pulihkan_rhk(skp, isi_lama, oleh=d.pegawai, pada=PADA).peran is None


def test_asal_tidak_ikut_dalam_isi_yang_disetujui(d, skp, sel):
    actions.ambil_peran(skp, sel, oleh=d.pegawai, pada=PADA)
    assert "peran" not in isi_skp(skp)["utama"][0]


@pytest.mark.dua_mesin
def test_rhk_pimpinan_menjadi_kolom_dan_terlindung(d, m):
    skp = pabrik.buat_skp(d.kabid, d.kadis, unit=d.bidang)
    rhk = pabrik.buat_rhk(skp, teks="Terjaganya keakuratan data")
    k = perencanaan.tambah_kolom(m, "RHK", rhk.id_publik, oleh=d.kabid, pada=PADA)
    assert (k.teks, k.target) == ("Terjaganya keakuratan data", "9.600 berkas")
    isi(m, d.pegawai, n=k.nomor, oleh=d.kabid)
    with pytest.raises(AturanDilanggar, match="Andi Tadulako"):
        actions.hapus_rhk(skp, rhk, oleh=d.kabid, pada=PADA)
    actions.ganti_rumusan(skp, rhk, teks="Terjaganya mutu data", yakin=True, oleh=d.kabid, pada=PADA)
    assert KolomMatriks.objects.get(pk=k.pk).teks == "Terjaganya mutu data"
