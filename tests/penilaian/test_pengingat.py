"""Reminders of the realisation window: before it closes, then rung by rung, never twice, never inside an outage."""

from datetime import UTC, datetime, timedelta

import pytest

from ekinerja.inti.waktu import bekukan
from ekinerja.kalender import actions as kalender
from ekinerja.kalender import hitung, pengingat
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests import pabrik
from tests.penilaian.cerita import Kantor


@pytest.fixture
def admin(kantor: Kantor):
    orang = pabrik.buat_pegawai("Nur Aini")
    pabrik.tugaskan(orang, kantor.d.kota)
    pabrik.beri_peran(orang, "ADMIN_BKPSDM", kantor.d.kota)
    yield orang
    hitung.lupakan()


def pada(bulan: int, hari: int) -> int:
    saat = datetime(2026, bulan, hari, 1, 0, tzinfo=UTC)
    with bekukan(saat):
        return pengingat.ingatkan(saat.date(), "REALISASI")


def penerima() -> list[str]:
    kueri = Pemberitahuan.objects.filter(jenis="tenggat").order_by("pk")
    return list(kueri.values_list("pegawai__nama", flat=True))


@pytest.mark.dua_mesin
def test_diingatkan_sebelum_dan_sesudah_batas_sekali_setiap_anak_tangga(kantor: Kantor, admin):
    """The window of the third quarter closes on Monday, 5 October."""
    d = kantor.d
    assert pada(9, 29) == 0  # the period still runs
    assert pada(10, 3) == 0  # Saturday
    assert (pada(10, 2), pada(10, 5)) == (1, 0)
    assert penerima() == [d.pegawai.nama]
    assert (pada(10, 6), pada(10, 7)) == (1, 0)
    assert pada(10, 8) == 1
    assert penerima()[2:] == [d.kabid.nama]
    assert pada(10, 14) == 1  # seven working days: the head of the unit that is evaluated
    assert pada(10, 23) == 1
    assert penerima()[4:] == [admin.nama]
    pesan = Pemberitahuan.objects.get(pegawai=admin, jenis="tenggat")
    assert pesan.judul == "1 orang belum mengirim realisasi Triwulan III 2026"
    assert "empat belas hari kerja" in pesan.isi
    assert pada(10, 26) == 0


def test_yang_sudah_mengirim_tidak_diingatkan(kantor: Kantor):
    kantor.ke("SIAP_DINILAI")
    assert pada(10, 2) == pada(10, 23) == 0


def test_selama_gangguan_tidak_ada_pengingat_dan_batas_bergeser(kantor: Kantor, admin):
    saat = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
    with bekukan(saat):
        kalender.nyatakan_gangguan(
            oleh=admin, pada=saat, mulai=saat, selesai=saat + timedelta(hours=30), uraian="Padam"
        )
    hitung.lupakan()
    assert (pada(10, 5), pada(10, 6)) == (0, 0)
    assert pada(10, 7) == 1
    assert "ditutup 7 Oktober 2026" in Pemberitahuan.objects.get(jenis="tenggat").judul
