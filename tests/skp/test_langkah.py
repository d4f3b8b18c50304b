"""Legal moves: who, in which state, with what effect."""

import pytest

from ekinerja.inti.jejak import jejak_objek, periksa_jejak
from ekinerja.inti.models import DokumenTerbit
from ekinerja.kepegawaian.models import Peran
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.skp.actions.potret import serahkan
from ekinerja.skp.models import ButirLampiran, Indikator, Rhk, Skp, VersiSkp
from tests import pabrik
from tests.skp.cerita import kirim, lihat

pytestmark = pytest.mark.django_db


def kejadian(skp: Skp) -> list[str]:
    return [j.kejadian for j in reversed(jejak_objek(skp))]


def status(skp: Skp) -> str:
    skp.refresh_from_db()
    return skp.status


def ajukan(d, skp):
    return kirim(d.pegawai, "ajukan", skp)


def test_pegawai_mengajukan_dan_penilai_diberi_tahu(d, lengkap):
    assert ajukan(d, lengkap).status_code == 302
    assert status(lengkap) == "DIAJUKAN"
    assert kejadian(lengkap) == ["skp.diajukan"]
    assert Pemberitahuan.objects.get().pegawai == d.kabid


@pytest.mark.dua_mesin
def test_penilai_menyetujui_versi_tersimpan_dan_formulir_terbit(d, lengkap):
    ajukan(d, lengkap)
    assert kirim(d.kabid, "setujui", lengkap).status_code == 302
    assert status(lengkap) == "DISETUJUI"
    versi = VersiSkp.objects.get(skp=lengkap)
    assert (lengkap.versi, versi.nomor, len(versi.isi["utama"])) == (1, 1, 2)
    assert DokumenTerbit.objects.get().objek_uuid == lengkap.id_publik
    assert kejadian(lengkap) == ["skp.diajukan", "skp.disetujui"]
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_isi_yang_diubah_di_belakang_layar_ketahuan(d, lengkap):
    ajukan(d, lengkap)
    kirim(d.kabid, "setujui", lengkap)
    Indikator.objects.filter(rhk__skp=lengkap, urutan=1).update(target_teks="1 berkas")
    assert not periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_versi_yang_diubah_di_belakang_layar_ketahuan(d, lengkap):
    ajukan(d, lengkap)
    kirim(d.kabid, "setujui", lengkap)
    versi = VersiSkp.objects.get(skp=lengkap)
    versi.isi["utama"][0]["teks"] = "lain"
    versi.save()
    assert not periksa_jejak().utuh


def test_dikembalikan_butuh_catatan_lalu_diperbaiki_dan_diajukan_lagi(d, lengkap):
    ajukan(d, lengkap)
    assert kirim(d.kabid, "kembalikan", lengkap, catatan="  ").status_code == 400
    assert status(lengkap) == "DIAJUKAN"
    assert kirim(d.kabid, "kembalikan", lengkap, catatan="Target RHK 2 terlalu rendah.").status_code == 302
    assert (status(lengkap), lengkap.catatan) == ("DIKEMBALIKAN", "Target RHK 2 terlalu rendah.")
    assert "Target RHK 2 terlalu rendah." in lihat(d.pegawai, "baca", lengkap.id_publik).content.decode()
    assert ajukan(d, lengkap).status_code == 302
    assert kejadian(lengkap) == ["skp.diajukan", "skp.dikembalikan", "skp.diperbaiki", "skp.diajukan"]


def test_ditarik_kembali_menjadi_draf(d, lengkap):
    ajukan(d, lengkap)
    assert kirim(d.pegawai, "tarik", lengkap).status_code == 302
    assert status(lengkap) == "DRAF"


def test_dibuka_kembali_dengan_alasan_dan_versi_lama_tetap_terbaca(d, lengkap):
    ajukan(d, lengkap)
    kirim(d.kabid, "setujui", lengkap)
    assert kirim(d.kabid, "buka", lengkap, alasan="").status_code == 400
    assert kirim(d.kabid, "buka", lengkap, alasan="Anggaran berubah.").status_code == 302
    assert (status(lengkap), lengkap.versi) == ("DRAF", 1)
    Rhk.objects.filter(skp=lengkap, urutan=1).update(teks="Rumusan baru")
    halaman = lihat(d.pegawai, "versi", lengkap.id_publik, 1).content.decode()
    assert "Terverifikasinya berkas kelompok 1" in halaman
    assert "Rumusan baru" not in halaman
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_versi_kedua_mengganti_formulir_dan_mencatat_bedanya(d, lengkap):
    ajukan(d, lengkap)
    kirim(d.kabid, "setujui", lengkap)
    kirim(d.kabid, "buka", lengkap, alasan="Anggaran berubah.")
    Rhk.objects.filter(skp=lengkap, urutan=1).update(teks="Terverifikasinya semua berkas")
    ajukan(d, lengkap)
    kirim(d.kabid, "setujui", lengkap)
    lengkap.refresh_from_db()
    assert lengkap.versi == 2
    assert [x.status for x in DokumenTerbit.objects.order_by("urut")] == ["DIGANTI", "BERLAKU"]
    assert jejak_objek(lengkap)[1].perubahan["RHK 1"] == [
        "Terverifikasinya berkas kelompok 1", "Terverifikasinya semua berkas"
    ]  # fmt: skip


def test_orang_lain_melihat_versi_disetujui_selama_diperbaiki(d, lengkap):
    ajukan(d, lengkap)
    kirim(d.kabid, "setujui", lengkap)
    kirim(d.kabid, "buka", lengkap, alasan="Anggaran berubah.")
    Rhk.objects.filter(skp=lengkap, urutan=1).update(teks="Masih dipikirkan")
    assert "Masih dipikirkan" not in lihat(d.kadis, "baca", lengkap.id_publik).content.decode()
    assert "Masih dipikirkan" in lihat(d.kabid, "baca", lengkap.id_publik).content.decode()


# -- refusals ---------------------------------------------------------------------------------------------------------

KATA = ["ajukan", "tarik", "setujui", "kembalikan", "buka", "hapus"]
# (who, state) -> verbs that succeed; every other pair is refused.
BOLEH = {
    ("pegawai", "DRAF"): {"ajukan", "hapus"},
    ("pegawai", "DIAJUKAN"): {"tarik"},
    ("pegawai", "DIKEMBALIKAN"): {"ajukan", "hapus"},
    ("kabid", "DIAJUKAN"): {"setujui", "kembalikan"},
    ("kabid", "DISETUJUI"): {"buka"},
    ("kabid", "DITETAPKAN_PENGELOLA"): {"buka"},
}


@pytest.mark.parametrize("keadaan", Skp.Status.values)
@pytest.mark.parametrize("siapa", ["pegawai", "kabid", "kadis", "rekan", "orang_luar"])
def test_setiap_kata_kerja_setiap_keadaan_setiap_orang(d, rhk_atasan, siapa, keadaan):
    for kata in KATA:
        skp = pabrik.buat_skp(
            d.pegawai, d.kabid, unit=d.bidang, atasan_penilai=d.kadis, status=keadaan, rhk=1, rhk_atasan=rhk_atasan
        )
        jawab = kirim(getattr(d, siapa), kata, skp, catatan="Perbaiki.", alasan="Perlu.")
        boleh = kata in BOLEH.get((siapa, keadaan), set())
        assert (jawab.status_code == 302) is boleh, (siapa, keadaan, kata, jawab.status_code)
        if not boleh:
            assert status(skp) == keadaan
            terlihat = siapa in ("pegawai", "kabid") or (siapa == "kadis" and keadaan != "DRAF")
            assert jawab.status_code in ((403, 409) if terlihat else (404,))
        Rhk.objects.filter(skp=skp).delete()
        Skp.objects.filter(pk=skp.pk).delete()


def test_orang_luar_dan_rekan_tidak_tahu_skp_itu_ada(d, lengkap):
    ajukan(d, lengkap)
    for orang in (d.orang_luar, d.rekan):
        for halaman in ("baca", "jejak", "dokumen", "ubah"):
            assert lihat(orang, halaman, lengkap.id_publik).status_code == 404


def test_atasan_penilai_membaca_setelah_diajukan(d, lengkap):
    assert lihat(d.kadis, "baca", lengkap.id_publik).status_code == 404
    ajukan(d, lengkap)
    assert lihat(d.kadis, "baca", lengkap.id_publik).status_code == 200


@pytest.mark.parametrize("peran", [Peran.ADMIN_BKPSDM, Peran.AUDITOR, Peran.ADMIN_UNIT])
def test_peran_pembaca_dalam_lingkupnya(d, lengkap, peran):
    pabrik.beri_peran(d.rekan, peran, d.dinas)
    pabrik.beri_peran(d.orang_luar, peran, pabrik.buat_unit("LAIN", induk=d.kota, jenis="dinas"))
    ajukan(d, lengkap)
    assert lihat(d.rekan, "baca", lengkap.id_publik).status_code == 200
    assert lihat(d.orang_luar, "baca", lengkap.id_publik).status_code == 404
    assert kirim(d.rekan, "setujui", lengkap).status_code == 403


def _ganti_penilai(d):
    d.pegawai.hubungan_penilai.all().delete()
    pabrik.hubungkan(d.pegawai, d.orang_luar)


@pytest.mark.asvs("8.3.2")
def test_mantan_penilai_membaca_dan_penilai_hari_ini_memutus(d, lengkap):
    ajukan(d, lengkap)
    _ganti_penilai(d)
    assert lihat(d.kabid, "baca", lengkap.id_publik).status_code == 200
    jawab = kirim(d.kabid, "setujui", lengkap)
    assert jawab.status_code == 403
    assert f"Hanya {d.orang_luar.nama}" in jawab.content.decode()
    assert kirim(d.orang_luar, "setujui", lengkap).status_code == 302
    lengkap.refresh_from_db()
    assert (lengkap.status, lengkap.penilai) == ("DISETUJUI", d.orang_luar)
    assert lengkap.potret["penilai"]["nama"] == d.orang_luar.nama
    assert lengkap.riwayat.get().isi["potret"]["penilai"]["nama"] == d.orang_luar.nama


def test_mantan_penilai_tidak_melihat_draf(d, lengkap):
    assert lihat(d.kabid, "baca", lengkap.id_publik).status_code == 200
    _ganti_penilai(d)
    assert lihat(d.kabid, "baca", lengkap.id_publik).status_code == 404
    assert lihat(d.orang_luar, "baca", lengkap.id_publik).status_code == 200


def test_yang_belum_diputus_mengikuti_penilai_dan_yang_diputus_tidak(d, lengkap):
    lama = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, tahun=2025, status="DISETUJUI")
    ajukan(d, lengkap)
    _ganti_penilai(d)
    serahkan({d.pegawai.pk})
    for skp in (lengkap, lama):
        skp.refresh_from_db()
    assert (lengkap.penilai, lama.penilai) == (d.orang_luar, d.kabid)
    assert jejak_objek(lengkap)[0].kejadian == "skp.penilai_berganti"
    assert lihat(d.kabid, "baca", lengkap.id_publik).status_code == 404


def test_dua_kali_kirim_satu_akibat(d, lengkap):
    ajukan(d, lengkap)
    pertama = kirim(d.kabid, "setujui", lengkap, kunci="kunci-yang-sama")
    kedua = kirim(d.kabid, "setujui", lengkap, kunci="kunci-yang-sama")
    assert (pertama.status_code, kedua.status_code, kedua["X-Diulang"]) == (302, 302, "1")
    assert VersiSkp.objects.filter(skp=lengkap).count() == 1


def test_menyetujui_isi_yang_sudah_berubah_ditolak(d, lengkap):
    ajukan(d, lengkap)
    kirim(d.pegawai, "tarik", lengkap)
    kirim(d.pegawai, "simpan_lampiran", lengkap, htmx=True, sidik="x")
    Skp.objects.filter(pk=lengkap.pk).update(versi_isi=5)
    ajukan(d, lengkap)
    jawab = kirim(d.kabid, "setujui", lengkap, versi="4")
    assert jawab.status_code == 409
    assert status(lengkap) == "DIAJUKAN"
    assert kirim(d.kabid, "setujui", lengkap, versi="5").status_code == 302


def test_skp_ruang_gtk_hanya_dibaca(d):
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, status="DISETUJUI", rhk=1, sumber="RUANG_GTK")
    for orang, kata in ((d.kabid, "buka"), (d.pegawai, "hapus"), (d.pegawai, "tambah_rhk")):
        assert kirim(orang, kata, skp, alasan="x").status_code == 409
    assert "Resmi" in lihat(d.pegawai, "baca", skp.id_publik).content.decode()


# -- DT-05 ------------------------------------------------------------------------------------------------------------


def test_setiap_kekurangan_disebut_dengan_tautannya(d):
    skp = pabrik.buat_skp(d.pegawai, None, unit=d.bidang)
    rhk = pabrik.buat_rhk(skp, indikator=0)
    halaman = lihat(d.pegawai, "ubah", skp.id_publik).content.decode()
    jawab = kirim(d.pegawai, "ajukan", skp)
    assert jawab.status_code == 409
    for kalimat in (
        "Pejabat Penilai Kinerja belum diketahui",
        "Hasil kerja 1 belum dikaitkan dengan hasil kerja atasan",
        "Hasil kerja 1 belum punya indikator",
        "isi sedikitnya 1 butir Dukungan sumber daya",
        "isi sedikitnya 1 butir Skema pertanggungjawaban",
        "isi sedikitnya 1 butir Konsekuensi",
    ):
        assert kalimat in halaman
        assert kalimat in jawab.content.decode()
    assert f"?buka={rhk.id_publik}#rhk-{rhk.id_publik}" in halaman
    assert "#lampiran-dukungan" in halaman


def test_admin_membuka_kunci_tanpa_rhk_atasan(d):
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, rhk=1)
    pabrik.beri_peran(d.rekan, Peran.ADMIN_BKPSDM, d.kota)
    assert kirim(d.pegawai, "ajukan", skp).status_code == 409
    assert kirim(d.pegawai, "bebaskan", skp, alasan="Boleh ya").status_code == 403
    assert kirim(d.rekan, "bebaskan", skp, alasan="Atasan belum menyusun").status_code == 404  # an unsent draft
    Skp.objects.filter(pk=skp.pk).update(status="DIKEMBALIKAN", diputus_pada=pabrik.PADA)
    assert kirim(d.rekan, "bebaskan", skp, alasan="Atasan belum menyusun").status_code == 302
    assert kirim(d.pegawai, "ajukan", skp).status_code == 302


@pytest.mark.dua_mesin
def test_hapus_draf_meninggalkan_jejak(d, lengkap):
    assert kirim(d.pegawai, "hapus", lengkap).status_code == 302
    assert not Skp.objects.filter(pk=lengkap.pk).exists()
    assert kejadian(lengkap) == ["skp.dihapus"]
    assert not ButirLampiran.objects.exists()


def test_skp_yang_disangga_tidak_dapat_dihapus(d, lengkap):
    atasan = Skp.objects.get(pegawai=d.kabid)
    Skp.objects.filter(pk=atasan.pk).update(status="DRAF", versi=0)
    jawab = kirim(d.kabid, "hapus", atasan)
    assert jawab.status_code == 409
    assert d.pegawai.nama in jawab.content.decode()
