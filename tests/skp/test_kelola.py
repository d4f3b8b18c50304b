"""Nur Aini, pengelola kinerja: sets what was left lying, closes what ended, corrects who appraises whom."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.inti.jejak import jejak_objek, periksa_jejak
from ekinerja.inti.models import DokumenTerbit
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian.models import Peran
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.penilaian.actions import buka_periode
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.kalender import pastikan_periode
from ekinerja.perencanaan.models import Periode
from ekinerja.skp.forms import PotretForm
from ekinerja.skp.models import Skp, VersiSkp
from tests import pabrik
from tests.skp.cerita import kirim, lihat, masuk

pytestmark = pytest.mark.django_db
ALASAN = "Pegawai dan penilai sakit; dua pekan sudah lewat."
MUTASI = {"sampai": "2026-02-28", "sebab": "Mutasi ke Dinas Sosial, SK 821/15/2026"}


@pytest.fixture
def nur(d):
    nur = pabrik.buat_pegawai("Nur Aini Lamarauna")
    pabrik.beri_peran(nur, Peran.ADMIN_BKPSDM, d.kota)
    return nur


@pytest.fixture
def disetujui(d, lengkap):
    kirim(d.pegawai, "ajukan", lengkap)
    kirim(d.kabid, "setujui", lengkap)
    return segar(lengkap)


def segar(skp: Skp) -> Skp:
    return Skp.objects.untuk_halaman().get(pk=skp.pk)


def isi(jawab) -> str:
    return jawab.content.decode()


def penerima() -> set[str]:
    return set(Pemberitahuan.objects.values_list("pegawai__nama", flat=True))


# -- setting (R-12) ---------------------------------------------------------------------------------------------------


def test_draf_yang_dibiarkan_ditetapkan_dan_mengikat(d, nur, lengkap):
    assert "Tetapkan SKP ini?" in isi(lihat(nur, "tetapkan", lengkap.id_publik))
    assert kirim(nur, "tetapkan", lengkap, alasan=ALASAN, versi=str(lengkap.versi_isi)).status_code == 302
    skp = segar(lengkap)
    assert (skp.status, skp.diputus_oleh, skp.catatan, skp.versi) == ("DITETAPKAN_PENGELOLA", nur, ALASAN, 1)
    assert VersiSkp.objects.get(skp=skp).disetujui_oleh == nur
    assert DokumenTerbit.objects.get().objek_uuid == skp.id_publik
    assert penerima() == {d.pegawai.nama, d.kabid.nama}
    assert jejak_objek(skp)[0].kejadian == "skp.ditetapkan"
    assert periksa_jejak().utuh


def test_halamannya_berkata_siapa_mengapa_dan_apa_yang_masih_dapat_dilakukan(d, nur, lengkap):
    kirim(nur, "tetapkan", lengkap, alasan=ALASAN)
    pegawai, kabid = (isi(lihat(o, "baca", lengkap.id_publik)) for o in (d.pegawai, d.kabid))
    for halaman in (pegawai, kabid):
        assert f"Ditetapkan pengelola kinerja, {nur.nama}, " in halaman
        assert ALASAN in halaman
        assert "Diajukan" not in halaman
    assert "membukanya kembali" in pegawai
    assert "Buka kembali untuk perbaikan" in kabid
    assert kirim(d.kabid, "buka", lengkap, alasan="Kita perbaiki bersama.").status_code == 302
    assert kirim(d.pegawai, "ajukan", lengkap).status_code == 302
    assert periksa_jejak().utuh


@pytest.mark.parametrize(("hari", "status"), [(14, 404), (15, 200)])
def test_dua_pekan_pertama_milik_pegawai_dan_penilai(d, nur, lengkap, hari, status):
    with bekukan(datetime(2026, 1, hari, 1, 0, tzinfo=UTC)):
        assert lihat(nur, "tetapkan", lengkap.id_publik).status_code == status
        assert kirim(nur, "tetapkan", lengkap, alasan=ALASAN).status_code == (302 if status == 200 else 404)


def test_penilai_yang_juga_pengelola_diberi_tahu_kapan_boleh(d, lengkap):
    pabrik.beri_peran(d.kabid, Peran.ADMIN_BKPSDM, d.kota)
    with bekukan(datetime(2026, 1, 10, 1, 0, tzinfo=UTC)):
        jawab = kirim(d.kabid, "tetapkan", lengkap, alasan=ALASAN)
    assert (jawab.status_code, "mulai 15 Januari 2026" in isi(jawab)) == (409, True)


def test_draf_yang_belum_lengkap_disebut_kurangnya_dan_tidak_ditetapkan(d, nur):
    skp = pabrik.buat_skp(d.pegawai, None, unit=d.bidang)
    pabrik.buat_rhk(skp, indikator=0)
    halaman = isi(lihat(nur, "tetapkan", skp.id_publik))
    assert "belum punya indikator" in halaman
    assert "Tetapkan SKP ini?" not in halaman
    assert kirim(nur, "tetapkan", skp, alasan=ALASAN).status_code == 409
    assert segar(skp).status == "DRAF"


@pytest.mark.dua_mesin
def test_yang_belum_lengkap_diingatkan_sekali_sehari(d, nur, lengkap):
    assert kirim(nur, "ingatkan", lengkap).status_code == 409
    lengkap.lampiran.filter(jenis="SKEMA").delete()
    assert "Ingatkan pegawai dan penilai" in isi(lihat(nur, "tetapkan", lengkap.id_publik))
    for _ in range(2):
        assert kirim(nur, "ingatkan", lengkap).status_code == 302
    assert sorted(Pemberitahuan.objects.values_list("pegawai__nama", flat=True)) == [d.pegawai.nama, d.kabid.nama]
    assert "Skema pertanggungjawaban" in Pemberitahuan.objects.get(pegawai=d.pegawai).isi
    assert jejak_objek(lengkap)[0].kejadian == "skp.diingatkan"
    assert kirim(d.kabid, "ingatkan", lengkap).status_code == 403
    assert kirim(d.rekan, "ingatkan", lengkap).status_code == 404


def test_rhk_atasan_boleh_menyusul(d, nur):
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, rhk=1)
    assert kirim(d.pegawai, "ajukan", skp).status_code == 409
    assert kirim(nur, "tetapkan", skp, alasan=ALASAN).status_code == 302


@pytest.mark.dua_mesin
def test_menetapkan_perlu_alasan_dan_isi_yang_masih_sama(d, nur, lengkap):
    jawab = kirim(nur, "tetapkan", lengkap, alasan=" ")
    assert (jawab.status_code, "Tulis alasannya" in isi(jawab)) == (400, True)
    Skp.objects.filter(pk=lengkap.pk).update(versi_isi=5)
    assert kirim(nur, "tetapkan", lengkap, alasan=ALASAN, versi="4").status_code == 409
    assert segar(lengkap).status == "DRAF"


def test_menetapkan_hanya_draf_pertama(d, nur, disetujui):
    assert kirim(nur, "tetapkan", disetujui, alasan=ALASAN).status_code == 409
    kirim(d.kabid, "buka", disetujui, alasan="Anggaran berubah.")
    assert kirim(nur, "tetapkan", disetujui, alasan=ALASAN).status_code == 409
    assert segar(disetujui).status == "DRAF"


def test_siapa_yang_tidak_dapat_menetapkan(d, nur, lengkap):
    pabrik.beri_peran(d.orang_luar, Peran.ADMIN_BKPSDM, pabrik.buat_unit("LAIN", induk=d.kota, jenis="dinas"))
    pabrik.beri_peran(d.rekan, Peran.ADMIN_UNIT, d.kota)
    pabrik.beri_peran(d.pegawai, Peran.ADMIN_BKPSDM, d.kota)
    harapan = {d.pegawai: 403, d.kabid: 403, d.rekan: 404, d.orang_luar: 404}
    for orang, status in harapan.items():
        assert lihat(orang, "tetapkan", lengkap.id_publik).status_code == status
        assert kirim(orang, "tetapkan", lengkap, alasan=ALASAN).status_code == status
    assert segar(lengkap).status == "DRAF"


@pytest.fixture
def tahun_lalu(d, rhk_atasan):
    """Andi's SKP of last year; this year nobody has begun one."""
    return pabrik.buat_skp(
        d.pegawai, d.kabid, unit=d.bidang, tahun=2025, status="DITUTUP", rhk=2, rhk_atasan=rhk_atasan
    )


def susunkan(orang, pegawai, tahun=2026):
    isian = {"kunci": uuid4().hex, "pegawai": pegawai.id_publik, "tahun": tahun}
    return masuk(orang).post(reverse("skp:susunkan"), isian)


def test_yang_belum_mulai_disusunkan_dari_skp_lalu_lalu_ditetapkan(d, nur, tahun_lalu):
    assert "Salin menjadi draf SKP 2026?" in isi(lihat(nur, "kelola", status="belum"))
    assert susunkan(nur, d.pegawai).status_code == 302
    skp = Skp.objects.get(pegawai=d.pegawai, tahun=2026)
    assert (skp.status, skp.rhk.count(), skp.penilai) == ("DRAF", 2, d.kabid)
    assert Pemberitahuan.objects.get(pegawai=d.pegawai).judul == "Draf SKP 2026 Anda disusunkan pengelola kinerja"
    assert jejak_objek(skp)[0].pelaku == nur.nama
    assert kirim(nur, "tetapkan", skp, alasan=ALASAN).status_code == 302
    assert susunkan(nur, d.pegawai).status_code == 404
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_menyusunkan_menunggu_dua_pekan_dan_perlu_contoh(d, nur, tahun_lalu):
    with bekukan(datetime(2026, 1, 14, 1, 0, tzinfo=UTC)):
        assert "Salin menjadi draf" not in isi(lihat(nur, "kelola", status="belum"))
        jawab = susunkan(nur, d.pegawai)
        assert (jawab.status_code, "mulai 15 Januari 2026" in isi(jawab)) == (409, True)
    jawab = susunkan(nur, d.rekan)
    assert (jawab.status_code, "belum punya SKP terdahulu" in isi(jawab)) == (409, True)
    assert not Skp.objects.filter(tahun=2026, pegawai__in=[d.pegawai, d.rekan]).exists()


def test_skp_guru_datang_dari_ruang_gtk_jadi_tidak_disusunkan(d, nur):
    guru = pabrik.buat_pegawai("Sari Wulandari")
    sekolah = pabrik.buat_unit("SMPN1", induk=d.dinas, jenis="sekolah_smp")
    pabrik.tugaskan(guru, sekolah)
    pabrik.buat_skp(guru, d.kabid, unit=sekolah, tahun=2025, status="DITUTUP", rhk=1)
    halaman = isi(lihat(nur, "kelola", status="belum"))
    assert guru.nama in halaman
    assert "Salin menjadi draf" not in halaman
    assert susunkan(nur, guru).status_code == 409


@pytest.mark.dua_mesin
def test_siapa_yang_tidak_dapat_menyusunkan(d, tahun_lalu):
    assert susunkan(d.kabid, d.pegawai).status_code == 403
    pabrik.beri_peran(d.orang_luar, Peran.ADMIN_BKPSDM, pabrik.buat_unit("LAIN", induk=d.kota, jenis="dinas"))
    assert susunkan(d.orang_luar, d.pegawai).status_code == 404
    assert not Skp.objects.filter(pegawai=d.pegawai, tahun=2026).exists()


# -- closing ----------------------------------------------------------------------------------------------------------


def test_menutup_pada_mutasi_dengan_sebab(d, nur, disetujui):
    assert "Tutup SKP" in isi(lihat(nur, "baca", disetujui.id_publik))
    assert "tidak dapat dibuka lagi" in isi(lihat(nur, "tutup", disetujui.id_publik))
    Pemberitahuan.objects.all().delete()
    assert kirim(nur, "tutup", disetujui, **MUTASI).status_code == 302
    skp = segar(disetujui)
    assert (skp.status, skp.sampai, skp.sebab_tutup) == ("DITUTUP", date(2026, 2, 28), MUTASI["sebab"])
    assert MUTASI["sebab"] in isi(lihat(d.pegawai, "baca", skp.id_publik))
    assert penerima() == {d.pegawai.nama, d.kabid.nama}
    assert periksa_jejak().utuh
    assert lihat(nur, "tutup", skp.id_publik).status_code == 409


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"sebab": ""}, "Tulis alasannya"),
        ({"sebab": "x" * 161}, "Paling panjang 160 huruf"),
        ({"sampai": "2026-03-11"}, "sampai hari ini"),
        ({"sampai": "2025-12-31"}, "di antara 1 Januari 2026"),
        ({"sampai": ""}, "Pilih tanggalnya"),
    ],
)
def test_isian_penutupan_yang_keliru_tidak_menutup(d, nur, disetujui, ganti, kata):
    jawab = kirim(nur, "tutup", disetujui, **{**MUTASI, **ganti})
    assert (jawab.status_code, kata in isi(jawab)) == (400, True)
    assert segar(disetujui).status == "DISETUJUI"


def test_siapa_yang_tidak_dapat_menutup(d, nur, disetujui):
    pabrik.beri_peran(d.pegawai, Peran.ADMIN_BKPSDM, d.kota)
    pabrik.beri_peran(d.rekan, Peran.AUDITOR, d.kota)
    for orang, status in {d.pegawai: 403, d.kabid: 403, d.rekan: 403, d.orang_luar: 404}.items():
        assert lihat(orang, "tutup", disetujui.id_publik).status_code == status
        assert kirim(orang, "tutup", disetujui, **MUTASI).status_code == status
        assert ">Tutup SKP<" not in isi(lihat(orang, "baca", disetujui.id_publik))
    assert segar(disetujui).status == "DISETUJUI"


# -- the snapshot -----------------------------------------------------------------------------------------------------


def pembetulan(d, **ganti) -> dict[str, str]:
    isian = {
        "penilai": d.kadis.nip,
        "atasan_penilai": "",
        "unit": f"{d.dinas.nama} ({d.dinas.kode})",
        "jabatan": "Pranata Komputer",
        "tanggal": "2026-03-10",
        "alasan": "Nota dinas 12/2026: dipindah ke bawah Kepala Dinas.",
    }
    return {**isian, **ganti}


@pytest.mark.dua_mesin
def test_potret_dibetulkan_setelah_melihat_sebelum_dan_sesudah(d, nur, disetujui):
    tinjau = isi(kirim(nur, "betulkan_potret", disetujui, **pembetulan(d)))
    for kata in ("Simpan perubahan ini?", d.kabid.nama, d.kadis.nama, "Analis Kependudukan", "Pranata Komputer"):
        assert kata in tinjau
    assert "Menurut data kepegawaian, atasan" not in tinjau
    keliru = pembetulan(d, penilai=d.kabid.nip, atasan_penilai=d.rekan.nip)
    assert f"atasan {d.kabid.nama} pada tanggal itu adalah {d.kadis.nama}" in isi(
        kirim(nur, "betulkan_potret", disetujui, **keliru)
    )
    assert segar(disetujui).penilai == d.kabid
    Pemberitahuan.objects.all().delete()
    jawab = kirim(nur, "betulkan_potret", disetujui, langkah="simpan", versi=str(disetujui.versi_isi), **pembetulan(d))
    assert jawab.status_code == 302
    skp = segar(disetujui)
    assert (skp.penilai, skp.atasan_penilai, skp.unit, skp.versi) == (d.kadis, None, d.dinas, 2)
    assert skp.potret["pegawai"]["jabatan"] == "Pranata Komputer"
    assert skp.potret["penilai"]["jabatan"] == "Kepala Dinas"
    catatan = jejak_objek(skp)[0]
    assert (catatan.kejadian, catatan.pelaku) == ("skp.potret_dibetulkan", nur.nama)
    assert catatan.perubahan["Pejabat penilai: nama"] == [d.kabid.nama, d.kadis.nama]
    assert penerima() == {d.pegawai.nama, d.kabid.nama, d.kadis.nama}
    assert list(DokumenTerbit.objects.order_by("urut").values_list("status", flat=True)) == ["DIGANTI", "BERLAKU"]
    assert d.kabid.nama in isi(lihat(d.pegawai, "versi", skp.id_publik, 1))
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_formulir_terisi_yang_tertulis_sekarang_dan_hanya_yang_diubah_berubah(d, nur, disetujui):
    terisi = PotretForm(disetujui).initial
    assert terisi["penilai"] == f"{d.kabid.nama} ({d.kabid.nip})"
    kirim(
        nur,
        "betulkan_potret",
        disetujui,
        langkah="simpan",
        **{**terisi, "jabatan": "Arsiparis", "alasan": "Salah ketik."},
    )
    skp = segar(disetujui)
    assert (skp.penilai, skp.atasan_penilai, skp.unit) == (d.kabid, d.kadis, d.bidang)
    assert jejak_objek(skp)[0].perubahan["Pegawai: jabatan"] == ["Analis Kependudukan", "Arsiparis"]


def test_pemilik_draf_tahu_sejak_kapan_pengelola_membacanya(d, lengkap):
    halaman = isi(lihat(d.pegawai, "ubah", lengkap.id_publik))
    assert "Mulai 15 Januari 2026, bila belum diajukan, pengelola kinerja BKPSDM dapat membaca" in halaman


def test_penilai_skp_yang_belum_diputus_dibetulkan_lewat_hubungannya(d, nur, lengkap):
    kirim(d.pegawai, "ajukan", lengkap)
    jawab = kirim(nur, "betulkan_potret", lengkap, langkah="simpan", **pembetulan(d))
    assert jawab.status_code == 400
    assert "Betulkan atasannya di profil pegawai" in isi(jawab)
    d.pegawai.hubungan_penilai.update(penilai=d.kadis)
    assert kirim(d.kabid, "setujui", lengkap).status_code == 403
    assert kirim(d.kadis, "setujui", lengkap).status_code == 302
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_draf_lewat_batas_tanpa_penilai_dibetulkan_lalu_ditetapkan(d, nur):
    skp = pabrik.buat_skp(d.pegawai, None, unit=d.bidang, rhk=1)
    assert kirim(nur, "tetapkan", skp, alasan=ALASAN).status_code == 409
    jawab = kirim(nur, "betulkan_potret", skp, langkah="simpan", **pembetulan(d, penilai=d.kabid.nip))
    assert jawab["Location"].endswith("/tetapkan/")
    assert kirim(nur, "tetapkan", skp, alasan=ALASAN).status_code == 302


@pytest.mark.dua_mesin
def test_versi_awal_skp_yang_masuk_bersama_data_awal_ikut_tersimpan(d, nur, rhk_atasan):
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, status="DISETUJUI", rhk=1, rhk_atasan=rhk_atasan)
    kirim(nur, "betulkan_potret", skp, langkah="simpan", **pembetulan(d))
    assert list(VersiSkp.objects.filter(skp=skp).order_by("nomor").values_list("nomor", flat=True)) == [1, 2]
    assert d.kabid.nama in isi(lihat(d.pegawai, "versi", skp.id_publik, 1))
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_evaluasi_yang_belum_dinilai_mengikuti_yang_sudah_tetap(d, nur, disetujui):
    pastikan_periode(2026)
    for urutan in (1, 2):
        periode = Periode.objects.get(kelompok="UMUM", jenis="TRIWULANAN", urutan=urutan)
        buka_periode(periode, pada=datetime(2026, 3 * urutan - 1, 10, 1, 0, tzinfo=UTC))
    Evaluasi.objects.filter(periode__urutan=1).update(
        status="DINILAI", rating_hasil="SESUAI", rating_perilaku="SESUAI", predikat="BAIK"
    )
    kirim(nur, "betulkan_potret", disetujui, langkah="simpan", **pembetulan(d))
    lama, baru = Evaluasi.objects.filter(skp=disetujui).order_by("periode__urutan").select_related("unit")
    assert (lama.potret["pegawai"]["jabatan"], lama.unit, lama.versi_skp) == ("Analis Kependudukan", d.bidang, 1)
    assert (baru.potret["pegawai"]["jabatan"], baru.unit, baru.versi_skp) == ("Pranata Komputer", d.dinas, 2)
    assert periksa_jejak().utuh


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"alasan": ""}, "Tulis alasannya"),
        ({"penilai": "Nobody"}, "Tidak ada pegawai"),
        ({"penilai": "Andi Tadulako"}, "menilai dirinya sendiri"),
        ({"atasan_penilai": "Gusnar Datupalinge"}, "dua orang yang berbeda"),
        ({"penilai": "Nur Aini Lamarauna"}, "menjadikan diri sendiri"),
        ({"unit": "Unit Antah"}, "Tidak ada unit"),
        ({"tanggal": "2025-12-31"}, "di dalam masa SKP"),
    ],
)
def test_pembetulan_yang_keliru_tidak_mengubah_apa_pun(d, nur, disetujui, ganti, kata):
    for langkah in ("tinjau", "simpan"):
        jawab = kirim(nur, "betulkan_potret", disetujui, langkah=langkah, **pembetulan(d, **ganti))
        assert (jawab.status_code, kata in isi(jawab)) == (400, True)
    assert (segar(disetujui).penilai, segar(disetujui).versi) == (d.kabid, 1)


def test_pembetulan_yang_tidak_mengubah_apa_pun_ditolak_dan_bentrok_diketahui(d, nur, disetujui):
    kirim(nur, "betulkan_potret", disetujui, langkah="simpan", **pembetulan(d))
    lagi = kirim(nur, "betulkan_potret", disetujui, langkah="simpan", **pembetulan(d))
    assert (lagi.status_code, "Belum ada yang berubah" in isi(lagi)) == (400, True)
    lain = pembetulan(d, jabatan="Statistisi")
    assert kirim(nur, "betulkan_potret", disetujui, langkah="simpan", versi="0", **lain).status_code == 409
    assert segar(disetujui).potret["pegawai"]["jabatan"] == "Pranata Komputer"


def test_siapa_yang_tidak_dapat_membetulkan_potret(d, nur, disetujui):
    pabrik.beri_peran(d.pegawai, Peran.ADMIN_BKPSDM, d.kota)
    pabrik.beri_peran(d.rekan, Peran.AUDITOR, d.kota)
    for orang, status in {d.pegawai: 403, d.kabid: 403, d.rekan: 403, d.orang_luar: 404}.items():
        jawab = kirim(orang, "betulkan_potret", disetujui, langkah="simpan", **pembetulan(d))
        assert jawab.status_code == status
        assert lihat(orang, "betulkan_potret", disetujui.id_publik).status_code == status
    assert segar(disetujui).penilai == d.kabid
    kirim(nur, "tutup", disetujui, **MUTASI)
    assert lihat(nur, "betulkan_potret", disetujui.id_publik).status_code == 409


def test_admin_satu_dinas_tidak_memindahkan_skp_ke_luar_wilayahnya(d, disetujui):
    pabrik.beri_peran(d.rekan, Peran.ADMIN_BKPSDM, d.dinas)
    jawab = kirim(d.rekan, "betulkan_potret", disetujui, langkah="simpan", **pembetulan(d, unit="DLH"))
    assert (jawab.status_code, "di luar wilayah" in isi(jawab)) == (400, True)


# -- the list ---------------------------------------------------------------------------------------------------------


@pytest.mark.dua_mesin
def test_daftar_mengelompokkan_dan_tidak_membuka_draf_yang_belum_waktunya(d, nur, lengkap):
    pabrik.buat_skp(d.rekan, d.kabid, unit=d.bidang, rhk=1, mulai=date(2026, 3, 2))
    halaman = isi(lihat(nur, "kelola"))
    assert "Satu draf sudah lewat batasnya" in halaman
    assert f"/skp/{lengkap.id_publik}/tetapkan/" in halaman
    assert d.rekan.nama not in halaman
    disusun = isi(lihat(nur, "kelola", status="disusun"))
    assert d.rekan.nama in disusun
    assert "/tetapkan/" not in disusun
    belum = isi(lihat(nur, "kelola", status="belum"))
    assert d.kadis.nama in belum
    assert d.pegawai.nama not in belum
    assert d.pegawai.nama in isi(lihat(nur, "kelola", cari="Tadulako"))
    assert "Tidak ada yang cocok" in isi(lihat(nur, "kelola", cari="Entah"))


def test_daftar_hanya_untuk_pengelola_dan_wilayahnya(d, nur, lengkap):
    for orang in (d.pegawai, d.kabid):
        assert lihat(orang, "kelola").status_code == 403
    pabrik.beri_peran(d.orang_luar, Peran.ADMIN_BKPSDM, pabrik.buat_unit("LAIN", induk=d.kota, jenis="dinas"))
    assert d.pegawai.nama not in isi(lihat(d.orang_luar, "kelola", status="perlu"))


@pytest.mark.parametrize("status", ["perlu", "belum", "disusun", "berlaku"])
def test_daftar_bertanya_sama_banyak_untuk_satu_dan_dua_belas_orang(d, nur, lengkap, status):
    klien = masuk(nur)
    alamat = reverse("skp:kelola") + f"?status={status}"
    klien.get(alamat)  # what a process reads once
    with CaptureQueriesContext(connection) as satu:
        klien.get(alamat)
    for _ in range(11):
        pabrik.buat_skp(pabrik.buat_pegawai(), d.kabid, unit=d.bidang)
        pabrik.tugaskan(pabrik.buat_pegawai(), d.bidang)
    with CaptureQueriesContext(connection) as banyak:
        klien.get(alamat)
    assert len(satu) == len(banyak)
