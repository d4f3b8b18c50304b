"""What browser tests do again and again."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SANDI = "palu-demo-2026"
# Height of the window by its width.
LEBAR = {390: 844, 768: 1024, 1280: 800}
LAYAR = Path(__file__).parent / "layar"
SARI, RIZAL, HASAN = "198503122010012901", "197208171998031902", "196905101994031903"
ANDI, RATNA = "199107042015031904", "198011232005012905"
NUR_AINI, IRWAN, FITRIANI = "198409152009012906", "196801201992031907", "198706302011012908"
ATURAN_AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def masuk(page: Page, nip: str, sandi: str = SANDI) -> Page:
    """Log in through the form and arrive on another page."""
    page.goto("/masuk")
    page.locator("[name=nip]").fill(nip)
    page.locator("[name=kata_sandi]").fill(sandi)
    page.locator("[name=kata_sandi]").press("Enter")
    page.wait_for_url(lambda url: "/masuk" not in url)
    return page


def axe(page: Page) -> None:
    """No accessibility violation on the page as it is now."""
    hasil = Axe().run(page, options=ATURAN_AXE)
    assert hasil.violations_count == 0, hasil.generate_report()


def muat_di_layar(page: Page) -> None:
    """Nothing sticks out sideways."""
    lebar, jendela = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert lebar <= jendela, f"page is {lebar} px wide in a window of {jendela} px"


def potret(page: Page, nama: str) -> Path:
    """Keep a picture of the whole page for people to look at."""
    LAYAR.mkdir(exist_ok=True)
    berkas = LAYAR / f"{nama}.png"
    page.screenshot(path=berkas, full_page=True)
    return berkas
