"""A period opens, the PPK of its last day is kept, days to answer run out."""

from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.apps import apps

from ekinerja.inti.jejak import jejak_objek, periksa_jejak
from ekinerja.inti.models import DokumenTerbit
from ekinerja.kepegawaian.acuan import pastikan_jenis_unit
from ekinerja.kepegawaian.models import HubunganPenilai, JenisUnit
from ekinerja.penilaian import actions
from ekinerja.penilaian.dokumen import DIANGGAP, TANPA_REALISASI
from ekinerja.penilaian.models import CapaianOrganisasi, Evaluasi
from ekinerja.penilaian.tasks import jalankan_periode
from ekinerja.perencanaan.models import Periode
from tests.pabrik import buat_pegawai, buat_skp, hubungkan, tugaskan
from tests.penilaian.cerita import PADA, Kantor, S, kirim, lihat, pada

LEWAT_ISI = datetime(2026, 10, 6, 1, 0, tzinfo=UTC)
NILAI = {"rating_hasil": "SESUAI", "rating_perilaku": "SESUAI", "langkah": "tetapkan", "dilihat": "BAIK"}


@pytest.mark.dua_mesin
def test_dibuka_dua_kali_tidak_mengubah_apa_pun(kantor: Kantor):
    assert actions.buka_periode(kantor.periode, pada=PADA) == 0
    assert Evaluasi.objects.filter(periode=kantor.periode).count() == 1


@pytest.mark.dua_mesin
def test_skp_yang_disetujui_belakangan_ikut_dibuka(kantor: Kantor):
    buat_skp(kantor.d.rekan, kantor.d.kabid, unit=kantor.d.bidang, status="DISETUJUI")
    buat_skp(kantor.d.orang_luar, None, unit=kantor.d.bidang, status="DIAJUKAN")
    assert actions.buka_periode(kantor.periode, pada=PADA) == 1
    assert kantor.d.rekan.evaluasi.get().penilai == kantor.d.kabid


@pytest.mark.dua_mesin
def test_yang_disiapkan_menjadi_terbuka(kantor: Kantor):
    Evaluasi.objects.filter(pk=kantor.e.pk).update(status=S.BELUM)
    assert actions.buka_periode(kantor.periode, pada=PADA) == 1
    assert kantor.segar().status == S.TERBUKA


@pytest.mark.dua_mesin
def test_pekerjaan_berkala_membuka_yang_sudah_mulai_saja(kantor: Kantor):
    jalankan_periode()
    dibuka = set(Evaluasi.objects.values_list("periode__jenis", "periode__urutan"))
    assert dibuka == {("TRIWULANAN", 3), ("TRIWULANAN", 4)}
    with pada(datetime(2026, 12, 31, 4, 0, tzinfo=UTC)):
        jalankan_periode()
    assert Evaluasi.objects.filter(periode__jenis="TAHUNAN", pegawai=kantor.d.pegawai).count() == 1


@pytest.mark.dua_mesin
def test_tahun_yang_baru_mendapat_periodenya(kantor: Kantor):
    with pada(datetime(2027, 1, 4, 1, 0, tzinfo=UTC)):
        jalankan_periode()
    assert Periode.objects.filter(tahun=2027, kelompok="UMUM").exists()


def _tanpa_capaian(jenis: str) -> None:
    JenisUnit.objects.filter(pk=jenis).update(punya_capaian=False)


def test_dihitung_di_unit_terdekat_yang_punya_capaian_dan_pimpinan_di_atasnya(kantor: Kantor):
    d = kantor.d
    _tanpa_capaian("bidang")
    buat_skp(d.rekan, d.kabid, unit=d.bidang, status="DISETUJUI")
    buat_skp(d.kabid, d.kadis, unit=d.bidang, status="DISETUJUI")
    buat_skp(d.kadis, None, unit=d.dinas, status="DISETUJUI")
    actions.buka_periode(kantor.periode, pada=PADA)
    hitung = {e.pegawai: (e.unit, e.pimpinan_unit) for e in Evaluasi.objects.select_related("unit", "pimpinan_unit")}
    assert hitung[d.rekan] == (d.dinas, None)
    assert hitung[d.kabid] == (d.dinas, None)
    assert hitung[d.kadis] == (d.kota, d.dinas)


@pytest.mark.dua_mesin
def test_bagian_dalam_perangkat_daerah_tidak_bercapaian_sendiri(db: None):
    pastikan_jenis_unit()
    tanpa = set(JenisUnit.objects.filter(punya_capaian=False).values_list("pk", flat=True))
    assert tanpa == {"bidang", "sekretariat", "subbagian", "seksi", "staf_ahli"}


@pytest.mark.dua_mesin
def test_migrasi_memindahkan_yang_belum_dinilai_saja(kantor: Kantor):
    d, sesuaikan = kantor.d, import_module("ekinerja.penilaian.migrations.0002_unit_bercapaian").sesuaikan
    buat_skp(d.rekan, d.kabid, unit=d.bidang, status="DISETUJUI")
    buat_skp(d.kabid, d.kadis, unit=d.bidang, status="DISETUJUI")
    actions.buka_periode(kantor.periode, pada=PADA)
    Evaluasi.objects.filter(pegawai=d.rekan).update(
        status="DINILAI", rating_hasil="SESUAI", rating_perilaku="SESUAI", predikat="BAIK"
    )
    sesuaikan(apps, None)
    hitung = {e.pegawai: (e.unit, e.pimpinan_unit) for e in Evaluasi.objects.select_related("unit", "pimpinan_unit")}
    assert hitung == {d.pegawai: (d.dinas, None), d.kabid: (d.dinas, None), d.rekan: (d.bidang, None)}


def test_migrasi_membiarkan_periode_yang_capaiannya_sudah_ditetapkan(kantor: Kantor):
    sesuaikan = import_module("ekinerja.penilaian.migrations.0002_unit_bercapaian").sesuaikan
    CapaianOrganisasi.objects.create(
        unit=kantor.d.bidang, periode=kantor.periode, nilai="BAIK", alasan="Tercapai.", status="DITETAPKAN",
        ditetapkan_oleh=kantor.d.kadis, ditetapkan_pada=PADA, diubah_pada=PADA,
    )  # fmt: skip
    sesuaikan(apps, None)
    assert kantor.segar().unit == kantor.d.bidang
    assert not JenisUnit.objects.get(pk="bidang").punya_capaian


def _ganti_penilai(kantor: Kantor, mulai: date) -> object:
    """Andi gets another PPK from this day on, as the personnel office would record it."""
    lama, baru = kantor.d.pegawai.hubungan_penilai.get(), buat_pegawai("Penilai Baru")
    tugaskan(baru, kantor.d.dinas)
    HubunganPenilai.objects.filter(pk=lama.pk).update(sampai=date.fromordinal(mulai.toordinal() - 1))
    hubungkan(kantor.d.pegawai, baru, mulai=mulai)
    actions.perbarui_penilai({kantor.d.pegawai.pk})
    return baru


def test_penilai_pada_hari_terakhir_yang_menilai(kantor: Kantor):
    kantor.ke(S.SIAP_DINILAI)
    baru = _ganti_penilai(kantor, date(2026, 9, 15))
    e = kantor.segar()
    assert (e.penilai, e.potret["penilai"]["nama"]) == (baru, "Penilai Baru")
    assert lihat(kantor.d.kabid, "detail", e.id_publik).status_code == 404
    assert jejak_objek(e)[0].kejadian == "evaluasi.penilai_berganti"


@pytest.mark.dua_mesin
def test_penilai_sesudah_periode_tidak_mengambil_alih(kantor: Kantor):
    _ganti_penilai(kantor, date(2026, 10, 1))
    assert kantor.segar().penilai == kantor.d.kabid


def test_yang_sudah_dinilai_tetap_milik_penilainya(kantor: Kantor):
    kantor.ke(S.DINILAI)
    _ganti_penilai(kantor, date(2026, 9, 15))
    assert kantor.segar().penilai == kantor.d.kabid
    assert periksa_jejak().utuh


def test_jendela_masih_terbuka_penilai_menunggu(kantor: Kantor):
    assert kirim(kantor.d.kabid, "nilai", kantor.segar(), NILAI).status_code == 409
    assert kantor.segar().status == S.TERBUKA


@pytest.mark.dua_mesin
def test_jendela_tertutup_dinilai_tanpa_realisasi_dan_dokumen_menyebutnya(kantor: Kantor):
    with pada(LEWAT_ISI):
        assert kirim(kantor.d.kabid, "nilai", kantor.segar(), NILAI).status_code == 302
        assert kantor.segar().tanpa_realisasi
        assert kirim(kantor.d.kabid, "terbitkan", kantor.segar()).status_code == 302
        halaman = lihat(kantor.d.pegawai, "mengapa", kantor.e.id_publik).content.decode()
    assert "Dinilai tanpa realisasi." in halaman
    for dokumen in DokumenTerbit.objects.filter(objek_uuid=kantor.e.id_publik):
        assert TANPA_REALISASI in dokumen.data["catatan"]


def test_yang_terlambat_masih_dapat_mengirim_selama_belum_dinilai(kantor: Kantor):
    with pada(LEWAT_ISI):
        e = kantor.ke(S.SIAP_DINILAI)
    assert (e.status, e.tanpa_realisasi) == (S.SIAP_DINILAI, False)


@pytest.mark.parametrize(
    ("hari", "status"),
    [(datetime(2026, 10, 22, 15, 59, tzinfo=UTC), S.DITERBITKAN), (datetime(2026, 10, 22, 16, 1, tzinfo=UTC), S.DIANGGAP_MENERIMA)],
)  # fmt: skip
def test_batas_tanggapan_sampai_tengah_malam_waktu_palu(kantor: Kantor, hari: datetime, status: str):
    kantor.ke(S.DITERBITKAN)
    with pada(hari):
        jalankan_periode()
    assert kantor.segar().status == status


@pytest.mark.dua_mesin
def test_dianggap_menerima_tercetak_pada_dokumen(kantor: Kantor):
    kantor.ke(S.DITERBITKAN)
    with pada(datetime(2026, 11, 2, 1, 0, tzinfo=UTC)):
        jalankan_periode()
        assert kirim(kantor.d.pegawai, "terima", kantor.segar()).status_code == 409
    berlaku = DokumenTerbit.objects.get(objek_uuid=kantor.e.id_publik, jenis="DEK", status="BERLAKU")
    assert berlaku.data["tanda_pegawai"]["keterangan"] == DIANGGAP
    assert periksa_jejak().utuh
