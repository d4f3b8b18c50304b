"""The outage register moves every deadline; a silence of the system enters itself."""

import uuid
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from ekinerja.harian.actions import kirim_baru
from ekinerja.harian.isi import IsiLaporan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import Jejak
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.inti.waktu import bekukan
from ekinerja.kalender import actions, hitung, tasks
from ekinerja.kalender.models import Denyut, Gangguan, HariLibur
from ekinerja.skp.models import RencanaAksi
from tests import pabrik
from tests.pabrik import HARI, PADA
from tests.skp.cerita import masuk

SEHARI = timedelta(days=1)


def kirim(orang, rute, *arg, **isian):
    return masuk(orang).post(reverse(f"kalender:{rute}", args=arg), {"kunci": uuid.uuid4().hex, **isian})


def nyatakan(oleh, mulai=PADA - SEHARI, selesai=PADA, uraian="Listrik pusat data padam"):
    gangguan = actions.nyatakan_gangguan(oleh=oleh, pada=PADA, mulai=mulai, selesai=selesai, uraian=uraian)
    hitung.lupakan()  # the test's own transaction never commits
    return gangguan


@pytest.mark.dua_mesin
def test_admin_menyatakan_mengakhiri_dan_membatalkan_lewat_halaman(d, admin, django_capture_on_commit_callbacks):
    kemarin = HARI - SEHARI
    with django_capture_on_commit_callbacks(execute=True):
        jawab = kirim(admin, "gangguan", uraian="Server mati", mulai_tanggal=kemarin, mulai_jam="08.00")
    assert jawab.status_code == 302
    g = Gangguan.objects.get()
    assert g.selesai is None
    assert hitung.penanggalan().gangguan == {kemarin, HARI}
    halaman = masuk(d.pegawai).get(reverse("kalender:gangguan")).content.decode()
    assert "Server mati" in halaman
    assert "masih berlangsung" in halaman
    assert "Sudah pulih" not in halaman
    assert kirim(d.pegawai, "akhiri_gangguan", g.id_publik).status_code == 403
    assert kirim(admin, "akhiri_gangguan", g.id_publik).status_code == 302
    assert kirim(admin, "akhiri_gangguan", g.id_publik).status_code == 409
    assert kirim(admin, "batalkan_gangguan", g.id_publik, alasan=" ").status_code == 400
    with django_capture_on_commit_callbacks(execute=True):
        assert (
            kirim(admin, "batalkan_gangguan", g.id_publik, alasan="Ternyata hanya jaringan kantor.").status_code == 302
        )
    assert kirim(admin, "batalkan_gangguan", g.id_publik, alasan="Lagi").status_code == 409
    assert hitung.penanggalan().gangguan == frozenset()
    assert "hanya jaringan kantor" in masuk(admin).get(reverse("kalender:gangguan")).content.decode()
    assert list(Jejak.objects.order_by("nomor").filter(kejadian__startswith="gangguan").values_list("kejadian", flat=True)) == [
        "gangguan.dinyatakan", "gangguan.berakhir", "gangguan.dibatalkan",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        ({"uraian": ""}, "Apa yang terjadi"),
        ({"selesai_tanggal": HARI - 2 * SEHARI, "selesai_jam": "08.00"}, "Selesai harus sesudah mulai"),
        ({"selesai_tanggal": HARI}, "kosongkan keduanya"),
        ({"mulai_tanggal": HARI - 200 * SEHARI}, "90 hari"),
        ({"mulai_tanggal": HARI + 5 * SEHARI}, "perlu waktu selesai"),
        ({"mulai_tanggal": HARI + 50 * SEHARI}, "30 hari"),
        ({"mulai_tanggal": HARI - 60 * SEHARI, "selesai_tanggal": HARI, "selesai_jam": "08.00"}, "31 hari"),
        ({"mulai_jam": "pagi"}, "jam"),
    ],
)
def test_isian_yang_keliru_ditolak_dengan_kalimat_dan_tidak_hilang(admin, isian, kata):
    dasar = {"uraian": "Server mati sejak pagi", "mulai_tanggal": HARI - SEHARI, "mulai_jam": "08.00"}
    jawab = kirim(admin, "gangguan", **{**dasar, **isian})
    assert jawab.status_code == 400
    assert kata in jawab.content.decode()
    assert "Server mati sejak pagi" in jawab.content.decode() or "uraian" in isian
    assert not Gangguan.objects.exists()


def test_orang_lain_membaca_tetapi_tidak_menyatakan(d):
    halaman = masuk(d.pegawai).get(reverse("kalender:gangguan")).content.decode()
    assert "Nyatakan gangguan" not in halaman
    isian = {"uraian": "x", "mulai_tanggal": HARI, "mulai_jam": "08.00"}
    assert kirim(d.pegawai, "gangguan", **isian).status_code == 403
    with pytest.raises(AturanDilanggar):
        nyatakan(d.pegawai)
    assert not Gangguan.objects.exists()


@pytest.mark.dua_mesin
def test_laporan_tidak_terlambat_karena_gangguan(d, admin):
    """A report three working days late by the calendar alone is on time when the system was down in between."""
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, status="DISETUJUI", rhk=1)
    aksi = RencanaAksi.objects.select_related("skp", "indikator").filter(skp=skp, urutan_periode=1).first()
    lama = HARI - timedelta(days=6)  # Wednesday; the third working day was yesterday
    isi = IsiLaporan(aksi, lama, time(8), time(9), "Menata arsip", 3)
    assert hitung.batas_laporan(lama) == HARI - SEHARI
    sudah = kirim_baru(isi, oleh=d.pegawai)
    assert sudah.terlambat is True
    nyatakan(admin)
    sudah.refresh_from_db()
    assert sudah.terlambat is False
    assert Jejak.objects.filter(kejadian="gangguan.tanda_terlambat_dilepas").count() == 1
    assert hitung.batas_laporan(lama) > HARI
    lain = replace(isi, jam_mulai=time(10), jam_selesai=time(11))
    assert kirim_baru(lain, oleh=d.pegawai).terlambat is False


@pytest.mark.dua_mesin
def test_diam_lama_tercatat_sendiri_dan_yang_sebentar_tidak(d):
    assert actions.berdenyut(pada=PADA) is None
    assert actions.berdenyut(pada=PADA + timedelta(minutes=29)) is None
    assert not Gangguan.objects.exists()
    bangun = PADA + timedelta(minutes=29 + 600)
    g = actions.berdenyut(pada=bangun)
    assert (g.mulai, g.selesai, g.sumber) == (PADA + timedelta(minutes=29), bangun, "TERDETEKSI")
    assert actions.berdenyut(pada=bangun) is None
    assert Gangguan.objects.count() == 1
    assert Denyut.objects.get().pada == bangun
    assert actions.berdenyut(pada=bangun - SEHARI) is None  # a clock that was put back is not a silence


def test_diam_di_dalam_pemeliharaan_yang_diumumkan_tidak_dicatat_dua_kali(d, admin):
    actions.berdenyut(pada=PADA)
    nyatakan(admin, PADA - timedelta(minutes=5), PADA + timedelta(hours=9), "Pindah server")
    assert actions.berdenyut(pada=PADA + timedelta(hours=8)) is None
    assert Gangguan.objects.count() == 1


def test_ambang_diam_adalah_setelan(d):
    atur_setelan("gangguan_menit", 120)
    actions.berdenyut(pada=PADA)
    assert actions.berdenyut(pada=PADA + timedelta(minutes=119)) is None
    assert actions.berdenyut(pada=PADA + timedelta(minutes=119 + 120)) is not None


@pytest.mark.dua_mesin
def test_dengan_jam_yang_diatur_denyut_tidak_dicatat(db, monkeypatch):
    monkeypatch.setattr(tasks, "jam_diatur", lambda: True)
    tasks.denyut()
    assert not Denyut.objects.exists()
    monkeypatch.setattr(tasks, "jam_diatur", lambda: False)
    with bekukan(PADA):
        tasks.denyut()
    assert Denyut.objects.get().pada == PADA


@pytest.mark.dua_mesin
def test_basis_data_menjaga_gangguan(d, admin):
    rusak = [
        {"mulai": PADA, "selesai": PADA - SEHARI, "sumber": "DINYATAKAN", "oleh": admin},
        {"mulai": PADA, "selesai": None, "sumber": "TERDETEKSI"},
        {"mulai": PADA, "selesai": None, "sumber": "DINYATAKAN"},
        {"mulai": PADA, "selesai": None, "sumber": "DINYATAKAN", "oleh": admin, "dibatalkan_pada": PADA},
    ]
    for kolom in rusak:
        with pytest.raises(IntegrityError), transaction.atomic():
            Gangguan.objects.create(uraian="x", dicatat_pada=PADA, **kolom)


# -- closed days ------------------------------------------------------------------------------------------------------


@pytest.mark.dua_mesin
def test_admin_mengubah_libur_dan_mengembalikannya(d, admin, django_capture_on_commit_callbacks):
    nyepi, biasa = date(2026, 3, 19), date(2026, 3, 11)
    isian = {"dasar": "SKB perubahan", "nama": "Cuti bersama tambahan"}
    with django_capture_on_commit_callbacks(execute=True):
        assert kirim(d.kadis, "libur", tanggal=biasa, jenis="CUTI_BERSAMA", **isian).status_code == 403
        assert kirim(admin, "libur", tanggal=biasa, jenis="CUTI_BERSAMA", **isian).status_code == 302
        assert kirim(admin, "libur", tanggal=nyepi, jenis="HARI_KERJA", **isian).status_code == 302
    assert not hitung.hari_kerja(biasa)
    assert hitung.hari_kerja(nyepi)
    assert "Cuti bersama tambahan" in masuk(d.pegawai).get(reverse("kalender:libur")).content.decode()
    for k in HariLibur.objects.all():
        with django_capture_on_commit_callbacks(execute=True):
            assert kirim(d.pegawai, "hapus_libur", k.id_publik).status_code == 403
            assert kirim(admin, "hapus_libur", k.id_publik).status_code == 302
    assert hitung.hari_kerja(biasa)
    assert not hitung.hari_kerja(nyepi)
    jawab = kirim(admin, "libur", tanggal="2026-02-31", jenis="CUTI_BERSAMA", **isian)
    assert jawab.status_code == 400
    assert "SKB perubahan" in jawab.content.decode()
