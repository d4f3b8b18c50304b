"""Messages: sent once, seen by their owner, opened by POST, live on the bell."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from ekinerja.inti.models import Peristiwa
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.pabrik import buat_pegawai

KUNCI = iter(f"kunci-kabar-{n:05}" for n in range(10_000))


@pytest.fixture(autouse=True)
def _dasar(db):
    with bekukan(datetime(2026, 3, 10, 1, tzinfo=UTC)):
        yield


@pytest.fixture
def sari() -> Pegawai:
    return buat_pegawai("Sari Wulandari")


def klien(pegawai: Pegawai) -> Client:
    hasil = Client()
    hasil.force_login(pegawai.akun)
    return hasil


def buka(pegawai: Pegawai, baris: Pemberitahuan):
    return klien(pegawai).post(f"/pemberitahuan/{baris.id_publik}/", {"kunci": next(KUNCI)})


def test_kabar_sampai_ke_lonceng_dan_daftar(sari):
    kirim(sari, "skp", "SKP Anda disetujui Rizal Labaso", tautan="/skp/")
    assert "belum dibaca" in klien(sari).get("/lonceng/").content.decode()
    halaman = klien(sari).get("/pemberitahuan/").content.decode()
    assert "SKP Anda disetujui Rizal Labaso" in halaman
    assert "Tandai semua dibaca" in halaman


def test_halaman_yang_terbuka_diberi_tahu_tanpa_isi(sari):
    """The live event carries the kind only; the browser fetches the rest with its own rights."""
    kirim(sari, "skp", "Judul yang pribadi")
    peristiwa = Peristiwa.objects.get()
    assert (peristiwa.kanal, peristiwa.jenis) == (f"orang:{sari.id_publik}", "pemberitahuan")
    assert "pribadi" not in str(peristiwa.data)
    assert "aliran:pemberitahuan" in klien(sari).get("/pemberitahuan/").content.decode()


@pytest.mark.dua_mesin
def test_kunci_efek_sekali_saja(sari):
    assert kirim(sari, "ingat", "Jangan lupa", kunci_efek="ingat:1") is not None
    assert kirim(sari, "ingat", "Jangan lupa", kunci_efek="ingat:1") is None
    assert Pemberitahuan.objects.count() == 1
    assert Peristiwa.objects.count() == 1


@pytest.mark.dua_mesin
def test_dibuka_berarti_dibaca_lalu_ke_tujuannya(sari):
    baris = kirim(sari, "skp", "SKP disetujui", tautan="/skp/")
    assert klien(sari).get(f"/pemberitahuan/{baris.id_publik}/").status_code == 405
    assert buka(sari, baris)["Location"] == "/skp/"
    baris.refresh_from_db()
    assert baris.dibaca_pada is not None
    assert "belum dibaca" not in klien(sari).get("/lonceng/").content.decode()


@pytest.mark.asvs("3.7.2")
@pytest.mark.parametrize(
    "tautan", ["https://jahat.example/", "//jahat.example", "javascript:alert(1)", "/\\jahat.example", ""]
)
def test_tautan_asing_tidak_diikuti(sari, tautan):
    assert buka(sari, kirim(sari, "x", "x", tautan=tautan))["Location"] == "/pemberitahuan/"


@pytest.mark.asvs("8.2.2")
def test_kabar_orang_lain_tidak_ada(sari):
    baris = kirim(sari, "skp", "Rahasia Sari")
    rizal = buat_pegawai("Rizal Labaso")
    assert buka(rizal, baris).status_code == 404
    assert "Rahasia Sari" not in klien(rizal).get("/pemberitahuan/").content.decode()
    klien(rizal).post("/pemberitahuan/baca-semua/", {"kunci": next(KUNCI)})
    baris.refresh_from_db()
    assert baris.dibaca_pada is None


@pytest.mark.dua_mesin
def test_tandai_semua(sari):
    for n in range(3):
        kirim(sari, "x", f"Kabar {n}")
    klien(sari).post("/pemberitahuan/baca-semua/", {"kunci": next(KUNCI)})
    assert not Pemberitahuan.objects.filter(dibaca_pada=None).exists()
    assert "Tandai semua dibaca" not in klien(sari).get("/pemberitahuan/").content.decode()


def test_belum_ada_kabar(sari):
    assert "Belum ada pemberitahuan" in klien(sari).get("/pemberitahuan/").content.decode()


def test_isi_ditampilkan_sebagai_teks(sari):
    kirim(sari, "x", "<b>tebal</b>", isi="<script>alert(1)</script>")
    halaman = klien(sari).get("/pemberitahuan/").content.decode()
    assert "&lt;script&gt;alert(1)" in halaman
    assert "<b>tebal</b>" not in halaman


def test_daftar_bertanya_sama_banyak(sari, django_assert_max_num_queries):
    browser = klien(sari)
    kirim(sari, "x", "satu")
    with django_assert_max_num_queries(9) as pertama:
        browser.get("/pemberitahuan/")
    for n in range(60):
        kirim(sari, "x", f"Kabar {n}")
    with django_assert_max_num_queries(len(pertama)):
        assert "Berikutnya" in browser.get("/pemberitahuan/").content.decode()
