"""What every request gets: number, headers, refusals as answers, and a guard against writing while reading."""

import json
import logging

import pytest
from django.conf import settings as pengaturan

from ekinerja.inti import catatan_log
from ekinerja.inti.middleware.hanya_baca import MenulisSaatMembaca
from ekinerja.inti.models import Peristiwa

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.inti.alamat")]

HTMX = {"HTTP_HX_REQUEST": "true"}
JSON = {"HTTP_ACCEPT": "application/json"}


# -- number and headers -----------------------------------------------------------------------------------------------


def test_setiap_permintaan_bernomor_sendiri(client):
    satu, dua = client.get("/uji/nomor/"), client.get("/uji/nomor/")
    assert satu.json()["nomor"] == satu["X-Permintaan"]
    assert satu["X-Permintaan"] != dua["X-Permintaan"]


def test_nomor_tidak_diambil_dari_luar(client):
    assert client.get("/uji/nomor/", HTTP_X_PERMINTAAN="palsu").json()["nomor"] != "palsu"


ALAMAT = [
    "/uji/halaman/",
    "/uji/lempar/isian/",
    "/uji/lempar/aturan/",
    "/uji/lempar/tak-ada/",
    "/tidak-ada/",
    "/sehat",
    "/uji/lempar/rusak/",
]


@pytest.mark.asvs("3.4.3")
@pytest.mark.asvs("3.4.6")
@pytest.mark.parametrize("alamat", ALAMAT)
def test_csp_pada_setiap_jawaban(client, alamat):
    client.raise_request_exception = False
    csp = dict(bagian.split(" ", 1) for bagian in client.get(alamat)["Content-Security-Policy"].split("; "))
    assert csp["default-src"] == csp["script-src"] == csp["style-src"] == csp["form-action"] == "'self'"
    assert csp["object-src"] == csp["base-uri"] == csp["frame-ancestors"] == "'none'"
    assert csp["connect-src"] == f"'self' http://testserver:{pengaturan.PORT_ALIRAN}"
    assert "unsafe" not in str(csp)


def test_nama_host_yang_ditolak_tetap_dijawab(client):
    jawaban = client.get("/uji/halaman/", HTTP_HOST="jahat example")
    assert jawaban.status_code == 400
    assert "connect-src 'self';" in jawaban["Content-Security-Policy"]


@pytest.mark.asvs("3.2.1")
@pytest.mark.asvs("3.4.5")
@pytest.mark.asvs("14.2.2")
@pytest.mark.parametrize("alamat", ALAMAT)
def test_kepala_keamanan(client, alamat):
    client.raise_request_exception = False
    kepala = client.get(alamat).headers
    assert kepala["X-Content-Type-Options"] == "nosniff"
    assert kepala["Referrer-Policy"] == "same-origin"
    assert "no-store" in kepala["Cache-Control"]
    assert "geolocation=()" in kepala["Permissions-Policy"]
    assert kepala["X-Frame-Options"] == "DENY"
    assert "Access-Control-Allow-Origin" not in kepala


@pytest.mark.asvs("13.4.4")
@pytest.mark.parametrize("metode", ["TRACE", "TRACK", "CONNECT", "ANEH"])
def test_metode_aneh_ditolak(client, metode):
    jawaban = client.generic(metode, "/uji/halaman/")
    assert jawaban.status_code == 405
    assert jawaban["X-Permintaan"]


# -- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jenis", "status", "kalimat"),
    [
        ("aturan", 409, "Periode ini sudah ditutup."),
        ("wewenang", 403, "Hanya Yusran Malewa yang dapat menyetujui."),
        ("bentrok", 409, "Ratna Pusadan"),
        ("sering", 429, "Tunggu sebentar."),
        ("sibuk", 503, "coba lagi sebentar"),
        ("penuh", 507, "Ruang simpan"),
        ("tak-ada", 404, ""),
    ],
)
@pytest.mark.parametrize("cara", [{}, HTMX])
def test_penolakan_menjadi_halaman_atau_potongan(client, jenis, status, kalimat, cara):
    jawaban = client.get(f"/uji/lempar/{jenis}/", **cara)
    isi = jawaban.content.decode()
    assert jawaban.status_code == status
    assert kalimat in isi
    assert ("<html" in isi) == (cara == {})
    if cara:
        assert jawaban["HX-Retarget"] == "#kabar"


def test_butir_dan_dasar_disebut(client):
    isi = client.get("/uji/lempar/aturan/").content.decode()
    assert all(teks in isi for teks in ("RHK 1", "RHK 2", "Permenpan RB 6/2022"))


def test_dua_versi_berdampingan(client):
    isi = client.get("/uji/lempar/bentrok/").content.decode()
    assert isi.index("12") < isi.index("15")


def test_penolakan_sebagai_json(client):
    jawaban = client.get("/uji/lempar/bentrok/", **JSON)
    isi = jawaban.json()
    assert (jawaban.status_code, isi["oleh"], isi["versi_kini"]) == (409, "Ratna Pusadan", {"Target": "15"})
    assert isi["permintaan"] == jawaban["X-Permintaan"]


@pytest.mark.parametrize(("jenis", "detik"), [("sering", "42"), ("sibuk", "5")])
def test_kapan_boleh_coba_lagi(client, jenis, detik):
    assert client.get(f"/uji/lempar/{jenis}/")["Retry-After"] == detik


@pytest.mark.asvs("16.5.1")
@pytest.mark.parametrize("jenis", ["rusak", "basis"])
@pytest.mark.parametrize("cara", [{}, HTMX, JSON])
def test_galat_kami_tidak_membocorkan_apa_apa(client, jenis, cara):
    client.raise_request_exception = False
    jawaban = client.get(f"/uji/lempar/{jenis}/", **cara)
    assert jawaban.status_code == 500
    for rahasia in ("rahasia", "no such table", "Traceback", "RuntimeError"):
        assert rahasia not in jawaban.content.decode()
    assert jawaban["X-Permintaan"] in jawaban.content.decode()


def test_halaman_darurat_bila_templat_pun_rusak(client, monkeypatch):
    from ekinerja.inti import views

    def rusak(*args):
        raise OSError

    monkeypatch.setattr(views, "jawab_galat", rusak)
    client.raise_request_exception = False
    jawaban = client.get("/uji/lempar/rusak/")
    assert jawaban.status_code == 500
    assert jawaban["X-Permintaan"] in jawaban.content.decode()


@pytest.mark.asvs("3.5.1")
@pytest.mark.parametrize("cara", [{}, HTMX, JSON])
def test_kiriman_tanpa_tanda_csrf(cara):
    from django.test import Client

    jawaban = Client(enforce_csrf_checks=True).post("/uji/halaman/", {"a": "b"}, **cara)
    assert jawaban.status_code == 403
    assert "belum kami simpan" in (jawaban.json()["kalimat"] if cara == JSON else jawaban.content.decode())


# -- reading never writes ---------------------------------------------------------------------------------------------


@pytest.mark.dua_mesin
@pytest.mark.asvs("3.5.3")
@pytest.mark.parametrize("cara", ["tambah", "ubah", "hapus"])
@pytest.mark.parametrize("metode", ["get", "head"])
def test_membaca_tidak_pernah_menulis(client, cara, metode):
    with pytest.raises(MenulisSaatMembaca):
        getattr(client, metode)(f"/uji/menulis/{cara}/")


def test_mengirim_boleh_menulis(client):
    assert client.post("/uji/menulis/tambah/").status_code == 200
    assert Peristiwa.objects.count() == 1


@pytest.mark.dua_mesin
def test_pengecualian_bernama(client):
    assert client.get("/uji/menulis/izin/").status_code == 200
    assert client.get("/uji/menulis/baca/").status_code == 200


def test_penjaga_lepas_sesudah_permintaan(client):
    client.get("/uji/menulis/baca/")
    assert Peristiwa.objects.create(kanal="a", jenis="b").pk


# -- the log ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.DEBUG, "kinerja.kejadian")
    return lambda: [json.loads(r.message) for r in caplog.records if r.name == "kinerja.kejadian"]


@pytest.mark.asvs("16.2.1")
def test_satu_baris_json_per_kejadian(client, log):
    jawaban = client.post("/uji/halaman/", {"rahasia": "isi pribadi"})
    (baris,) = [b for b in log() if b["kejadian"] == "permintaan"]
    assert baris["permintaan"] == jawaban["X-Permintaan"]
    assert (baris["tindakan"], baris["status"], baris["pelaku"]) == ("POST", 200, None)
    assert baris["waktu"].endswith("+00:00")
    assert "isi pribadi" not in str(log())


@pytest.mark.asvs("16.3.2")
@pytest.mark.parametrize(
    ("jenis", "tingkat"),
    [("wewenang", "WARNING"), ("sering", "WARNING"), ("aturan", "INFO"), ("rusak", "ERROR")],
)
def test_penolakan_dan_galat_tercatat(client, log, caplog, jenis, tingkat):
    client.raise_request_exception = False
    client.get(f"/uji/lempar/{jenis}/")
    assert tingkat in {r.levelname for r in caplog.records if r.name == "kinerja.kejadian"}


@pytest.mark.asvs("16.4.1")
def test_baris_baru_dalam_isi_tidak_memecah_baris(log):
    catatan_log.tulis("uji", nama="satu\ndua\u2028tiga")
    (baris,) = log()
    assert baris["nama"] == "satu\ndua\u2028tiga"


def test_alamat_aliran_dialihkan_ke_port_kabar(client):
    jawaban = client.get("/aliran?sejak=12", HTTP_HOST="localhost:8000")
    assert (jawaban.status_code, jawaban["Location"]) == (
        307,
        f"http://localhost:{pengaturan.PORT_ALIRAN}/aliran?sejak=12",
    )


def test_di_belakang_proksi_aliran_tidak_sampai_ke_halaman(client, settings):
    settings.PROKSI_ALIRAN = True
    assert client.get("/aliran").status_code == 503
