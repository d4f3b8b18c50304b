"""The record of a meeting: one-sided until both have confirmed it, fixed from then on."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ekinerja.dialog import actions, cakupan
from ekinerja.dialog.batas import batas_konfirmasi, lewat, masih_ditunggu_sejak
from ekinerja.dialog.isian import IsianPertemuan
from ekinerja.dialog.models import Pertemuan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import bekukan, hari_ini
from ekinerja.kalender.hitung import jumlah_hari_kerja
from ekinerja.kalender.pengingat import ingatkan
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests import pabrik
from tests.dialog.cerita import baca, kirim, temui
from tests.skp.cerita import kirim as kirim_skp
from tests.skp.cerita import lihat

pytestmark = pytest.mark.django_db


def test_keterangan_satu_pihak_tampil_sebagai_satu_pihak_sampai_yang_lain_mengonfirmasi(d, lengkap):
    p = temui(d.kabid, lengkap)
    for orang in (d.kabid, d.pegawai):
        halaman = baca(orang, "pertemuan", lengkap.id_publik, p.id_publik).content.decode()
        assert "Ratna Pusadan mencatat pertemuan ini; Andi Tadulako belum mengonfirmasi." in halaman
    assert "Pertemuan menunggu jawaban Anda" in lihat(d.pegawai, "baca", lengkap.id_publik).content.decode()
    assert kirim(d.kabid, "konfirmasi", lengkap, p.id_publik).status_code == 403
    assert kirim(d.pegawai, "konfirmasi", lengkap, p.id_publik).status_code == 302
    p.refresh_from_db()
    assert p.keadaan == "DIKONFIRMASI"
    assert "Satu pertemuan dikonfirmasi keduanya" in lihat(d.kabid, "baca", lengkap.id_publik).content.decode()


@pytest.mark.dua_mesin
def test_tidak_sesuai_beralasan_dan_perbaikannya_catatan_baru(d, lengkap):
    p = temui(d.kabid, lengkap)
    assert kirim(d.pegawai, "tidak_sesuai", lengkap, p.id_publik, alasan=" ").status_code == 400
    kirim(d.pegawai, "tidak_sesuai", lengkap, p.id_publik, alasan="Itu hari Rabu")
    assert "Itu hari Rabu" in baca(d.kabid, "pertemuan", lengkap.id_publik, p.id_publik).content.decode()
    assert kirim(d.pegawai, "konfirmasi", lengkap, p.id_publik).status_code == 409
    baru = temui(d.kabid, lengkap, tanggal="2026-03-04", memperbaiki=str(p.id_publik))
    assert baru.memperbaiki == p
    assert Pertemuan.objects.get(pk=p.pk).tanggal == pabrik.HARI


def test_pengingat_sekali_bukan_sekali_per_ketukan(d, lengkap):
    p = temui(d.pegawai, lengkap)
    assert kirim(d.kabid, "ingatkan", lengkap, p.id_publik).status_code == 403
    assert kirim(d.pegawai, "ingatkan", lengkap, p.id_publik).status_code == 302
    assert kirim(d.pegawai, "ingatkan", lengkap, p.id_publik).status_code == 409
    assert Pemberitahuan.objects.filter(pegawai=d.kabid, judul__contains="menunggu jawaban").count() == 1


# -- the last day to answer -------------------------------------------------------------------------------------------


def test_diam_sampai_batasnya_tetap_keterangan_satu_pihak(d, lengkap):
    """Seven working days by default: until then it can be confirmed, after it only contradicted or recorded anew."""
    p = temui(d.kabid, lengkap)
    batas = batas_konfirmasi(p)
    assert jumlah_hari_kerja(pabrik.HARI + timedelta(days=1), batas) == 7
    with bekukan(pabrik.PADA + (batas - pabrik.HARI)):
        assert "Ya, kami sudah bertemu" in baca(d.pegawai, "pertemuan", lengkap.id_publik, p.id_publik).content.decode()
    with bekukan(pabrik.PADA + (batas - pabrik.HARI) + timedelta(days=1)):
        halaman = baca(d.pegawai, "pertemuan", lengkap.id_publik, p.id_publik).content.decode()
        assert "tetap keterangan satu pihak" in halaman
        assert "Catat dari pihak saya" in halaman
        assert "Ya, kami sudah bertemu" not in halaman
        assert "Keterangan satu pihak" in baca(d.pegawai, "skp", lengkap.id_publik).content.decode()
        assert kirim(d.pegawai, "konfirmasi", lengkap, p.id_publik).status_code == 409
        assert kirim(d.kabid, "ingatkan", lengkap, p.id_publik).status_code == 409
        assert cakupan.orang(d.bidang.jalur, 2026, hari_ini(), keadaan="MENUNGGU").count() == 0
        assert kirim(d.pegawai, "tidak_sesuai", lengkap, p.id_publik, alasan="Kami belum bertemu").status_code == 302
    p.refresh_from_db()
    assert p.keadaan == "TIDAK_SESUAI"


def test_lamanya_setelan_bertanggal_yang_berlaku_waktu_dicatat(d, lengkap):
    p = temui(d.kabid, lengkap)
    semula = batas_konfirmasi(p)
    atur_setelan("dialog_konfirmasi_hari", 3, berlaku_mulai=pabrik.HARI + timedelta(days=1))
    assert batas_konfirmasi(p) == semula
    atur_setelan("dialog_konfirmasi_hari", 3, berlaku_mulai=pabrik.HARI)
    assert jumlah_hari_kerja(pabrik.HARI + timedelta(days=1), batas_konfirmasi(p)) == 3


def test_yang_belum_menjawab_diingatkan_sebelum_dan_sesudah_batasnya_masing_masing_sekali(d, lengkap):
    p = temui(d.kabid, lengkap)
    batas = batas_konfirmasi(p)
    for n in range(1, 25):
        hari = pabrik.HARI + timedelta(days=n)
        with bekukan(pabrik.PADA + timedelta(days=n)):
            ingatkan(hari, "KONFIRMASI_DIALOG")
    judul = list(
        Pemberitahuan.objects.filter(pegawai=d.pegawai, jenis="tenggat").order_by("pk").values_list("judul", flat=True)
    )
    assert judul == [
        f"Catatan pertemuan menunggu jawaban Anda sampai {tanggal(batas)}",
        f"Catatan pertemuan tidak dijawab sampai {tanggal(batas)}",
    ]
    assert not Pemberitahuan.objects.filter(pegawai__in=[d.kabid, d.kadis], jenis="tenggat").exists()


def test_ambang_daftar_sama_dengan_batas_tiap_catatan(d, lengkap):
    p = temui(d.kabid, lengkap)
    for n in range(20):
        hari = pabrik.HARI + timedelta(days=n)
        with bekukan(pabrik.PADA + timedelta(days=n)):
            assert (p.dibuat_pada < masih_ditunggu_sejak(hari)) == lewat(p), hari


@pytest.mark.dua_mesin
def test_yang_sudah_dikonfirmasi_dijaga_jejak(d, lengkap):
    p = temui(d.kabid, lengkap)
    kirim(d.pegawai, "konfirmasi", lengkap, p.id_publik)
    assert periksa_jejak().utuh
    Pertemuan.objects.filter(pk=p.pk).update(pokok="Diganti diam-diam")
    assert not periksa_jejak().utuh


def test_saran_di_panel_putusan_tidak_menghalangi(d, lengkap):
    kirim_skp(d.pegawai, "ajukan", lengkap)
    assert 'id="saran-dialog"' in lihat(d.kabid, "baca", lengkap.id_publik).content.decode()
    assert 'id="saran-dialog"' not in lihat(d.pegawai, "baca", lengkap.id_publik).content.decode()
    p = temui(d.kabid, lengkap)
    kirim(d.pegawai, "konfirmasi", lengkap, p.id_publik)
    assert 'id="saran-dialog"' not in lihat(d.kabid, "baca", lengkap.id_publik).content.decode()


def test_tanpa_dialog_skp_tetap_dapat_disetujui(d, lengkap):
    kirim_skp(d.pegawai, "ajukan", lengkap)
    assert kirim_skp(d.kabid, "setujui", lengkap).status_code == 302


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("isian", "kata"),
    [({"tanggal": "2026-03-11"}, "setelah berlangsung"), ({"tanggal": "2025-01-01"}, "Periksa tanggalnya"),
     ({"tanggal": "kapan"}, "Pilih tanggal"), ({"cara": ""}, "tatap muka atau daring"), ({"pokok": ""}, "apa yang disepakati")],
)  # fmt: skip
def test_catatan_yang_belum_lengkap_kembali_dengan_isiannya(d, lengkap, isian, kata):
    data = {"tanggal": "2026-03-10", "cara": "DARING", "pokok": "Target", "langkah": "Kirim data", **isian}
    jawab = kirim(d.kabid, "catat_pertemuan", lengkap, **data)
    assert jawab.status_code == 400
    assert kata in jawab.content.decode()
    assert "Kirim data" in jawab.content.decode()
    assert not Pertemuan.objects.exists()


def test_orang_lain_tidak_mencatat_dan_tidak_menjawab(d, lengkap):
    p = temui(d.kabid, lengkap)
    kirim_skp(d.pegawai, "ajukan", lengkap)
    for nama in ("konfirmasi", "tidak_sesuai", "cabut_pertemuan", "ingatkan"):
        assert kirim(d.kadis, nama, lengkap, p.id_publik, alasan="x").status_code == 403
        assert kirim(d.rekan, nama, lengkap, p.id_publik, alasan="x").status_code == 404
    assert kirim(d.kadis, "catat_pertemuan", lengkap).status_code == 403
    assert kirim(d.rekan, "catat_pertemuan", lengkap).status_code == 404


class MesinPertemuan(RuleBasedStateMachine):
    """Two actors and two bystanders, any order."""

    def __init__(self) -> None:
        super().__init__()
        self.transaksi = transaction.atomic()
        self.transaksi.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaksi.__exit__(None, None, None)

    @initialize(siapa=st.sampled_from(("pegawai", "kabid")))
    def siapkan(self, siapa: str) -> None:
        self.d = pabrik.dunia()
        skp = pabrik.buat_skp(self.d.pegawai, self.d.kabid, unit=self.d.bidang, status="DISETUJUI")
        self.pencatat = siapa
        self.pada = pabrik.PADA
        isian = IsianPertemuan(pabrik.HARI, "DARING", "Target dibagi")
        self.p = actions.catat_pertemuan(skp, isian, oleh=getattr(self.d, siapa), pada=self.pada)
        self.akhir: str | None = None
        self.potret: dict[str, object] = {}

    @rule(
        siapa=st.sampled_from(("pegawai", "kabid", "kadis", "rekan")),
        kata=st.sampled_from(("konfirmasi", "tidak_sesuai", "cabut", "ingatkan")),
    )
    def coba(self, siapa: str, kata: str) -> None:
        self.pada += timedelta(minutes=1)
        oleh = getattr(self.d, siapa)
        p = Pertemuan.objects.untuk_halaman().get(pk=self.p.pk)
        sebelum = p.keadaan
        with suppress(AturanDilanggar):
            if kata == "konfirmasi":
                actions.konfirmasi(p, oleh=oleh, pada=self.pada)
            elif kata == "tidak_sesuai":
                actions.nyatakan_tidak_sesuai(p, oleh=oleh, pada=self.pada, alasan="Bukan hari itu")
            elif kata == "cabut":
                actions.cabut_pertemuan(p, oleh=oleh)
            else:
                actions.ingatkan(p, oleh=oleh, pada=self.pada)
        sesudah = Pertemuan.objects.get(pk=self.p.pk).keadaan
        if sebelum != sesudah:
            assert sebelum == "MENUNGGU"
            lawan = "kabid" if self.pencatat == "pegawai" else "pegawai"
            assert siapa == (self.pencatat if sesudah == "DICABUT" else lawan)
            self.akhir, self.potret = sesudah, Pertemuan.objects.values().get(pk=self.p.pk)

    @invariant()
    def yang_tetap_tidak_pernah_lepas(self) -> None:
        if getattr(self, "akhir", None) is not None:
            assert Pertemuan.objects.values().get(pk=self.p.pk) == self.potret
            assert periksa_jejak().utuh


def test_dua_pihak_urutan_apa_pun() -> None:
    run_state_machine_as_test(
        MesinPertemuan,
        settings=settings(
            max_examples=12, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
