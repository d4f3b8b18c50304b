"""Settings: all that the code reads have a page; a change counts from its day and is on record."""

import re
import uuid
from datetime import timedelta
from pathlib import Path

import pytest

import ekinerja
from ekinerja.dasbor.actions.setelan import sah
from ekinerja.dasbor.setelan import daftar_setelan
from ekinerja.dialog.batas import lama_konfirmasi
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import Jejak
from ekinerja.inti.pengaturan import atur_setelan, setelan
from ekinerja.inti.waktu import bekukan
from tests import pabrik
from tests.skp.cerita import masuk

pytestmark = pytest.mark.django_db
HARI = pabrik.HARI
SATU = "/pengaturan/dialog_konfirmasi_hari/"


@pytest.fixture(autouse=True)
def _pagi():
    with bekukan(pabrik.PADA):
        yield


@pytest.fixture
def admin():
    orang = pabrik.buat_pegawai("Nur Aini")
    pabrik.beri_peran(orang, "ADMIN_BKPSDM", pabrik.buat_unit("PALU", nama="Kota Palu"))
    return orang


def ubah(orang, alamat: str = SATU, **isi):
    isi = {"kunci": uuid.uuid4().hex, "mulai": HARI.isoformat(), "dasar": "Surat edaran 4/2026", **isi}
    return masuk(orang).post(alamat, isi)


def test_setiap_setelan_yang_dibaca_kode_ada_halamannya():
    dipakai: set[str] = set()
    for berkas in Path(ekinerja.__file__).parent.rglob("*.py"):
        dipakai |= set(re.findall(r'\bsetelan\(\s*"([a-z_]+)"', berkas.read_text()))
    ada = {t.kunci for t in daftar_setelan()}
    assert dipakai <= ada
    assert len(ada) == len(daftar_setelan())
    for t in daftar_setelan():
        assert t.arti.endswith(".")
        assert t.sumber
        assert t.halaman or sah(t, t.bawaan), t.kunci


def test_daftar_menyebut_nilai_bawaan_dan_sumbernya(admin):
    atur_setelan("perbaikan_hari_jawab", 8)
    isi = masuk(admin).get("/pengaturan/").content.decode()
    assert "<b>7 hari kerja</b>" in isi
    assert "<b>8 hari kerja</b>" in isi
    assert "(bawaan: 5 hari kerja)" in isi
    assert "Bawaan aplikasi ini, bukan aturan." in isi


def test_perubahan_berlaku_mulai_harinya_dan_tercatat(admin):
    nanti = HARI + timedelta(days=10)
    assert ubah(admin, nilai="5", mulai=nanti.isoformat()).status_code == 302
    assert (lama_konfirmasi(HARI), lama_konfirmasi(nanti)) == (7, 5)
    jejak = Jejak.objects.get(kejadian="setelan.diubah")
    assert jejak.pelaku_uuid == admin.id_publik
    assert periksa_jejak().utuh
    assert "belum berlaku" in masuk(admin).get(SATU).content.decode()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"nilai": "0"}, "Antara 1 dan 60"),
        ({"nilai": "9", "mulai": (HARI - timedelta(days=1)).isoformat()}, "Yang sudah lewat tidak diubah"),
        ({"nilai": "7"}, "memang sudah 7 hari kerja"),
        ({"nilai": "9", "dasar": ""}, "Tulis dasarnya"),
    ],
)
def test_yang_tidak_boleh_disebut_sebabnya(admin, isi, kata):
    jawab = ubah(admin, **isi)
    assert jawab.status_code == 400
    assert kata in jawab.content.decode()
    assert not Jejak.objects.filter(kejadian="setelan.diubah").exists()


def test_batas_perlindungan_tidak_dapat_diturunkan(admin):
    """Fewer voices than five would tell who spoke."""
    assert ubah(admin, "/pengaturan/umpan_pimpinan_minimum/", nilai="4").status_code == 400


def test_pilihan_daftar_dan_beberapa_angka(admin):
    assert ubah(admin, "/pengaturan/tanda_tangan_dokumen/", nilai="pena").status_code == 302
    assert setelan("tanda_tangan_dokumen", "") == "pena"
    isi = {
        "nilai_diam_hari": 4,
        "nilai_luar_jam": 4,
        "nilai_luar_jam_kali": 2,
        "nilai_lewat_aksi": 2,
        "nilai_lewat_hari": 45,
    }
    assert ubah(admin, "/pengaturan/sinyal_tim/", **isi).status_code == 302
    assert setelan("sinyal_tim", {})["diam_hari"] == 4
    jenis = next(t for t in daftar_setelan() if t.kunci == "unit_kerja_mandiri").pilihan
    satu = next(iter(jenis))
    assert ubah(admin, "/pengaturan/unit_kerja_mandiri/", nilai=[satu]).status_code == 302
    assert setelan("unit_kerja_mandiri", []) == [satu]


def test_ejaan_status_dibaca_per_baris(admin):
    alamat = "/pengaturan/impor_status/"
    assert ubah(admin, alamat, nilai="pegawai tetap = pns\nhonorer = NON_ASN").status_code == 302
    assert setelan("impor_status", {}) == {"pegawai tetap": "PNS", "honorer": "NON_ASN"}
    assert "tidak terbaca" in ubah(admin, alamat, nilai="pegawai tetap: PNS").content.decode()


def test_orang_lain_tidak_dan_yang_tak_dikenal_tidak_ada(admin):
    pegawai = pabrik.buat_pegawai("Andi Tadulako")
    assert masuk(pegawai).get("/pengaturan/").status_code == 403
    assert ubah(pegawai, nilai="9").status_code == 403
    assert masuk(admin).get("/pengaturan/tidak_ada/").status_code == 404
