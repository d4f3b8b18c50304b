"""Orders, roles and the data-quality list: what each verb does, and what it refuses."""

from datetime import date, timedelta

import pytest

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import Jejak
from ekinerja.kepegawaian import actions
from ekinerja.kepegawaian.models import CatatanMutu, HubunganPenilai, PemberianPeran
from ekinerja.kepegawaian.penilai import penilai_pada, potret_penilai, susun_penilai
from tests.pabrik import HARI, PADA, beri_peran, buat_pegawai


@pytest.fixture(autouse=True)
def _tersusun(d, admin):
    HubunganPenilai.objects.all().delete()
    susun_penilai()


def ppk(orang, hari=HARI):
    hubungan = penilai_pada(orang, hari)
    return hubungan and hubungan.penilai


def test_delegasi_mengubah_penilai_selama_berlaku_dan_kembali_setelah_dicabut(d, admin):
    surat = actions.buat_delegasi(
        nomor="800/1",
        tanggal=HARI,
        penilai=d.orang_luar,
        unit=d.bidang,
        mulai=HARI,
        sampai=date(2026, 6, 30),
        oleh=admin,
    )
    assert ppk(d.pegawai) == d.orang_luar
    assert "800/1" in penilai_pada(d.pegawai, HARI).sebab
    assert ppk(d.kabid) == d.kadis  # the head of the unit is not meant
    assert ppk(d.pegawai, date(2026, 7, 1)) == d.kabid
    actions.cabut_delegasi(surat, oleh=admin, pada=PADA + timedelta(days=1))
    assert ppk(d.pegawai, HARI + timedelta(days=1)) == d.kabid
    assert ppk(d.pegawai, HARI) == d.orang_luar
    with pytest.raises(AturanDilanggar, match="sudah dicabut"):
        actions.cabut_delegasi(surat, oleh=admin, pada=PADA)


def test_plh_menilai_dan_tampak_sebagai_plh(d, admin):
    actions.tunjuk_pelaksana(
        d.rekan, d.bidang, "PLH", mulai=HARI, sampai=HARI + timedelta(days=3), nomor="1", tanggal=HARI, oleh=admin
    )
    hubungan = penilai_pada(d.pegawai, HARI)
    assert (hubungan.penilai, hubungan.sumber) == (d.rekan, "PLH")
    assert potret_penilai(hubungan, HARI)["jabatan"].startswith("Plh. ")
    assert ppk(d.rekan) == d.kadis  # not himself, one level up
    assert ppk(d.pegawai, HARI + timedelta(days=4)) == d.kabid


def test_atasan_yang_ditetapkan_menutup_catatannya(d, admin):
    CatatanMutu.objects.create(pegawai=d.pegawai, jenis="ATASAN_KOSONG", uraian="Belum ada atasan.", dibuat_pada=PADA)
    actions.tetapkan_atasan(d.pegawai, d.kadis, oleh=admin, pada=PADA, tanggal=HARI, alasan="SK 12/2026")
    assert ppk(d.pegawai) == d.kadis
    assert not CatatanMutu.objects.filter(pegawai=d.pegawai, selesai_pada=None).exists()
    assert Jejak.objects.filter(kejadian="pegawai.atasan_ditetapkan").count() == 1


def test_atasan_berlaku_sejak_hari_yang_disebut_dan_dapat_dikembalikan(d, admin):
    def tetapkan(atasan, sejak):
        isi = {"oleh": admin, "pada": PADA, "tanggal": HARI, "alasan": "SK 12/2026", "sejak": sejak}
        return actions.tetapkan_atasan(d.pegawai, atasan, **isi)

    februari, maret = date(2026, 2, 1), date(2026, 3, 1)
    tetapkan(d.kadis, februari)
    semula = tetapkan(d.orang_luar, maret)
    harapan = {date(2026, 1, 31): d.kabid, februari: d.kadis, date(2026, 2, 28): d.kadis, maret: d.orang_luar}
    assert {hari: ppk(d.pegawai, hari) for hari in harapan} == harapan
    assert actions.KeadaanAtasan.dari_dict(semula.ke_dict()) == semula
    actions.pulihkan_atasan(
        d.pegawai, semula, oleh=admin, tanggal=HARI, ditetapkan=d.orang_luar.pk, alasan="Keliru baca."
    )
    assert [ppk(d.pegawai, h) for h in (date(2026, 1, 31), februari, maret)] == [d.kabid, d.kadis, d.kadis]
    tetapkan(d.orang_luar, date(2026, 1, 15))  # what was recorded for days from then on is overwritten
    assert [ppk(d.pegawai, h) for h in (date(2026, 1, 14), februari)] == [d.kabid, d.orang_luar]
    tetapkan(None, None)
    assert ppk(d.pegawai, februari) == d.kabid
    assert not d.pegawai.penugasan.get().atasan_terdahulu.exists()


def test_atasan_tidak_boleh_berputar(d, admin):
    for atasan in (d.kabid, d.pegawai):
        with pytest.raises(AturanDilanggar, match=r"atasan dirinya sendiri|berputar"):
            actions.tetapkan_atasan(d.kabid, atasan, oleh=admin, pada=PADA, tanggal=HARI, alasan="coba")


def test_pimpinan_ditetapkan_bagi_unit_tanpa_kepala(client, d, admin):
    client.force_login(admin.akun)
    assert (
        client.post(
            f"/pegawai/{d.rekan.id_publik}/pimpinan/", {"alasan": "SK 9/2026", "kunci": "kunci-uji-1"}
        ).status_code
        == 302
    )
    assert ppk(d.pegawai) == d.rekan
    assert client.get(f"/pegawai/{d.rekan.id_publik}/").status_code == 200


def test_hanya_admin_yang_boleh(d, admin):
    with pytest.raises(AturanDilanggar) as galat:
        actions.tetapkan_atasan(d.pegawai, d.kadis, oleh=d.pegawai, pada=PADA, tanggal=HARI, alasan="coba")
    assert galat.value.status == 403


@pytest.mark.dua_mesin
def test_peran_diberi_dan_dicabut(d, admin):
    peran = actions.beri_peran(d.rekan, "AUDITOR", unit=None, mulai=HARI, oleh=admin)
    with pytest.raises(AturanDilanggar, match="sudah memegang"):
        actions.beri_peran(d.rekan, "AUDITOR", unit=None, mulai=HARI, oleh=admin)
    actions.cabut_peran(peran, oleh=admin, pada=HARI + timedelta(days=5))
    assert PemberianPeran.objects.get(pk=peran.pk).sampai == HARI + timedelta(days=4)


@pytest.mark.dua_mesin
def test_admin_terakhir_dan_peran_sendiri_terjaga(d, admin):
    with pytest.raises(AturanDilanggar, match="Peran Anda sendiri"):
        actions.beri_peran(admin, "AUDITOR", unit=None, mulai=HARI, oleh=admin)
    sistem = buat_pegawai("Admin Sistem")
    beri_peran(sistem, "ADMIN_SISTEM", d.kota)
    with pytest.raises(AturanDilanggar, match="terakhir"):
        actions.cabut_peran(admin.peran.get(), oleh=sistem, pada=HARI)
    with pytest.raises(AturanDilanggar, match="hanya diatur oleh admin sistem"):
        actions.beri_peran(d.rekan, "ADMIN_SISTEM", unit=None, mulai=HARI, oleh=admin)


@pytest.mark.parametrize("peran", ["ADMIN_BKPSDM", "ADMIN_SISTEM"])
def test_peran_atas_data_induk_hanya_untuk_seluruh_instansi(d, admin, peran):
    sistem = buat_pegawai("Admin Sistem")
    beri_peran(sistem, "ADMIN_SISTEM", d.kota)
    with pytest.raises(AturanDilanggar, match=r"seluruh instansi.*admin unit"):
        actions.beri_peran(d.rekan, peran, unit=d.dinas, mulai=HARI, oleh=sistem)
    assert actions.beri_peran(d.rekan, peran, unit=d.kota, mulai=HARI, oleh=sistem).unit == d.kota
