"""The ladder of the SKP and of the evaluation: whose turn it is is told first, each rung once, the same statements for many."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.inti.waktu import bekukan
from ekinerja.kalender import hitung, pengingat
from ekinerja.kepegawaian.models import Peran
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.skp.models import Skp
from tests import pabrik
from tests.penilaian.cerita import Kantor
from tests.skp.cerita import masuk

pytestmark = pytest.mark.django_db


def pada(bulan: int, hari: int, *kode: str) -> list[tuple[str, str]]:
    """(receiver, title) of the messages that are new on this day."""
    sudah = set(Pemberitahuan.objects.values_list("pk", flat=True))
    saat = datetime(2026, bulan, hari, 1, 0, tzinfo=UTC)
    with bekukan(saat):
        hitung.lupakan()
        jumlah = pengingat.ingatkan(saat.date(), *kode)
    baru = Pemberitahuan.objects.exclude(pk__in=sudah).filter(jenis="tenggat").order_by("pegawai__nama")
    hasil = list(baru.values_list("pegawai__nama", "judul"))
    assert len(hasil) == jumlah
    return hasil


@pytest.fixture
def admin(d):
    orang = pabrik.buat_pegawai("Nur Aini", status="PEJABAT_NEGARA")
    pabrik.beri_peran(orang, Peran.ADMIN_BKPSDM, d.kota)
    return orang


@pytest.fixture
def berlaku(d) -> None:
    """Everybody but Andi has an SKP in force."""
    for orang, penilai in ((d.kabid, d.kadis), (d.rekan, d.kabid)):
        pabrik.buat_skp(orang, penilai, unit=d.bidang, status="DISETUJUI")
    for orang in (d.kadis, d.orang_luar):
        pabrik.buat_skp(orang, None, unit=d.bidang, status="DISETUJUI")


def test_yang_belum_mengajukan_lalu_penilai_pimpinan_dan_pengelola(d, admin, berlaku):
    """Nothing is drafted by Andi. Draft until 14 January, in force until the 31st."""
    nama, ppk = d.pegawai.nama, d.kabid.nama
    assert pada(1, 8) == []
    assert pada(1, 9) == [(nama, "Ajukan SKP 2026 paling lambat 14 Januari 2026")]
    assert pada(1, 14) == []
    assert pada(1, 28) == [(nama, "SKP 2026 harus ditetapkan paling lambat 31 Januari 2026")]
    assert pada(1, 31) == [], "a Saturday"
    assert pada(2, 2) == [(nama, "SKP 2026 belum diajukan")]
    assert pada(2, 3) == []
    assert pada(2, 4) == [(ppk, "1 orang belum mengajukan SKP 2026")]
    kepala = pada(2, 10)
    assert [judul for _, judul in kepala] == ["1 orang belum mengajukan SKP 2026"]
    assert pada(2, 23) == [(admin.nama, "1 orang belum mengajukan SKP 2026")]
    pesan = Pemberitahuan.objects.get(pegawai=admin, jenis="tenggat")
    assert "empat belas hari kerja" in pesan.isi
    assert pesan.tautan == "/kalender/unit/?jenis=skp"
    assert pada(2, 24) == []


@pytest.mark.dua_mesin
def test_skp_yang_menunggu_mengingatkan_penilai_dan_atasannya(d, admin, berlaku):
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, atasan_penilai=d.kadis, status="DIAJUKAN")
    Skp.objects.filter(pk=skp.pk).update(diajukan_pada=datetime(2026, 1, 12, 1, 0, tzinfo=UTC))
    assert pada(1, 14) == []
    assert pada(1, 29) == [(d.kabid.nama, "1 SKP 2026 menunggu persetujuan Anda sampai 31 Januari 2026")]
    assert pada(2, 2) == [(d.kabid.nama, "1 SKP 2026 menunggu persetujuan penilai")]
    assert pada(2, 4) == [(d.kadis.nama, "1 SKP 2026 menunggu persetujuan penilai")]
    with bekukan(datetime(2026, 2, 4, 1, 0, tzinfo=UTC)):
        halaman = masuk(d.kadis).get(reverse("kalender:unit"), {"jenis": "skp-setuju"}).content.decode()
        assert d.pegawai.nama in halaman
        assert "Atasan pejabat penilai" in halaman
        assert d.pegawai.nama not in masuk(d.kadis).get(reverse("kalender:unit"), {"jenis": "skp"}).content.decode()
        assert "Putuskan SKP 2026 bawahan" in masuk(d.kabid).get(reverse("kalender:saya")).content.decode()
    Skp.objects.filter(pk=skp.pk).update(diajukan_pada=datetime(2026, 3, 2, 1, 0, tzinfo=UTC))
    assert pada(3, 2)[0][1] == "1 SKP 2026 menunggu persetujuan Anda sampai 2 Maret 2026"
    assert [n for n, _ in pada(3, 3)] == [d.kabid.nama], "late from the submission on, not from January"


@pytest.mark.dua_mesin
def test_banyaknya_perintah_tidak_bertambah_bersama_orangnya(d, admin, berlaku):
    def perintah(hari: int) -> int:
        with CaptureQueriesContext(connection) as c:
            pada(2, hari)
        return len(c)

    perintah(2)
    satu = perintah(3)
    for n in range(12):
        orang = pabrik.buat_pegawai(f"Orang {n}")
        pabrik.tugaskan(orang, d.bidang)
        pabrik.hubungkan(orang, d.kabid)
        if n % 2:
            pabrik.buat_skp(orang, d.kabid, unit=d.bidang, status="DIAJUKAN" if n % 3 else "DRAF")
    perintah(5)
    assert perintah(6) == satu


def test_penilai_diingatkan_menilai(db):
    with bekukan(datetime(2026, 10, 2, 1, 30, tzinfo=UTC)):
        kantor = Kantor()
        kantor.ke("SIAP_DINILAI")
        ppk, atasan = kantor.d.kabid.nama, kantor.d.kadis.nama
        assert pada(10, 5, "NILAI") == []
        judul = "1 orang menunggu Anda nilai untuk Triwulan III 2026, paling lambat 10 Oktober 2026"
        assert pada(10, 6, "NILAI") == [(ppk, judul)]
        assert pada(10, 12, "NILAI") == [(ppk, "1 orang belum dinilai untuk Triwulan III 2026")]
        assert pada(10, 14, "NILAI") == [(atasan, "1 orang belum dinilai untuk Triwulan III 2026")]


def test_hasil_yang_terbit_diingatkan_ditanggapi(db):
    with bekukan(datetime(2026, 10, 2, 1, 30, tzinfo=UTC)):
        kantor = Kantor()
        kantor.ke("DITERBITKAN")
    assert pada(10, 16, "TANGGAPAN") == []
    assert pada(10, 19, "TANGGAPAN") == [
        (kantor.d.pegawai.nama, "Tanggapi hasil evaluasi Anda paling lambat 22 Oktober 2026")
    ]
    assert pada(10, 23, "TANGGAPAN") == []
