"""The ground under every page: light, safe headers, cached for a year."""

import gzip
import json
import re
import urllib.request
from http.client import HTTPResponse

import pytest

from ekinerja import __version__
from tests.peramban.alat import ANDI, masuk

BATAS_MUAT_PERTAMA = 90_000


def tanya(pelayan, jalur: str, **kepala: str) -> HTTPResponse:
    return urllib.request.urlopen(urllib.request.Request(pelayan.url(jalur), headers=kepala), timeout=10)


def statis(pelayan) -> list[str]:
    with tanya(pelayan, "/masuk") as jawaban:
        return re.findall(r'(?:href|src)="(/statis/[^"#]+)', jawaban.read().decode())


def test_sehat(pelayan):
    with tanya(pelayan, "/sehat") as jawaban:
        assert json.load(jawaban) == {"status": "ok", "versi": __version__}


def test_halaman_masuk_tanpa_kode_sebaris(pelayan):
    with tanya(pelayan, "/masuk") as jawaban:
        csp, isi = jawaban.headers["Content-Security-Policy"], jawaban.read().decode()
    assert "script-src 'self'" in csp
    assert "'unsafe-inline'" not in csp
    assert not re.findall(r'<script(?![^>]*\bsrc=)(?![^>]*type="application/json")|<style|\sstyle="|\son\w+="', isi)


def test_halaman_dikirim_termampat(pelayan):
    with tanya(pelayan, "/masuk", **{"Accept-Encoding": "gzip"}) as jawaban:
        assert jawaban.headers["Content-Encoding"] == "gzip"
        assert b"kata_sandi" in gzip.decompress(jawaban.read())


def test_halaman_pribadi_tidak_disimpan_peramban(buka, pelayan):
    page = masuk(buka(pelayan), ANDI)
    jawaban = page.goto("/")
    assert jawaban is not None
    assert "no-store" in jawaban.headers["cache-control"]


def test_berkas_statis_disimpan_setahun(pelayan):
    alamat = statis(pelayan)
    assert alamat
    for jalur in alamat:
        with tanya(pelayan, jalur, **{"Accept-Encoding": "br"}) as jawaban:
            assert "max-age=31536000" in jawaban.headers["Cache-Control"], jalur
            assert "immutable" in jawaban.headers["Cache-Control"], jalur


@pytest.mark.parametrize("jalur", ["/masuk", "/"])
def test_muat_pertama_di_ponsel_ringan(buka, pelayan, jalur):
    """Everything that crosses the wire for the first page, font included; `/` as a person who has just logged in."""
    page = buka(pelayan, lebar=390)
    if jalur == "/":
        sesi = masuk(page, ANDI).context.cookies()
        page = buka(pelayan, lebar=390)
        page.context.add_cookies(sesi)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    jumlah: list[int] = []
    cdp.on("Network.loadingFinished", lambda kejadian: jumlah.append(int(kejadian["encodedDataLength"])))
    page.goto(jalur, wait_until="load")
    page.wait_for_timeout(300)
    assert len(jumlah) >= 3
    assert sum(jumlah) <= BATAS_MUAT_PERTAMA, f"{sum(jumlah)} bytes in {len(jumlah)} answers"
