"""Beginning a draft: snapshot, form, where it may start from."""

from datetime import UTC, date, datetime

import pytest

from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian.models import JenisJabatan, Pegawai
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.perencanaan.kalender import pastikan_periode
from ekinerja.skp import actions
from ekinerja.skp.models import RencanaAksi, Rhk, Skp
from tests import pabrik
from tests.skp.cerita import kirim, lihat, masuk

pytestmark = pytest.mark.django_db


def mulai(orang: Pegawai, tahun: int = 2026, **isian: str):
    isian = {"kunci": f"kunci-mulai-{tahun}", "tahun": str(tahun), **isian}
    return masuk(orang).post("/skp/mulai/", isian)


def test_draf_membawa_potret_penilai_jabatan_dan_unit(d):
    assert mulai(d.pegawai).status_code == 302
    skp = Skp.objects.get()
    assert (skp.penilai, skp.atasan_penilai, skp.unit) == (d.kabid, d.kadis, d.bidang)
    assert (skp.mulai, skp.sampai, skp.formulir) == (date(2026, 1, 1), date(2026, 12, 31), "JA_JF")
    assert skp.potret["penilai"]["jabatan"] == "Kepala Bidang"
    assert [j.kejadian for j in jejak_objek(skp)] == ["skp.dimulai"]


def test_jpt_pratama_memakai_formulir_jpt(d):
    mulai(d.kadis)
    assert Skp.objects.get().formulir == "JPT"


def test_penilai_yang_belum_punya_rhk_diingatkan_sekali(d):
    mulai(d.pegawai)
    mulai(d.rekan)
    assert Pemberitahuan.objects.filter(pegawai=d.kabid).count() == 1


@pytest.mark.dua_mesin
def test_kirim_dua_kali_satu_draf(d):
    klien = masuk(d.pegawai)
    isian = {"kunci": "kunci-yang-sama", "tahun": "2026"}
    pertama, kedua = klien.post("/skp/mulai/", isian), klien.post("/skp/mulai/", isian)
    assert (pertama.status_code, kedua["Location"]) == (302, pertama["Location"])
    assert Skp.objects.count() == 1


def test_tahun_yang_sudah_ada_skpnya_ditolak(d):
    mulai(d.pegawai)
    jawab = mulai(d.pegawai, kunci="kunci-lain-lagi")
    assert jawab.status_code == 409
    assert "sudah ada" in jawab.content.decode()


@pytest.mark.parametrize("tahun", [1900, 2021, 2028, 99999999])
def test_tahun_di_luar_jangkauan_ditolak(d, tahun):
    assert mulai(d.pegawai, tahun).status_code == 400


@pytest.mark.dua_mesin
def test_mulai_dari_skp_tahun_lalu(d, rhk_atasan):
    lama = pabrik.buat_skp(
        d.pegawai, d.kabid, unit=d.bidang, tahun=2025, status="DISETUJUI", rhk=2, rhk_atasan=rhk_atasan
    )
    mulai(d.pegawai, salin=str(lama.id_publik))
    baru = Skp.objects.get(pegawai=d.pegawai, tahun=2026)
    assert [r.teks for r in baru.rhk.all()] == [r.teks for r in lama.rhk.all()]
    assert {r.rhk_atasan for r in baru.rhk.all()} == {rhk_atasan}
    assert set(RencanaAksi.objects.filter(skp=baru).values_list("mulai__year", flat=True)) == {2026}
    assert not set(baru.rhk.values_list("id_publik")) & set(lama.rhk.values_list("id_publik"))
    assert baru.lampiran.count() == 3


@pytest.mark.dua_mesin
def test_skp_orang_lain_tidak_dapat_disalin(d):
    lain = pabrik.buat_skp(d.rekan, d.kabid, unit=d.bidang, tahun=2025, status="DISETUJUI", rhk=2)
    mulai(d.pegawai, salin=str(lain.id_publik))
    assert not Rhk.objects.filter(skp__pegawai=d.pegawai).exists()


@pytest.mark.dua_mesin
def test_pindah_jabatan_menutup_skp_lama_sehari_sebelumnya(d, rhk_atasan):
    lama = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, status="DISETUJUI", rhk=1, rhk_atasan=rhk_atasan)
    d.pegawai.penugasan.update(sampai=date(2026, 6, 30))
    pabrik.tugaskan(d.pegawai, d.dinas, pabrik.buat_jabatan("Pranata Komputer"), mulai=date(2026, 7, 1))
    with bekukan(datetime(2026, 7, 6, 1, 0, tzinfo=UTC)):
        assert mulai(d.pegawai).status_code == 302
    lama.refresh_from_db()
    baru = Skp.objects.get(pegawai=d.pegawai, status="DRAF")
    assert (lama.status, lama.sampai) == ("DITUTUP", date(2026, 6, 30))
    assert (baru.mulai, baru.sampai) == (date(2026, 7, 1), date(2026, 12, 31))


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("kolom", "kalimat"),
    [({"kedudukan": "TUGAS_BELAJAR"}, "tugas belajar"), ({"status": "PEJABAT_NEGARA"}, "Pejabat negara")],
)
def test_yang_tidak_wajib_diberi_tahu_sebabnya(d, kolom, kalimat):
    Pegawai.objects.filter(pk=d.pegawai.pk).update(**kolom)
    assert kalimat in lihat(d.pegawai, "saya").content.decode()
    assert mulai(d.pegawai).status_code == 409
    assert not Skp.objects.exists()


def test_guru_diarahkan_ke_ruang_gtk(d):
    pastikan_periode(2026)
    sekolah = pabrik.buat_unit("SMPN9", induk=d.dinas, jenis="sekolah_smp")
    guru = pabrik.buat_pegawai("Sari Wulandari")
    pabrik.tugaskan(guru, sekolah, pabrik.buat_jabatan("Guru Ahli Muda"))
    assert "Ruang GTK" in lihat(guru, "saya").content.decode()
    assert mulai(guru).status_code == 409


def test_halaman_kosong_menyebut_penilai_dan_langkah_pertama(d):
    halaman = lihat(d.pegawai, "saya").content.decode()
    assert "Ratna Pusadan" in halaman
    assert "Mulai dari kosong" in halaman


def test_halaman_kosong_tanpa_penilai_memberi_jalan(d):
    d.pegawai.hubungan_penilai.all().delete()
    assert "Belum diketahui." in lihat(d.pegawai, "saya").content.decode()


@pytest.mark.dua_mesin
def test_penilai_yang_baru_tercatat_masuk_lewat_pembaruan(d):
    d.pegawai.hubungan_penilai.all().delete()
    mulai(d.pegawai)
    skp = Skp.objects.get()
    assert skp.penilai is None
    pabrik.hubungkan(d.pegawai, d.kabid)
    assert kirim(d.rekan, "potret", skp).status_code == 404
    assert kirim(d.pegawai, "potret", skp).status_code == 302
    skp.refresh_from_db()
    assert (skp.penilai, skp.potret["penilai"]["nama"]) == (d.kabid, "Ratna Pusadan")


def test_unit_mandiri_menurut_pengaturan(d):
    from ekinerja.inti.pengaturan import atur_setelan

    atur_setelan("unit_kerja_mandiri", ["bidang"], berlaku_mulai=date(2026, 1, 1))
    skp = actions.mulai_skp(pegawai=d.kabid, tahun=2026, oleh=d.kabid, pada=pabrik.PADA)
    assert (skp.formulir, skp.jenis_jabatan) == ("JPT", JenisJabatan.ADMINISTRATOR)


def test_bantuan_tentang_atasan_mengikuti_keadaannya(d):
    """The help says that the superior has no plan only while that is so; and where to choose once there is one."""
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, rhk=1)

    def isi() -> str:
        return lihat(d.pegawai, "baca", skp.id_publik).content.decode()

    assert "belum menyusun RHK 2026 dan sudah diingatkan" in isi()
    milik_kabid = pabrik.buat_skp(d.kabid, d.kadis, unit=d.bidang)
    pabrik.buat_rhk(milik_kabid, teks="Meningkatnya kepemilikan dokumen kependudukan")
    assert "belum menyusun" not in isi()
    assert "Pilih RHK Bu Ratna yang didukung" in isi()
    Skp.objects.filter(pk=skp.pk).update(penilai=None)
    assert "Penilai Anda belum diketahui" in isi()
