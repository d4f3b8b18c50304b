"""Never in front of an empty page: templates that colleagues share and the library per position."""

import uuid

import pytest
from django.urls import reverse

from ekinerja.inti.jejak import jejak_objek
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.skp.models import Rhk, Skp, Templat
from tests import pabrik
from tests.skp.cerita import kirim, lihat, masuk

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(d):
    orang = pabrik.buat_pegawai("Nur Aini Lamarauna")
    pabrik.beri_peran(orang, "ADMIN_BKPSDM", d.kota)
    return orang


@pytest.fixture
def milik_rekan(d, rhk_atasan):
    """An approved SKP of a colleague with two RHK."""
    return pabrik.buat_skp(d.rekan, d.kabid, unit=d.bidang, status="DISETUJUI", rhk=2, rhk_atasan=rhk_atasan)


def bagikan(skp, *rhk: Rhk, oleh=None, **lagi: str):
    pilih = [str(r.id_publik) for r in (rhk or skp.rhk.all())]
    return kirim(oleh or skp.pegawai, "bagikan", skp, judul="Loket pendaftaran", rhk=pilih, **lagi)


def ambil(skp, templat, *baris, oleh=None):
    pilih = [str(b.id_publik) for b in baris]
    return kirim(oleh or skp.pegawai, "templat", skp, templat=str(templat.id_publik), baris=pilih)


def pustaka(orang, *lagi, **isian: str):
    nama = "skp:pustaka_ubah" if lagi else "skp:pustaka"
    return masuk(orang).post(reverse(nama, args=lagi), {"kunci": uuid.uuid4().hex, **isian})


@pytest.mark.dua_mesin
def test_rekan_membagikan_dan_yang_dipilih_saja_terambil(d, milik_rekan):
    assert bagikan(milik_rekan).status_code == 302
    templat = Templat.objects.get()
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang)
    daftar = lihat(d.pegawai, "templat", skp.id_publik).content.decode()
    assert "Loket pendaftaran" in daftar
    pratinjau = lihat(d.pegawai, "templat", skp.id_publik, lihat=str(templat.id_publik)).content.decode()
    pertama, kedua = templat.baris.all()
    assert pertama.teks in pratinjau
    assert kedua.teks in pratinjau
    for halaman in (daftar, pratinjau):
        assert d.rekan.nama not in halaman
    assert ambil(skp, templat, kedua).status_code == 302
    (rhk,) = skp.rhk.all()
    asal = milik_rekan.rhk.get(teks=kedua.teks)
    assert (rhk.teks, rhk.rhk_atasan, rhk.id_publik != asal.id_publik) == (kedua.teks, None, True)
    assert list(rhk.indikator.values_list("teks", "target_teks")) == list(
        asal.indikator.values_list("teks", "target_teks")
    )
    assert skp.rencana_aksi.count() == asal.skp.rencana_aksi.filter(indikator__rhk=asal).count()
    ambil(skp, templat, kedua)  # a second tap adds nothing
    assert skp.rhk.count() == 1
    assert "skp.templat_diambil" in {j.kejadian for j in jejak_objek(skp)}


def test_draf_yang_dimulai_dari_templat_langsung_memilih_baris(d, milik_rekan):
    assert "Mulai dari templat" not in lihat(d.pegawai, "saya").content.decode()
    bagikan(milik_rekan)
    assert "Mulai dari templat" in lihat(d.pegawai, "saya").content.decode()
    jawab = masuk(d.pegawai).post("/skp/mulai/", {"kunci": uuid.uuid4().hex, "tahun": "2026", "ke": "templat"})
    assert jawab["Location"] == reverse("skp:templat", args=[Skp.objects.get(pegawai=d.pegawai).id_publik])


@pytest.mark.dua_mesin
def test_nama_orang_tidak_pernah_ikut(d, milik_rekan):
    satu, dua = milik_rekan.rhk.all()
    satu.teks = f"Tersusunnya laporan untuk {d.kabid.nama.upper()}"
    satu.save()
    dua.indikator.first().rencana_aksi.update(teks="Lapor ke 19850312 201001 2 901")
    halaman = lihat(d.rekan, "bagikan", milik_rekan.id_publik).content.decode()
    assert f"Memuat nama {d.kabid.nama}." in halaman
    assert "Memuat NIP." in halaman
    assert bagikan(milik_rekan).status_code == 400
    assert not Templat.objects.exists()
    isi = str(list(Templat.objects.values()))
    assert d.rekan.nama not in isi


@pytest.mark.dua_mesin
def test_ditarik_kapan_saja_dan_yang_sudah_diambil_tetap(d, milik_rekan):
    bagikan(milik_rekan)
    templat = Templat.objects.get()
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang)
    satu, dua = templat.baris.all()
    ambil(skp, templat, satu)
    assert kirim(d.rekan, "bagikan", milik_rekan, aksi="tarik").status_code == 302
    assert "Loket pendaftaran" not in lihat(d.pegawai, "templat", skp.id_publik).content.decode()
    assert ambil(skp, templat, dua).status_code == 409
    assert skp.rhk.get().teks == satu.teks
    assert kirim(d.rekan, "bagikan", milik_rekan, aksi="tarik").status_code == 409
    bagikan(milik_rekan)
    bagikan(milik_rekan, milik_rekan.rhk.first())
    assert Templat.objects.filter(dicabut_pada=None).get().baris.count() == 1


def test_hanya_pemilik_skp_yang_disetujui_yang_membagikan(d, milik_rekan, lengkap):
    assert bagikan(milik_rekan, oleh=d.kabid).status_code == 403
    assert bagikan(milik_rekan, oleh=d.orang_luar).status_code == 404
    assert bagikan(lengkap).status_code == 409
    assert lihat(d.kabid, "bagikan", milik_rekan.id_publik).status_code == 403
    assert lihat(d.pegawai, "bagikan", lengkap.id_publik).status_code == 409
    assert "Bagikan sebagai templat" in lihat(d.rekan, "baca", milik_rekan.id_publik).content.decode()
    assert "Bagikan sebagai templat" not in lihat(d.kabid, "baca", milik_rekan.id_publik).content.decode()


@pytest.mark.dua_mesin
def test_tidak_ditawarkan_kepada_jabatan_dan_unit_lain_kecuali_dicari(d, milik_rekan):
    bagikan(milik_rekan)
    Templat.objects.update(jabatan="Pranata Komputer Ahli Muda", unit=d.dinas)
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang)
    assert "Belum ada templat untuk jabatan Anda" in lihat(d.pegawai, "templat", skp.id_publik).content.decode()
    assert "Loket pendaftaran" in lihat(d.pegawai, "templat", skp.id_publik, cari="pranata").content.decode()


@pytest.mark.dua_mesin
def test_pengelola_merawat_pustaka_per_jabatan(d, admin):
    pustaka(admin, judul="Analis: pendaftaran", jabatan="analis kependudukan", formulir="JA_JF")
    templat = Templat.objects.get()
    alamat = templat.id_publik
    assert pustaka(admin, alamat, aksi="terbit").status_code == 409
    isi = {"jenis": "UTAMA", "teks": "Terverifikasinya berkas pindah datang", "perspektif": ""}
    isi |= {"ukuran_1": "Persentase berkas selesai dalam sehari", "aspek_1": "WAKTU", "target_1": "95 %"}
    assert pustaka(admin, alamat, aksi="tambah", **isi).status_code == 302
    assert pustaka(admin, alamat, aksi="tambah", **{**isi, "teks": ""}).status_code == 400
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang)
    assert "Analis: pendaftaran" not in lihat(d.pegawai, "templat", skp.id_publik).content.decode()
    pustaka(admin, alamat, aksi="terbit")
    assert "Analis: pendaftaran" in lihat(d.pegawai, "templat", skp.id_publik).content.decode()
    ambil(skp, templat, templat.baris.get())
    indikator = skp.rhk.get().indikator.get()
    assert (str(indikator.target_nilai), indikator.satuan, indikator.jenis_target) == ("95.0000", "%", "TRAJECTORY")
    pustaka(admin, alamat, aksi="simpan", judul="Analis", jabatan="", formulir="JA_JF")
    pustaka(admin, alamat, aksi=f"buang:{templat.baris.get().id_publik}")
    pustaka(admin, alamat, aksi="cabut")
    templat.refresh_from_db()
    assert (templat.judul, templat.baris.count(), templat.dicabut_pada is not None) == ("Analis", 0, True)
    assert len(jejak_objek(templat)) == 6


@pytest.mark.dua_mesin
def test_pengelola_menyalin_templat_rekan_ke_pustaka(d, admin, milik_rekan):
    bagikan(milik_rekan)
    rekan = Templat.objects.get()
    assert rekan.judul in lihat(admin, "pustaka").content.decode()
    pustaka(admin, judul="Salinan", jabatan="", formulir="JA_JF", dari=str(rekan.id_publik))
    baru = Templat.objects.get(jenis="PUSTAKA")
    assert [b.teks for b in baru.baris.all()] == [b.teks for b in rekan.baris.all()]
    assert pustaka(admin, rekan.id_publik, aksi="cabut").status_code == 404
    for orang in (d.pegawai, d.kadis):
        assert pustaka(orang, judul="x", jabatan="", formulir="JA_JF").status_code == 403


def test_penilai_tanpa_rhk_diingatkan_sekali_berapa_kali_pun_diketuk(d):
    masuk(d.pegawai).post("/skp/mulai/", {"kunci": uuid.uuid4().hex, "tahun": "2026"})
    skp = Skp.objects.get()
    for _ in range(3):
        kirim(d.pegawai, "potret", skp)
        lihat(d.pegawai, "ubah", skp.id_publik)
    assert Pemberitahuan.objects.filter(pegawai=d.kabid).count() == 1
