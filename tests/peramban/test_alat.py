"""The watchers themselves: they must bark."""

import pytest

from tests.peramban.alat import axe, muat_di_layar
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


def test_halaman_terlalu_lebar_ketahuan(page):
    page.set_content('<div style="width:900px">x</div>')
    with pytest.raises(AssertionError, match="wide in a window of 390 px"):
        muat_di_layar(page)


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
