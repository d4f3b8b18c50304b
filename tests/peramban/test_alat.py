"""The watchers themselves: they must bark."""

import pytest

from tests.peramban.alat import axe, tinjau
from tests.peramban.conftest import Pengamat


@pytest.fixture
def page(peramban):
    konteks = peramban.new_context(viewport={"width": 390, "height": 600})
    yield konteks.new_page()
    konteks.close()


def test_axe_menemukan_gambar_tanpa_teks(page):
    page.set_content('<html lang="id"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>')
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


@pytest.mark.parametrize(
    ("isi", "harapan"),
    [
        ("<p>Baik</p>", []),
        ('<img src="data:,">', ["390 px, light: image-alt", "1280 px, dark: image-alt"]),
        ('<p class="redup">Sulit dibaca dalam gelap</p>', ["1280 px, dark: color-contrast"]),
        ('<button class="tombol">x</button>', ["390 px, light: less than 44"]),
        ('<div class="lebar">x</div>', ["390 px, light: 900 px wide", "390 px besar: 900", "320 px : 900"]),
        ('<div class="agak">x</div>', ["390 px besar: 400 px wide", "320 px : 350 px wide"]),
    ],
)  # fmt: skip
def test_tinjauan_melihat(page, isi, harapan):
    """Each look barks at its own fault, and only then."""
    gaya = """.tombol { block-size: 30px; inline-size: 60px } .lebar { inline-size: 900px } .agak { inline-size: 350px }
      [data-huruf=besar] .agak { inline-size: 400px } body { margin: 0 }
      @media (prefers-color-scheme: dark) { html { background: #111; color: #fff } .redup { color: #444 } }"""
    page.set_content(f'<html lang="id"><title>x</title><style>{gaya}</style><main><h1>x</h1>{isi}</main></html>')
    ditemukan = tinjau(page)
    assert len(ditemukan) == len(harapan)
    assert all(d.startswith(h) for d, h in zip(ditemukan, harapan, strict=True)), ditemukan


@pytest.mark.parametrize(
    ("isi", "sebut"),
    [
        ("<script>console.error('aduh')</script>", "aduh"),
        ("<script>tidakAda()</script>", "tidakAda"),
        ('<img src="https://luar.example/x.png" alt="">', "another host"),
        (
            '<meta http-equiv="Content-Security-Policy" content="script-src \'self\'"><script>1</script>',
            "Content Security Policy",
        ),
    ],
)
def test_pengamat_melihat(page, isi, sebut):
    pengamat = Pengamat()
    pengamat.amati(page.context)
    page.set_content(isi)
    page.wait_for_timeout(100)
    with pytest.raises(AssertionError, match=sebut):
        pengamat.periksa()
    pengamat.izinkan(sebut)
    pengamat.izinkan("ERR_NAME_NOT_RESOLVED")
    pengamat.periksa()


def test_pengamat_diam_bila_tidak_ada_apa_apa(page):
    pengamat = Pengamat()
    pengamat.amati(page.context)
    page.set_content("<p>baik</p>")
    pengamat.periksa()
