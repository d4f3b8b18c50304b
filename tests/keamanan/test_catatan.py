"""The log holds ids, never contents: canaries in everything that is typed, sent, read or raised."""

import json
import logging
import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ekinerja.akun import actions
from ekinerja.akun.models import KodeAktivasi
from ekinerja.inti import akses
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.inti.waktu import bekukan
from tests.akun.conftest import PAGI, SANDI, SARI, akun, masuk, orang
from tests.keamanan.panggung import Panggung

pytestmark = pytest.mark.django_db

KENARI = "kenari-7391"
BARU = "kenari kapal layar senja"


@pytest.fixture(scope="module")
def _diam() -> None:
    """Here the log is the point: unlike in the other files it stays on."""


@pytest.fixture
def catatan(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that any logger says, as chatty as can be."""
    caplog.set_level(logging.DEBUG)
    for nama in ("kinerja", "django", "django.request", "django.security", "ekinerja", "allauth", "django_tasks"):
        caplog.set_level(logging.DEBUG, nama)
    return caplog


def semua_teks(catatan: pytest.LogCaptureFixture) -> str:
    """Messages, arguments and tracebacks."""
    return catatan.text + "".join(str(r.__dict__) for r in catatan.records if r.name.startswith("kinerja"))


def baris(catatan: pytest.LogCaptureFixture, kejadian: str) -> list[dict[str, Any]]:
    isi = [json.loads(r.message) for r in catatan.records if r.name == "kinerja.kejadian"]
    return [b for b in isi if b["kejadian"] == kejadian]


@pytest.mark.asvs("14.2.4")
def test_apa_yang_dibaca_dan_dicari_tidak_tercatat(p: Panggung, catatan: pytest.LogCaptureFixture):
    catatan.clear()
    for siapa, alamat in (
        ("kabid", "/tim"),
        ("admin", "/pegawai/"),
        ("pegawai", "/lapor/riwayat/"),
        ("admin", "/aktivasi/unit/"),
    ):
        assert p.klien[siapa].get(alamat, {"cari": KENARI, "unit": KENARI}).status_code == 200
    p.klien["pegawai"].get(
        "/tidak-ada/", {"x": KENARI}, headers={"referer": f"http://testserver/{KENARI}", "user-agent": KENARI}
    )
    p.klien["pegawai"].get("/", headers={"cookie": f"lain={KENARI}", "x-permintaan": KENARI, "x-nama-berkas": KENARI})
    assert len(baris(catatan, "permintaan")) >= 5
    assert KENARI not in semua_teks(catatan)


@pytest.fixture
def pagi() -> Iterator[None]:
    akses._aktif_terakhir.clear()
    with bekukan(PAGI):
        yield


@pytest.mark.asvs("14.2.4")
@pytest.mark.asvs("16.3.1")
def test_sandi_kode_dan_tanda_masuk_tidak_tercatat(pagi: None, catatan: pytest.LogCaptureFixture, settings: Any):
    """Login, activation, recovery, change of the secret: what happened is there, with what is not."""
    settings.SURAT_AKTIF = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    sari = orang(email="sari@contoh.example")
    kode = actions.buat_kode(sari.akun, KodeAktivasi.Guna.LUPA, oleh=None)[1]
    masuk(sandi=KENARI)
    for isian in (
        {"kode": KENARI},
        {"kode": kode, "sandi": "pendek", "ulang": KENARI},
        {"kode": kode, "sandi": BARU, "ulang": BARU},
    ):
        Client().post("/aktivasi/", isian)
        Client().get("/aktivasi/", {"kode": isian["kode"]})
    klien = masuk(sandi=BARU)
    klien.post("/akun/sandi/", {"lama": KENARI, "sandi": KENARI, "ulang": KENARI})
    klien.post("/akun/sandi/", {"lama": BARU, "sandi": SANDI, "ulang": SANDI})
    Client().post("/lupa/", {"nip": SARI})
    jalankan_semua()
    tercatat = {b["kejadian"] for b in baris(catatan, "masuk.gagal") + baris(catatan, "masuk.berhasil")}
    assert tercatat == {"masuk.gagal", "masuk.berhasil"}
    isi = semua_teks(catatan)
    rahasia = [KENARI, BARU, SANDI, SARI, "sari@contoh.example", kode, kode.replace("-", ""), akun().password]
    rahasia += [k.value for n, k in klien.cookies.items() if n in ("sesi", "csrf", "messages") and k.value]
    assert [r for r in rahasia if r in isi] == []


@pytest.mark.asvs("14.2.4")
def test_nik_dan_isi_impor_tidak_tercatat(p: Panggung, catatan: pytest.LogCaptureFixture):
    """Good rows, bad rows, a broken file: counts and ids only."""
    catatan.clear()
    isi = "NIP;NAMA;STATUS;JABATAN;UNIT KERJA;NIK\n"
    isi += f"199608162024031988;{KENARI};PNS;X;Bidang Pendaftaran Penduduk;7271010808960001\n2001;{KENARI};;;;7271\n"
    for berkas in (isi.encode(), b"PK\x03\x04" + isi.encode()):
        unggahan = SimpleUploadedFile(f"{KENARI}.csv", berkas)
        data = {"jenis": "pegawai", "berkas": unggahan, "pada": "2026-03-10", "kunci": str(uuid4())}
        assert p.klien["admin"].post("/impor/", data).status_code == 302
        jalankan_semua(lempar=False)
    teks = semua_teks(catatan)
    assert [r for r in (KENARI, "7271010808960001", "199608162024031988") if r in teks] == []


@pytest.mark.asvs("16.5.1")
def test_galat_kami_dicatat_dengan_nomornya_tanpa_isi_kiriman(
    p: Panggung, catatan: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    """A fault of ours leaves a traceback for us; what the person sent is not part of it."""

    def rusak(*_: object, **__: object) -> None:
        raise RuntimeError("rusak di tengah")

    monkeypatch.setattr("ekinerja.pemberitahuan.actions.baca_semua", rusak)
    catatan.clear()
    klien = p.klien["pegawai"]
    monkeypatch.setattr(klien, "raise_request_exception", False)
    jawaban = klien.post("/pemberitahuan/baca-semua/", {"kunci": str(uuid4()), "teks": KENARI})
    assert jawaban.status_code == 500
    assert "rusak di tengah" in catatan.text
    assert "rusak di tengah" not in jawaban.content.decode()
    assert KENARI not in semua_teks(catatan)
    (satu,) = [b for b in baris(catatan, "permintaan") if b["status"] == 500]
    assert satu["permintaan"] in jawaban.content.decode()


@pytest.mark.asvs("16.4.1")
def test_baris_catatan_tidak_dapat_dipalsukan(pagi: None, catatan: pytest.LogCaptureFixture):
    """Line ends and escape codes in what strangers control stay inside one JSON line."""
    jahat = 'x\r\n{"kejadian": "masuk.berhasil"}\x1b[2J\u2028'
    Client(headers={"user-agent": jahat, "x-forwarded-for": jahat}).post("/masuk", {"nip": jahat, "kata_sandi": "x"})
    Client().generic("GET", "/tidak-ada/%0d%0a%7b%22kejadian%22%3a1%7d/")
    assert baris(catatan, "masuk.berhasil") == []
    for r in catatan.records:
        if r.name == "kinerja.kejadian":
            assert not re.search(r"[\r\n\x1b\u2028]", r.message)
            json.loads(r.message)
