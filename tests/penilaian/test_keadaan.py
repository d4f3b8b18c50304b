"""Whatever people press, in whatever order: an evaluation only moves along the table of the regulation."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.aturan.transisi import TRANSISI_EVALUASI, boleh_pindah
from ekinerja.inti.jejak import jejak_objek, periksa_jejak
from ekinerja.inti.models import Jejak
from ekinerja.penilaian import actions
from ekinerja.penilaian.models import Evaluasi, RealisasiPeriode
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import VersiSkp
from tests.pabrik import buat_pegawai, buat_skp, hubungkan, tugaskan
from tests.penilaian.cerita import ALASAN, PADA, Kantor, S, kirim, klien, lihat

NILAI = {
    "rating_hasil": "SESUAI",
    "rating_perilaku": "DI_ATAS",
    "alasan_perilaku": ALASAN,
    "langkah": "tetapkan",
    "dilihat": "BAIK",
}
RUTE = ("realisasi", "tarik", "nilai", "batalkan", "terbitkan", "terima")


def _aksi(kantor: Kantor) -> str:
    return str(kantor.skp.rencana_aksi.filter(urutan_periode=3).first().id_publik)


@pytest.mark.parametrize("benih", range(12))
def test_urutan_acak_tetap_pada_tabel(kantor: Kantor, benih: int):
    acak, aksi = random.Random(benih), _aksi(kantor)
    orang = [kantor.d.pegawai, kantor.d.kabid, kantor.d.kadis]
    for n in range(25):
        lama, rute = kantor.segar(), acak.choice(RUTE)
        isi = {**NILAI, f"teks-{aksi}": f"{n} berkas"}
        if rute == "realisasi":
            isi |= {"langkah": acak.choice(["simpan", "ajukan"]), "tanpa_bukti": "1"}
        status = kirim(acak.choice(orang), rute, lama, isi).status_code
        baru = kantor.segar()
        assert status in (302, 403, 409)
        assert baru.status == lama.status or boleh_pindah(TRANSISI_EVALUASI, lama.status, baru.status)
        assert status == 302 or (baru.status, baru.versi_isi) == (lama.status, lama.versi_isi)
        assert bool(baru.predikat) == (baru.status in (S.DINILAI, *Evaluasi.TERBIT))
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_tersimpan_sendiri_tanpa_jejak_lalu_dicatat_oleh_langkah_berikutnya(kantor: Kantor):
    e, jejak, medan = kantor.segar(), Jejak.objects.count(), f"teks-{_aksi(kantor)}"
    jawab = kirim(kantor.d.pegawai, "realisasi", e, {medan: "2.410 berkas"}, headers={"HX-Request": "true"})
    assert f'value="{e.versi_isi + 1}"' in jawab.content.decode()
    assert RealisasiPeriode.objects.get(evaluasi=e, teks="2.410 berkas").nilai == 2410
    assert Jejak.objects.count() == jejak
    actions.ajukan_evaluasi(kantor.segar(), oleh=kantor.d.pegawai, pada=PADA, tanpa_bukti=True)
    perubahan = jejak_objek(kantor.segar())[0].perubahan
    assert ["", "2.410 berkas"] in perubahan.values()


@pytest.mark.dua_mesin
def test_realisasi_dari_dua_perangkat_menunjukkan_kedua_tulisan(kantor: Kantor):
    e, medan = kantor.segar(), f"teks-{_aksi(kantor)}"
    assert kirim(kantor.d.pegawai, "realisasi", e, {medan: "2.410 berkas"}).status_code == 302
    jawab = kirim(kantor.d.pegawai, "realisasi", e, {medan: "2.500 berkas"})
    halaman = jawab.content.decode()
    assert jawab.status_code == 409
    assert "2.410 berkas" in halaman
    assert "2.500 berkas" in halaman
    assert RealisasiPeriode.objects.get(evaluasi=e).teks == "2.410 berkas"


def test_tanpa_bukti_diingatkan_sekali_lalu_boleh(kantor: Kantor):
    medan = f"teks-{_aksi(kantor)}"
    jawab = kirim(kantor.d.pegawai, "realisasi", kantor.segar(), {medan: "2.410 berkas", "langkah": "ajukan"})
    assert "Ada realisasi tanpa bukti." in jawab.content.decode()
    assert kantor.segar().status == S.TERBUKA
    isi = {medan: "2.410 berkas", "langkah": "ajukan", "tanpa_bukti": "1"}
    assert kirim(kantor.d.pegawai, "realisasi", kantor.segar(), isi).status_code == 302
    assert kantor.segar().status == S.SIAP_DINILAI


@pytest.mark.dua_mesin
def test_rencana_aksi_orang_lain_tidak_tersentuh(kantor: Kantor):
    lain = buat_skp(kantor.d.rekan, kantor.d.kabid, unit=kantor.d.bidang, status="DISETUJUI", rhk=1)
    asing = str(lain.rencana_aksi.filter(urutan_periode=3).first().id_publik)
    actions.isi_realisasi(kantor.segar(), [actions.IsianRealisasi(asing, "1 berkas")], oleh=kantor.d.pegawai, pada=PADA)
    assert not RealisasiPeriode.objects.exists()


def test_realisasi_terlalu_panjang_ditolak_di_tempatnya(kantor: Kantor):
    medan = f"teks-{_aksi(kantor)}"
    jawab = kirim(kantor.d.pegawai, "realisasi", kantor.segar(), {medan: "x" * 201})
    assert jawab.status_code == 400
    assert "x" * 201 in jawab.content.decode()


def _tanya(kantor: Kantor, orang: object, rute: str, *argumen: object) -> int:
    c = klien(orang)
    alamat = reverse(f"penilaian:{rute}", args=argumen)
    assert c.get(alamat).status_code == 200
    with CaptureQueriesContext(connection) as kueri:
        assert c.get(alamat).status_code == 200
    return len(kueri)


def _tambah_anggota(kantor: Kantor, banyak: int) -> None:
    for n in range(banyak):
        orang = buat_pegawai(f"Anggota {banyak}-{n}", akun=False)
        tugaskan(orang, kantor.d.bidang)
        hubungkan(orang, kantor.d.kabid)
        buat_skp(orang, kantor.d.kabid, unit=kantor.d.bidang, status="DISETUJUI")
    actions.buka_periode(kantor.periode, pada=PADA)


def test_papan_bertanya_sama_banyak_pada_5_40_dan_200_orang(kantor: Kantor):
    hitungan = []
    for tambah in (4, 35, 160):
        _tambah_anggota(kantor, tambah)
        hitungan.append(_tanya(kantor, kantor.d.kabid, "daftar"))
    assert len(set(hitungan)) == 1
    assert hitungan[0] <= 12


@pytest.mark.parametrize(("status", "rute"), [(S.TERBUKA, "detail"), (S.DITERIMA, "detail"), (S.DITERIMA, "mengapa")])
def test_halaman_satu_evaluasi_hemat_bertanya(kantor: Kantor, status: str, rute: str):
    VersiSkp.objects.create(skp=kantor.skp, nomor=1, isi=isi_skp(kantor.skp), disetujui_pada=PADA)
    e = kantor.ke(status)
    assert _tanya(kantor, kantor.d.pegawai, rute, e.id_publik) <= 13


def test_daftar_saya_hemat_bertanya(kantor: Kantor):
    assert _tanya(kantor, kantor.d.pegawai, "daftar") <= 12


@pytest.mark.dua_mesin
def test_umpan_balik_penilaian_terbaca_per_rhk_dan_per_nilai(kantor: Kantor):
    kantor.ke(S.SIAP_DINILAI)
    rhk = str(kantor.skp.rhk.first().id_publik)
    isi = {**NILAI, f"rhk-{rhk}": "Rapi dan konsisten.", "nilai-AKUNTABEL": "Laporannya selalu dapat ditelusuri."}
    assert kirim(kantor.d.kabid, "nilai", kantor.segar(), isi).status_code == 302
    assert kirim(kantor.d.kabid, "terbitkan", kantor.segar()).status_code == 302
    halaman = lihat(kantor.d.pegawai, "mengapa", kantor.e.id_publik).content.decode()
    assert "Rapi dan konsisten." in halaman
    assert "Laporannya selalu dapat ditelusuri." in halaman


def test_penilai_membuka_formulir_dengan_yang_pernah_ditulisnya(kantor: Kantor):
    kantor.ke(S.DINILAI)
    assert kirim(kantor.d.kabid, "batalkan", kantor.segar()).status_code == 302
    halaman = lihat(kantor.d.kabid, "detail", kantor.e.id_publik).content.decode()
    assert ALASAN in halaman
    assert ALASAN not in lihat(kantor.d.pegawai, "detail", kantor.e.id_publik).content.decode()
