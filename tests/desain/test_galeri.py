"""Every component in every state, in a real browser: accessible, never wider than the screen, no CSP violation."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from . import contoh

pytestmark = pytest.mark.peramban
SASARAN = ".tombol, .cip, .tombol-kotak, .masukan, .nav a, summary, .pilih, .centang"
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Each width and each theme once; the other two pairs differ from these in colours alone.
RUPA = [
    pytest.param(390, False, id="390-terang"),
    pytest.param(1280, True, id="1280-gelap"),
    pytest.param(390, True, id="390-gelap", marks=pytest.mark.panjang),
    pytest.param(1280, False, id="1280-terang", marks=pytest.mark.panjang),
]


@pytest.fixture
def galeri(gambar) -> str:
    return gambar("galeri.html", **contoh.konteks())


@pytest.mark.parametrize(("lebar", "gelap"), RUPA)
def test_tanpa_pelanggaran_axe(buka, galeri, lebar, gelap):
    hal = buka({"/": galeri}, lebar=lebar, gelap=gelap)
    hasil = Axe().run(hal, options=AXE)
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in hasil.response["violations"]] == []
    assert hal.keluhan == []


@pytest.mark.parametrize("lebar", [320, 390, 768, 1280])
@pytest.mark.parametrize("huruf", ["", "besar"])
def test_tidak_bergulir_ke_samping(buka, galeri, lebar, huruf):
    hal = buka({"/": galeri}, lebar=lebar)
    hal.evaluate("h => document.documentElement.dataset.huruf = h", huruf)
    assert hal.evaluate("document.documentElement.scrollWidth") <= lebar


def test_sasaran_jari_44_piksel(buka, galeri):
    hal = buka({"/": galeri}, lebar=390)
    kecil = hal.evaluate(
        """sasaran => [...document.querySelectorAll(sasaran)].filter(u => u.checkVisibility())
        .filter(u => u.getBoundingClientRect().height < 43.5).map(u => u.outerHTML.slice(0, 120))""",
        SASARAN,
    )
    assert kecil == []
