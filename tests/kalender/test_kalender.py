"""The year as people see it: open, next, passed, with the reason; what is overdue in a unit, in supportive words."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.inti.waktu import bekukan
from ekinerja.kalender import actions, hitung
from ekinerja.penilaian import actions as penilaian
from ekinerja.penilaian.jendela import akhir_isi, batas_tanggapan
from ekinerja.penilaian.models import Evaluasi
from ekinerja.penilaian.permissions import jendela_isi_tertutup
from ekinerja.penilaian.tasks import lewat_batas
from ekinerja.perencanaan.kalender import pastikan_periode
from ekinerja.perencanaan.models import Periode
from ekinerja.skp.models import Skp
from tests import pabrik
from tests.skp.cerita import masuk


def saat(bulan: int, hari: int) -> datetime:
    return datetime(2026, bulan, hari, 1, 0, tzinfo=UTC)


def lihat(orang, nama="saya", **tanya) -> str:
    jawab = masuk(orang).get(reverse(f"kalender:{nama}"), tanya)
    assert jawab.status_code == 200
    return jawab.content.decode()


def padam(admin, pada: datetime, mulai: datetime, selesai: datetime) -> None:
    actions.nyatakan_gangguan(oleh=admin, pada=pada, mulai=mulai, selesai=selesai, uraian="Listrik padam")
    hitung.lupakan()


@pytest.fixture
def evaluasi(d):
    """First quarter, open for the pegawai."""
    pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, atasan_penilai=d.kadis, status="DISETUJUI", rhk=1)
    pastikan_periode(2026)
    with bekukan(saat(3, 31)):
        penilaian.buka_semua(pada=saat(3, 31))
    return Evaluasi.objects.untuk_halaman().get(pegawai=d.pegawai)


def test_kalender_saya_menyebut_yang_terbuka_dan_alasannya(d, evaluasi):
    with bekukan(saat(4, 2)):
        halaman = lihat(d.pegawai)
        assert "Lengkapi realisasi triwulan I 2026" in halaman
        assert "Terbuka Selasa, 31 Maret 2026 sampai Minggu, 5 April 2026" in halaman
        assert "Laporan hari ini" in halaman
        assert "Lengkapi realisasi triwulan II 2026" in halaman
        assert "Nilai hasil triwulan I 2026" in lihat(d.kabid)
    with bekukan(saat(4, 14)):
        assert "lewat 7 hari kerja; masih dapat dikerjakan" in lihat(d.pegawai)


def test_gangguan_memperpanjang_jendela_dan_halaman_mengatakannya(d, admin, evaluasi):
    with bekukan(saat(4, 6)):
        assert jendela_isi_tertutup(evaluasi, date(2026, 4, 6))
        padam(admin, saat(4, 6), saat(4, 3), saat(4, 4) + timedelta(hours=5))
        assert akhir_isi(evaluasi.periode) == date(2026, 4, 7)
        assert not jendela_isi_tertutup(evaluasi, date(2026, 4, 6))
        halaman = lihat(d.pegawai)
        assert "Sistem terganggu pada 3 April 2026, 4 April 2026" in halaman
        assert "jadi batasnya menjadi Selasa, 7 April 2026" in halaman
        assert (
            masuk(d.pegawai).get(reverse("dasbor:beranda")).content.decode().count("Lengkapi realisasi triwulan I 2026")
            == 1
        )


def test_batas_tanggapan_bergeser_dan_tidak_dianggap_menerima_di_dalam_gangguan(d, admin, evaluasi):
    with bekukan(saat(4, 2)):
        aksi = evaluasi.skp.rencana_aksi.filter(urutan_periode=1).first()
        isian = penilaian.IsianRealisasi(str(aksi.id_publik), "2.410 berkas", "")
        penilaian.isi_realisasi(evaluasi, [isian], oleh=d.pegawai, pada=saat(4, 2))
        penilaian.ajukan_evaluasi(evaluasi, oleh=d.pegawai, pada=saat(4, 2), tanpa_bukti=True)
        penilaian.nilai(evaluasi, penilaian.IsianNilai("SESUAI", "SESUAI"), oleh=d.kabid, pada=saat(4, 2))
        penilaian.terbitkan(evaluasi, oleh=d.kabid, pada=saat(4, 2))
    tercetak = evaluasi.batas_tanggapan
    hari = datetime(tercetak.year, tercetak.month, tercetak.day, 1, tzinfo=UTC)
    with bekukan(hari + timedelta(days=1)):
        padam(admin, hari + timedelta(days=1), hari, hari + timedelta(hours=3))
        assert batas_tanggapan(evaluasi) > tercetak
        assert lewat_batas() == 0
    sesudah = datetime.combine(batas_tanggapan(evaluasi), hari.timetz()) + timedelta(days=1)
    with bekukan(sesudah):
        assert lewat_batas() == 1


@pytest.mark.dua_mesin
def test_unit_melihat_siapa_yang_perlu_dibantu_dengan_tangganya(d, admin, evaluasi):
    with bekukan(saat(4, 20)):
        halaman = lihat(d.kadis, "unit", jenis="realisasi")
        assert d.pegawai.nama in halaman
        assert "Triwulan I 2026" in halaman
        assert "11 hari kerja" in halaman
        assert "Pimpinan unit" in halaman
        assert "Untuk membantu, bukan membandingkan" in halaman
        assert d.pegawai.nama not in lihat(d.kadis, "unit", jenis="nilai")
        assert d.pegawai.nama not in lihat(d.kadis, "unit", jenis="realisasi", cari="tidak ada")
        padam(admin, saat(4, 20), saat(4, 20), saat(4, 20) + timedelta(hours=2))
        halaman = lihat(d.kadis, "unit", jenis="realisasi")
        assert "Keterlambatan tidak dihitung hari ini" in halaman
        assert "belum dihitung" in halaman


def test_skp_yang_belum_ditetapkan_tampil_setelah_batasnya(d):
    Skp.objects.all().delete()
    with bekukan(saat(1, 31)):
        assert "Tidak ada yang tertunda" in lihat(d.kadis, "unit", jenis="skp")
        assert "SKP 2026 ditetapkan" in lihat(d.pegawai)
    with bekukan(saat(2, 9)):
        halaman = lihat(d.kadis, "unit", jenis="skp")
        assert d.pegawai.nama in halaman
        assert "6 hari kerja" in halaman
        assert "Pejabat penilai" in halaman


def test_unit_lain_dan_yang_bukan_pimpinan_tidak_melihat(d, evaluasi):
    with bekukan(saat(4, 20)):
        for orang in (d.pegawai, d.orang_luar):
            jawab = masuk(orang).get(reverse("kalender:unit"))
            assert jawab.status_code == 403
            assert d.rekan.nama not in jawab.content.decode()
        lain = pabrik.buat_pegawai("Yusran Malewa")
        dlh = d.orang_luar.penugasan.get().unit
        pabrik.tugaskan(lain, dlh, pabrik.buat_jabatan("Kepala DLH", "JPT_PRATAMA"), kepala=True)
        assert d.pegawai.nama not in lihat(lain, "unit", jenis="realisasi")


def test_banyaknya_kueri_tidak_bergantung_pada_banyaknya_orang(d, evaluasi):
    def hitung_kueri() -> int:
        klien = masuk(d.kadis)
        with CaptureQueriesContext(
            connection,
        ) as c:
            assert klien.get(reverse("kalender:unit"), {"jenis": "realisasi"}).status_code == 200
        return len(c)

    with bekukan(saat(4, 20)):
        hitung_kueri()
        satu = hitung_kueri()
        for n in range(12):
            p = pabrik.buat_pegawai(f"Orang {n}")
            pabrik.tugaskan(p, d.bidang)
            pabrik.buat_skp(p, d.kabid, unit=d.bidang, status="DISETUJUI", rhk=1)
        penilaian.buka_periode(Periode.objects.get(kelompok="UMUM", jenis="TRIWULANAN", urutan=1), pada=saat(4, 20))
        assert hitung_kueri() == satu
