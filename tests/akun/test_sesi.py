"""Sessions end: by the clock, by the person, by an administrator, with the secret, with the account."""

import time

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from ekinerja.akun import actions
from ekinerja.akun.models import Akun, Perangkat
from ekinerja.akun.tasks import bersihkan
from ekinerja.inti import akses
from ekinerja.inti.models import JejakIsi
from tests.akun.conftest import SANDI, akun, kirim, masih_masuk, masuk, nanti


@pytest.mark.asvs("7.3.1")
def test_enam_puluh_menit_tidak_dipakai(sari):
    klien = masuk()
    with nanti(minutes=59):
        assert masih_masuk(klien)
    with nanti(minutes=60):
        assert not masih_masuk(klien)


@pytest.mark.dua_mesin
@pytest.mark.asvs("7.3.2")
def test_dua_belas_jam_paling_lama(sari):
    klien = masuk()
    with nanti(hours=11, minutes=50):
        Perangkat.objects.update(terakhir_pada=_kini())
        assert masih_masuk(klien)
    with nanti(hours=12):
        assert not masih_masuk(klien)


def _kini():
    from ekinerja.inti.waktu import sekarang

    return sekarang()


@pytest.mark.asvs("7.3.2")
@pytest.mark.parametrize(("lama", "masih"), [({"days": 13}, True), ({"days": 14}, False)])
def test_perangkat_yang_diingat_bertahan_dua_pekan_tidak_dipakai(sari, lama, masih):
    klien = masuk(ingat="on")
    with nanti(**lama):
        assert masih_masuk(klien) is masih


@pytest.mark.asvs("7.3.2")
def test_perangkat_yang_diingat_paling_lama_tiga_puluh_hari(sari):
    klien = masuk(ingat="on")
    with nanti(days=30):
        Perangkat.objects.update(terakhir_pada=_kini())
        assert not masih_masuk(klien)


def serap() -> None:
    """What the worker does every few seconds, without waiting for the file to settle."""
    nanti_sebentar = time.time() + 5
    with pytest.MonkeyPatch.context() as tambal:
        tambal.setattr(time, "time", lambda: nanti_sebentar)
        akses.serap()


@pytest.mark.dua_mesin
@pytest.mark.asvs("7.3.1")
def test_membuka_halaman_memperpanjang_lewat_penampung(sari):
    """The page itself writes nothing to the database; the worker does, and the hour starts anew."""
    klien = masuk()
    with nanti(minutes=50):
        akses._aktif_terakhir.clear()
        klien.get("/akun/")
        serap()
    with nanti(minutes=100):
        assert masih_masuk(klien)


@pytest.mark.parametrize(
    "cara", [{"path": "/lonceng/"}, {"path": "/akun/", "headers": {"hx-request": "true"}}, {"path": "/sesi/"}]
)
def test_halaman_yang_bertanya_sendiri_tidak_memperpanjang(sari, cara):
    klien = masuk()
    serap()
    with nanti(minutes=50):
        akses._aktif_terakhir.clear()
        klien.get(**cara)
        serap()
    with nanti(minutes=61):
        assert not masih_masuk(klien)


@pytest.mark.dua_mesin
@pytest.mark.asvs("7.4.1")
@pytest.mark.asvs("14.3.1")
def test_keluar_membuang_sesi_di_server(sari):
    klien = masuk()
    kunci = klien.cookies["sesi"].value
    jawaban = klien.post("/keluar")
    assert jawaban["Location"] == "/masuk"
    assert jawaban["Clear-Site-Data"] == '"cache"'
    penyimpan = Client()
    penyimpan.cookies["sesi"] = kunci
    assert not masih_masuk(penyimpan)
    assert not Session.objects.exists()
    assert not Perangkat.objects.exists()


def test_keluar_ditanyakan_dulu(sari):
    klien = masuk()
    assert klien.get("/keluar").status_code == 200
    assert masih_masuk(klien)


@pytest.mark.asvs("7.4.3")
def test_ganti_sandi_mengeluarkan_semua_perangkat(sari):
    """Class 16: old cookies after a change of the secret."""
    hp, laptop = masuk(), masuk()
    baru = "kapal layar senja"
    jawaban = hp.post("/akun/sandi/", {"lama": SANDI, "sandi": baru, "ulang": baru})
    assert jawaban["Location"] == "/masuk"
    assert not masih_masuk(hp)
    assert not masih_masuk(laptop)
    assert masih_masuk(masuk(sandi=baru))
    assert not masih_masuk(masuk())


@pytest.mark.asvs("7.4.3")
def test_sesi_tanpa_perangkat_pun_mati_bersama_sandi(sari):
    """The session hash holds the secret and the round, so a session made in any other way dies too."""
    klien = Client()
    klien.force_login(sari.akun)
    actions.keluarkan_semua(akun(), oleh=sari)
    assert not masih_masuk(klien)


@pytest.mark.asvs("7.4.2")
def test_akun_nonaktif_langsung_keluar_dan_tidak_dapat_masuk(sari):
    """Class 16: old cookies after the account was switched off."""
    klien = masuk()
    actions.nonaktifkan(akun(), oleh=None, alasan="pindah")
    assert not masih_masuk(klien)
    assert masuk().jawaban.status_code == 400
    actions.aktifkan_lagi(akun(), oleh=None)
    assert not masih_masuk(klien)
    assert masih_masuk(masuk())


@pytest.mark.asvs("7.4.2")
def test_akun_yang_dimatikan_di_tempat_lain_pun_tidak_berlaku(sari):
    """Even where only the column changed: the account is read with every request."""
    klien = masuk()
    Akun.objects.update(is_active=False)
    assert not masih_masuk(klien)


@pytest.mark.dua_mesin
@pytest.mark.asvs("7.4.4")
@pytest.mark.asvs("7.5.2")
def test_sari_mengeluarkan_hp_yang_hilang(sari):
    laptop = masuk()
    hp = masuk(klien=Client(headers={"user-agent": "Mozilla/5.0 (iPhone) Safari/604"}))
    halaman = laptop.get("/akun/").content.decode()
    assert "Safari di iPhone" in halaman
    assert "Perangkat ini" in halaman
    perangkat = Perangkat.objects.get(nama="Safari di iPhone")
    kirim(laptop, f"/akun/perangkat/{perangkat.id_publik}/keluarkan/")
    assert not masih_masuk(hp)
    assert masih_masuk(laptop)
    assert "Safari di iPhone" in JejakIsi.objects.latest("pk").isi


@pytest.mark.dua_mesin
def test_perangkat_orang_lain_tidak_ada(sari):
    from tests.akun.conftest import orang

    orang("Rizal Labaso", "197208171998031902")
    hp_rizal = masuk("197208171998031902")
    laptop = masuk()
    milik_rizal = Perangkat.objects.get(akun__nama_masuk="197208171998031902")
    assert kirim(laptop, f"/akun/perangkat/{milik_rizal.id_publik}/keluarkan/").status_code == 404
    assert masih_masuk(hp_rizal)


def test_keluarkan_semua_termasuk_yang_ini(sari):
    laptop, hp = masuk(), masuk()
    kirim(laptop, "/akun/perangkat/keluarkan/")
    assert not masih_masuk(laptop)
    assert not masih_masuk(hp)


@pytest.mark.dua_mesin
def test_pembersih_membuang_yang_sudah_habis(sari):
    masuk()
    masuk(ingat="on")
    with nanti(hours=2):
        assert bersihkan()["sesi"] >= 1
    assert Perangkat.objects.get().diingat


@pytest.mark.asvs("7.4.3")
def test_kue_lama_sesudah_ganti_sandi_dijawab_halaman_masuk(sari):
    """Not an error page: the old session goes, and the person is asked to log in."""
    klien = Client()
    klien.force_login(sari.akun)
    actions.keluarkan_semua(akun(), oleh=sari)
    assert klien.get("/akun/")["Location"] == "/masuk?next=/akun/"


def test_halaman_memakai_satu_pertanyaan_untuk_sesi_dan_perangkat(sari, django_assert_num_queries):
    klien = masuk()
    with django_assert_num_queries(2):  # session with device; account with person
        assert masih_masuk(klien)
