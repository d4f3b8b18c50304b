import json
import stat
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from ekinerja.inti.jejak import Catatan, catat, catat_banyak, catat_masal, jejak_objek, periksa_jejak
from ekinerja.inti.jejak.kunci import KunciHilang, berkas_kunci, kunci
from ekinerja.inti.kanonik import kanonik
from ekinerja.inti.models import Jejak, JejakIsi, Pekerjaan
from ekinerja.inti.waktu import bekukan

from .orang import Orang

pytestmark = pytest.mark.django_db


@pytest.mark.dua_mesin
def test_satu_kejadian_menjadi_satu_mata_rantai():
    sari, benda = Orang(), Pekerjaan.objects.create(nama="contoh")
    jejak = catat("skp.disetujui", benda, oleh=sari, perubahan={"status": ("DIAJUKAN", "DISETUJUI")})
    tersimpan = Jejak.objects.get()
    assert (tersimpan.nomor, tersimpan.kejadian, tersimpan.objek_jenis) == (1, "skp.disetujui", "inti.Pekerjaan")
    assert (tersimpan.objek_uuid, tersimpan.pelaku_uuid) == (benda.id_publik, sari.id_publik)
    assert tersimpan.sidik == jejak.sidik
    assert json.loads(JejakIsi.objects.get().isi) == {
        "pelaku": "Sari Wulandari",
        "perubahan": {"status": ["DIAJUKAN", "DISETUJUI"]},
    }


@pytest.mark.dua_mesin
def test_nomor_berurut_tanpa_celah_dan_menyambung():
    benda = Pekerjaan.objects.create(nama="contoh")
    for _ in range(5):
        catat("contoh.diubah", benda, oleh=None)
    baris = list(Jejak.objects.order_by("nomor"))
    assert [b.nomor for b in baris] == [1, 2, 3, 4, 5]
    assert [b.sidik_sebelum for b in baris[1:]] == [b.sidik for b in baris[:-1]]
    assert periksa_jejak().utuh


def test_banyak_sekaligus_sama_dengan_satu_satu(django_assert_max_num_queries):
    benda = Pekerjaan.objects.create(nama="contoh")
    with django_assert_max_num_queries(10):
        catat_banyak([Catatan("contoh.dibuat", benda, None) for _ in range(300)])
    hasil = periksa_jejak()
    assert (hasil.utuh, hasil.jumlah) == (True, 300)


def test_yang_dibatalkan_tidak_meninggalkan_celah():
    benda = Pekerjaan.objects.create(nama="contoh")
    catat("contoh.dibuat", benda, oleh=None)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        catat("contoh.diubah", benda, oleh=None)
        raise ZeroDivisionError
    assert catat("contoh.diubah", benda, oleh=None).nomor == 2


@pytest.mark.dua_mesin
@pytest.mark.django_db(transaction=True)
def test_di_luar_transaksi_ditolak():
    with pytest.raises(RuntimeError, match="transaksi"):
        catat("contoh.dibuat", "inti.Contoh", oleh=None)


def test_jam_yang_mundur_ditandai():
    saat = datetime(2026, 11, 2, 8, tzinfo=UTC)
    with bekukan(saat):
        assert not catat("contoh.dibuat", "inti.Contoh", oleh=None).jam_mundur
    with bekukan(saat - timedelta(seconds=5)):
        assert catat("contoh.dibuat", "inti.Contoh", oleh=None).jam_mundur
    assert periksa_jejak().utuh


def test_riwayat_objek_terbaru_dulu_dalam_satu_kueri(django_assert_num_queries):
    benda, lain = Pekerjaan.objects.create(nama="a"), Pekerjaan.objects.create(nama="b")
    catat("contoh.dibuat", benda, oleh=Orang("Andi"))
    catat("contoh.dibuat", lain, oleh=Orang("Rizal"))
    catat("contoh.diubah", benda, oleh=Orang("Ratna"), atas_nama=Orang("Hasan"), perubahan={"nama": ("a", "b")})
    with django_assert_num_queries(1):
        riwayat = jejak_objek(benda)
    assert [(b.kejadian, b.pelaku, b.atas_nama) for b in riwayat] == [
        ("contoh.diubah", "Ratna", "Hasan"),
        ("contoh.dibuat", "Andi", ""),
    ]
    assert riwayat[0].perubahan == {"nama": ["a", "b"]}


def test_isian_masal_satu_baris():
    catat_masal("harian_laporan", 2_500_000, "a" * 64)
    assert json.loads(JejakIsi.objects.get().isi)["perubahan"]["jumlah"] == [None, 2_500_000]


@pytest.mark.dua_mesin
@pytest.mark.parametrize("perintah", ["UPDATE {} SET nomor = nomor", "DELETE FROM {}"])
@pytest.mark.parametrize("tabel", ["inti_jejak", "inti_jejakisi"])
@pytest.mark.asvs("16.4.2")
def test_basis_data_menolak_mengubah_jejak(perintah, tabel):
    catat("contoh.dibuat", "inti.Contoh", oleh=None)
    with pytest.raises(DatabaseError, match=r"jejak hanya dapat ditambah|permission denied"), transaction.atomic():
        connection.cursor().execute(perintah.format(tabel))
    assert Jejak.objects.count() == JejakIsi.objects.count() == 1


def test_kunci_hanya_terbaca_pemilik_dan_tidak_dibuat_ulang(settings, tmp_path):
    settings.DATA = tmp_path / "baru"
    catat("contoh.dibuat", "inti.Contoh", oleh=None)
    assert stat.S_IMODE(berkas_kunci().stat().st_mode) == 0o600
    settings.DATA = tmp_path / "lain"
    with pytest.raises(KunciHilang, match=r"jejak\.kunci"):
        catat("contoh.diubah", "inti.Contoh", oleh=None)
    assert not berkas_kunci().exists()
    assert "jejak.kunci" in periksa_jejak().kalimat


def test_dua_pembuat_kunci_memakai_satu(settings, tmp_path):
    settings.DATA = tmp_path
    pertama = kunci(boleh_buat=True)
    from ekinerja.inti.jejak import kunci as modul

    modul._buat(berkas_kunci())
    modul._baca.cache_clear()
    assert kunci() == pertama
    assert [b.name for b in tmp_path.iterdir()] == ["jejak.kunci"]


@pytest.mark.parametrize(
    ("nilai", "tertulis"),
    [
        (Decimal("2.50"), '"2.5"'),
        (Decimal("2.5"), '"2.5"'),
        (Decimal("0.00"), '"0"'),
        (Decimal("1E+2"), '"100"'),
        (date(2026, 2, 28), '"2026-02-28"'),
        (datetime(2026, 2, 28, 8, tzinfo=UTC), '"2026-02-28T08:00:00.000000+00:00"'),
        (Pekerjaan.Keadaan.ANTRE, '"ANTRE"'),
        ({"b": 1, "a": [True, None, "é"]}, '{"a":[true,null,"é"],"b":1}'),
        ({"x", "a"}, '["a","x"]'),
    ],
)
def test_ejaan_baku(nilai, tertulis):
    assert kanonik(nilai) == tertulis


def test_pecahan_biner_tidak_boleh_masuk_sidik():
    with pytest.raises(TypeError, match="float"):
        kanonik({"nilai": [1.5]})
