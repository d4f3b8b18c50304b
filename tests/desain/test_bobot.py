"""The first page on a phone stays within 90 kB over the wire, font included."""

import re

import brotli
import pytest
from django.contrib.staticfiles import finders

from ekinerja.inti.middleware.kompres import MUTU

from . import contoh

BATAS = 90_000
# Of that, what every page brings along; the rest is room for the page's own HTML.
BATAS_BINGKAI = 75_000


def _ukuran(isi: bytes, nama: str) -> int:
    return len(isi) if nama.endswith(".woff2") else len(brotli.compress(isi, quality=11 if nama else MUTU))


def _berkas(nama: str) -> bytes:
    with open(finders.find(nama), "rb") as f:
        return f.read()


def _diambil(html: str) -> set[str]:
    """Every static file a browser fetches for this page, modules imported by modules and files named in styles too."""
    nama = {n.split("#")[0] for n in re.findall(r'/statis/([^"\s]+)', html)}
    for n in list(nama):
        folder = n.rsplit("/", 1)[0] + "/" if "/" in n else ""
        if n.endswith(".js"):
            nama |= {folder + m for m in re.findall(r'(?:from|import) "\./([\w.-]+)"', _berkas(n).decode())}
        if n.endswith(".css"):
            nama |= {folder + m for m in re.findall(r'url\("([^":]+)"\)', _berkas(n).decode())}
    return nama


@pytest.mark.parametrize(("templat", "batas"), [("inti/bantuan.html", BATAS_BINGKAI), ("galeri.html", BATAS)])
def test_bobot_halaman_pertama(gambar, templat, batas):
    html = gambar(templat, **contoh.konteks())
    rincian = {n: _ukuran(_berkas(n), n) for n in _diambil(html)}
    jumlah = sum(rincian.values()) + _ukuran(html.encode(), "")
    assert jumlah <= batas, rincian
    assert "huruf/plus-jakarta-sans-latin-wght-normal.woff2" in rincian
    assert "js/isian.js" in rincian
