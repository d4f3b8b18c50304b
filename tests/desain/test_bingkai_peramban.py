"""Frames and pages that the running city does not show: accessible at both widths and in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jawab import konteks_galat

from . import contoh
from .test_galeri import AXE, RUPA

pytestmark = pytest.mark.peramban
# The others are looked at where they live (tests/peramban/halaman.py).
JARANG = ("/masuk", "/pekerjaan", "/404", "/409", "/422", "/500")

MASUK = """
{% extends "gerbang.html" %}
{% block judul_halaman %}Masuk{% endblock %}
{% block isi %}{{ k.judul("Masuk ke e-Kinerja") }}
<form class="tumpuk lega" method="post" action="#">{{ k.bidang(form["nama"]) }}{{ k.bidang(form["sandi"]) }}
{{ k.centang(form["setuju"]) }}{{ k.tombol("Masuk", "utama", penuh=true, ikon_kanan="kanan") }}</form>{% endblock %}
"""


def _galat(status: int) -> dict[str, object]:
    galat = AturanDilanggar("Belum bisa dilakukan.", status=status, butir=["RHK 1 belum punya indikator"])
    return {**konteks_galat(galat), "nomor": "a1b2c3d4e5f6"}


def _bentrok() -> dict[str, object]:
    saya, kini = {"Target": "24", "Satuan": "berkas"}, {"Target": "26", "Satuan": "berkas"}
    return konteks_galat(Bentrok(oleh="Rizal Labaso", versi_saya=saya, versi_kini=kini))


@pytest.fixture
def halaman(gambar, env) -> dict[str, str]:
    return {
        "/masuk": env.from_string(MASUK).render(form=contoh.form_bergalat(), csrf_input=""),
        "/menu": gambar("inti/menu.html"),
        "/bantuan": gambar("inti/bantuan.html"),
        "/pekerjaan": gambar("inti/pekerjaan.html", pekerjaan=contoh.konteks()["pekerjaan"][2]),
        "/404": gambar("galat/halaman.html", **_galat(404)),
        "/409": gambar("galat/halaman.html", **_bentrok()),
        "/422": gambar("galat/halaman.html", **_galat(422)),
        "/500": gambar("galat/halaman.html", **_galat(500)),
    }


@pytest.mark.parametrize(("lebar", "gelap"), RUPA)
def test_halaman_yang_jarang_tampil_tanpa_pelanggaran(buka, halaman, lebar, gelap):
    hal = buka(halaman, "/menu", lebar=lebar, gelap=gelap)
    for jalur in JARANG:
        hal.goto(f"http://desain.test{jalur}")
        hasil = Axe().run(hal, options=AXE)
        assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in hasil.response["violations"]] == [], jalur
        assert hal.evaluate("document.documentElement.scrollWidth") <= lebar, jalur
    assert hal.keluhan == []


def test_lompat_ke_isi_adalah_perhentian_pertama(buka, halaman):
    hal = buka(halaman, "/bantuan")
    hal.keyboard.press("Tab")
    assert hal.evaluate("document.activeElement.className") == "lompat"
    hal.keyboard.press("Enter")
    assert hal.evaluate("document.activeElement.id") == "isi"


def test_paling_banyak_empat_butir_di_bilah_ponsel(buka, halaman):
    hal = buka(halaman, "/menu", lebar=320)
    terlihat = hal.locator(".nav a").evaluate_all(
        "u => u.filter(a => a.checkVisibility()).map(a => a.textContent.trim())"
    )
    assert terlihat == ["Beranda", "Lapor", "SKP", "Menu"]
