"""Whatever is changed behind the product's back is found, wherever in the trail it is."""

import random
from contextlib import contextmanager
from importlib import import_module
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection

from ekinerja.inti.jejak import Catatan, catat, catat_banyak, daftar_sidik, pemicu, periksa_jejak, ujung
from ekinerja.inti.jejak import daftar as daftar_pengukur
from ekinerja.inti.jejak import kunci as kunci_jejak
from ekinerja.inti.jejak.rantai import KOLOM, sidik_baris
from ekinerja.inti.models import Instansi, Jejak, JejakIsi, Pekerjaan

from .orang import Orang

pytestmark = [pytest.mark.django_db, pytest.mark.asvs("16.4.2")]

PANJANG = 40
TEMPAT = random.Random(2026).sample(range(2, PANJANG), 20)
# Places by themselves: the first, the last and every third one in the short form.
DI_MANA = [
    pytest.param(n, marks=[] if i % 3 == 0 or n in (min(TEMPAT), max(TEMPAT)) else pytest.mark.panjang)
    for i, n in enumerate(TEMPAT)
]


@pytest.fixture(autouse=True)
def _data_sendiri(settings, tmp_path):
    """The remembered end of these trails must not reach another test."""
    settings.DATA = tmp_path


@pytest.fixture
def rantai():
    """A trail of forty events on one object."""
    benda = Pekerjaan.objects.create(nama="contoh")
    catat_banyak(Catatan("contoh.diubah", benda, Orang(), {"urut": (n, n + 1)}) for n in range(PANJANG))
    assert periksa_jejak().utuh
    return benda


@contextmanager
def tanpa_pemicu():
    """As the insider does it: triggers off, change, triggers on again."""
    pemicu.lepas(connection)
    yield connection.cursor()
    pemicu.pasang(connection)


def nomor_temuan():
    return [t.nomor for t in periksa_jejak().temuan]


# Where and what have nothing to do with one another: the short form asks each column at four places, in turn at all.
KOLOM_DIUBAH = ("kejadian", "objek_jenis", "permintaan", "isi_sidik", "sidik_isi", "sidik")
MEDAN_DIUBAH = [
    pytest.param(tempat, kolom, marks=[] if (n - k) % 5 == 0 else pytest.mark.panjang)
    for n, tempat in enumerate(TEMPAT)
    for k, kolom in enumerate(KOLOM_DIUBAH)
]


@pytest.mark.dua_mesin
@pytest.mark.parametrize(("nomor", "kolom"), MEDAN_DIUBAH)
def test_medan_diubah(rantai, nomor, kolom):
    with tanpa_pemicu() as kursor:
        kursor.execute(f"UPDATE inti_jejak SET {kolom} = 'x' WHERE nomor = %s", [nomor])
    assert nomor_temuan()[0] == nomor


@pytest.mark.dua_mesin
@pytest.mark.parametrize("nomor", DI_MANA)
def test_waktu_dan_pelaku_diubah(rantai, nomor):
    with tanpa_pemicu():
        baris = Jejak.objects.get(pk=nomor)
        Jejak.objects.filter(pk=nomor).update(pada=baris.pada.replace(year=2020), pelaku_uuid=Orang().id_publik)
    assert nomor_temuan() == [nomor]


@pytest.mark.dua_mesin
@pytest.mark.parametrize("nomor", DI_MANA)
def test_baris_dihapus(rantai, nomor):
    with tanpa_pemicu() as kursor:
        kursor.execute("DELETE FROM inti_jejak WHERE nomor = %s", [nomor])
        kursor.execute("DELETE FROM inti_jejakisi WHERE nomor = %s", [nomor])
    hasil = periksa_jejak()
    assert hasil.temuan[0].nomor == nomor
    assert f"nomor {nomor} tidak ada" in hasil.kalimat


@pytest.mark.dua_mesin
@pytest.mark.parametrize("nomor", DI_MANA)
def test_baris_dihapus_lalu_dinomori_ulang(rantai, nomor):
    with tanpa_pemicu() as kursor:
        for tabel in ("inti_jejak", "inti_jejakisi"):
            kursor.execute(f"DELETE FROM {tabel} WHERE nomor = %s", [nomor])
            for n in range(nomor + 1, PANJANG + 1):
                kursor.execute(f"UPDATE {tabel} SET nomor = %s WHERE nomor = %s", [n - 1, n])
    assert nomor_temuan()[0] == nomor


@pytest.mark.dua_mesin
@pytest.mark.parametrize("nomor", DI_MANA)
def test_baris_disisipkan(rantai, nomor):
    with tanpa_pemicu() as kursor:
        for tabel in ("inti_jejak", "inti_jejakisi"):
            for n in range(PANJANG, nomor - 1, -1):
                kursor.execute(f"UPDATE {tabel} SET nomor = %s WHERE nomor = %s", [n + 1, n])
        salin, isi = Jejak.objects.get(pk=nomor - 1), JejakIsi.objects.get(pk=nomor - 1)
        salin.nomor = isi.jejak_id = nomor
        salin.save(force_insert=True)
        isi.save(force_insert=True)
    assert nomor_temuan()[0] == nomor


@pytest.mark.dua_mesin
@pytest.mark.parametrize("nomor", DI_MANA)
def test_dua_baris_ditukar(rantai, nomor):
    with tanpa_pemicu() as kursor:
        for tabel in ("inti_jejak", "inti_jejakisi"):
            for dari, ke in ((nomor, 9999), (nomor + 1, nomor), (9999, nomor + 1)):
                kursor.execute(f"UPDATE {tabel} SET nomor = %s WHERE nomor = %s", [ke, dari])
    assert nomor_temuan()[0] == nomor


@pytest.mark.dua_mesin
@pytest.mark.parametrize("nomor", DI_MANA)
def test_ujung_dipotong(rantai, nomor):
    akhir = Jejak.objects.get(pk=PANJANG)
    ujung._tulis(akhir.nomor, akhir.sidik)
    with tanpa_pemicu() as kursor:
        kursor.execute("DELETE FROM inti_jejak WHERE nomor > %s", [nomor])
        kursor.execute("DELETE FROM inti_jejakisi WHERE nomor > %s", [nomor])
    assert nomor_temuan() == [nomor + 1]


@pytest.mark.dua_mesin
@pytest.mark.parametrize("kolom", ["isi", "garam"])
@pytest.mark.parametrize("nomor", DI_MANA)
def test_isi_atau_garam_diubah(rantai, nomor, kolom):
    with tanpa_pemicu():
        JejakIsi.objects.filter(pk=nomor).update(**{kolom: "{}" if kolom == "isi" else b"0" * 16})
    assert nomor_temuan() == [nomor]


@pytest.mark.dua_mesin
def test_isi_tanpa_rantai_dan_rantai_tanpa_isi(rantai):
    with tanpa_pemicu():
        JejakIsi.objects.filter(pk=7).update(jejak_id=900)
    assert nomor_temuan() == [7, 900]


@pytest.mark.dua_mesin
@pytest.mark.parametrize("nama", ["inti_jejak_tolak_update", "inti_jejakisi_tolak_delete"])
def test_pemicu_dicabut(rantai, nama):
    tabel = nama.split("_tolak_")[0]
    akhiran = "" if connection.vendor == "sqlite" else f" ON {tabel}"
    connection.cursor().execute(f"DROP TRIGGER {nama}{akhiran}")
    hasil = periksa_jejak()
    assert nama in hasil.kalimat
    assert not hasil.utuh


@pytest.mark.dua_mesin
def test_disusun_ulang_dengan_kunci_yang_sama_ketahuan_dari_ujung(rantai):
    """Whoever holds the key can rebuild a chain that agrees with itself; the remembered end does not agree."""
    akhir = Jejak.objects.get(pk=PANJANG)
    ujung._tulis(akhir.nomor, akhir.sidik)
    with tanpa_pemicu():
        sebelum = Jejak.objects.get(pk=4).sidik
        for baris in Jejak.objects.filter(nomor__gte=5).order_by("nomor"):
            baris.kejadian, baris.sidik_sebelum = "contoh.palsu", sebelum
            baris.sidik = sidik_baris(kunci_jejak.kunci(), tuple(getattr(baris, k) for k in KOLOM), sebelum)
            baris.save()
            sebelum = baris.sidik
    assert nomor_temuan() == [PANJANG]


# -- objects of legal acts --------------------------------------------------------------------------------------------


def isi_pekerjaan(id_publik):
    """What the act of the example fixes."""
    baris = Pekerjaan.objects.filter(id_publik=id_publik).first()
    return None if baris is None else {"nama": baris.nama, "total": baris.total}


@pytest.fixture
def terdaftar(monkeypatch):
    monkeypatch.setattr(daftar_pengukur, "_pengukur", {})
    daftar_sidik("inti.Pekerjaan", isi_pekerjaan)


def tetapkan(total=3):
    benda = Pekerjaan.objects.create(nama="skp", total=total)
    catat("contoh.disetujui", benda, oleh=Orang(), tetap={"nama": "skp", "total": total})
    return benda


def test_objek_yang_diubah_diam_diam_ketahuan(terdaftar):
    benda, _lain = tetapkan(), tetapkan()
    assert periksa_jejak().utuh
    Pekerjaan.objects.filter(pk=benda.pk).update(total=4)
    hasil = periksa_jejak()
    assert [t.nomor for t in hasil.temuan] == [1]
    assert str(benda.id_publik) in hasil.kalimat
    assert "contoh.disetujui" in hasil.kalimat


@pytest.mark.dua_mesin
def test_objek_yang_dihapus_diam_diam_ketahuan(terdaftar):
    tetapkan().delete()
    assert "tidak ada lagi" in periksa_jejak().kalimat


def test_tindakan_terbaru_yang_menentukan(terdaftar):
    benda = tetapkan()
    Pekerjaan.objects.filter(pk=benda.pk).update(total=9)
    catat("contoh.disetujui", benda, oleh=Orang(), tetap={"nama": "skp", "total": 9})
    assert periksa_jejak().utuh


def test_yang_dikembalikan_boleh_berubah_lagi(terdaftar):
    benda = tetapkan()
    catat("contoh.dikembalikan", benda, oleh=Orang(), tetap={})
    Pekerjaan.objects.filter(pk=benda.pk).update(total=9)
    assert periksa_jejak().utuh


def test_dua_kelompok_tindakan_diperiksa_sendiri_sendiri(monkeypatch):
    monkeypatch.setattr(daftar_pengukur, "_pengukur", {})
    daftar_sidik("inti.Pekerjaan", lambda u: {"nama": isi_pekerjaan(u)["nama"]}, kejadian=["contoh.dinamai"])
    daftar_sidik("inti.Pekerjaan", lambda u: {"total": isi_pekerjaan(u)["total"]}, kejadian=["contoh.dihitung"])
    benda = Pekerjaan.objects.create(nama="skp", total=3)
    catat("contoh.dinamai", benda, oleh=None, tetap={"nama": "skp"})
    catat("contoh.dihitung", benda, oleh=None, tetap={"total": 3})
    assert periksa_jejak().utuh
    Pekerjaan.objects.filter(pk=benda.pk).update(nama="lain")
    assert nomor_temuan() == [1]


@pytest.mark.dua_mesin
def test_banyak_objek_diukur_berkelompok(monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(daftar_pengukur, "_pengukur", {})
    daftar_sidik(
        "inti.Pekerjaan",
        isi_pekerjaan,
        banyak=lambda daftar: {
            u: {"nama": n, "total": t}
            for u, n, t in Pekerjaan.objects.filter(id_publik__in=daftar).values_list("id_publik", "nama", "total")
        },
    )
    for _ in range(30):
        tetapkan()
    with django_assert_max_num_queries(8):
        assert periksa_jejak().utuh


# -- the command ------------------------------------------------------------------------------------------------------


@pytest.mark.dua_mesin
def test_perintah_menyebut_entri_pertama_yang_rusak(rantai):
    keluar = StringIO()
    call_command("periksa_jejak", stdout=keluar)
    assert keluar.getvalue() == f"Jejak utuh: {PANJANG} entri diperiksa.\n"
    with tanpa_pemicu() as kursor:
        kursor.execute("UPDATE inti_jejak SET kejadian = 'x' WHERE nomor IN (12, 30)")
    keluar = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("periksa_jejak", stdout=keluar)
    assert keluar.getvalue().startswith("Jejak rusak. Entri nomor 12 ")


@pytest.mark.dua_mesin
def test_jejak_kosong_itu_utuh():
    assert Instansi.objects.count() == 0
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_migrasi_dan_pemeriksa_berkata_sama():
    """The migration writes its triggers out; the check knows exactly those, and taking them back leaves none."""
    migrasi = import_module("ekinerja.inti.migrations.0002_pemicu_jejak")
    penyunting = SimpleNamespace(connection=connection)
    migrasi.mundur(None, penyunting)
    assert len(pemicu.hilang(connection)) == (4 if connection.vendor == "sqlite" else 6)
    migrasi.maju(None, penyunting)
    assert pemicu.hilang(connection) == []
