"""What browser tests do again and again."""

import re
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

SANDI = "palu-demo-2026"
# Height of the window by its width.
LEBAR = {390: 844, 768: 1024, 1280: 800}
LAYAR = Path(__file__).parent / "layar"
SARI, RIZAL, HASAN = "198503122010012901", "197208171998031902", "196905101994031903"
ANDI, RATNA = "199107042015031904", "198011232005012905"
NUR_AINI, IRWAN, FITRIANI = "198409152009012906", "196801201992031907", "198706302011012908"
# The import page follows its job by itself; on a busy machine that takes a while.
SELESAI = 60_000
# What a finger must hit.
SASARAN = ".tombol, .cip, .tombol-kotak, .masukan, .nav a, summary, .pilih, .centang"
ATURAN_AXE = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# Colours of the look before must not be fading while the next one is measured.
SIAPKAN = """() => {
  const diam = new CSSStyleSheet();
  diam.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
  document.adoptedStyleSheets = [diam];
  document.querySelectorAll('details').forEach(d => { d.removeAttribute('name'); d.open = true });
}"""
MELEBAR = """(() => { const a = document.documentElement;
  return a.scrollWidth > a.clientWidth ? [`${a.scrollWidth} px wide in ${a.clientWidth} px`] : [] })()"""
PERIKSA = f"""async ([aturan, sasaran]) => {{
  const {{ violations }} = await axe.run(document, aturan);
  const langgar = violations.flatMap(v => v.nodes.map(n => `${{v.id}}: ${{n.html.slice(0, 300)}} — ${{n.failureSummary}}`));
  const kecil = innerWidth > 500 ? [] : [...document.querySelectorAll(sasaran)].filter(
    u => u.checkVisibility() && u.getBoundingClientRect().height < 43.5);
  return [...langgar, ...kecil.map(u => `less than 44 px high: ${{u.outerHTML.slice(0, 200)}}`), ...{MELEBAR}];
}}"""
PERIKSA_LEBAR = f"huruf => {{ document.documentElement.dataset.huruf = huruf; return {MELEBAR} }}"
# Each width and each theme once; the other two pairs differ from these in colours alone, and are asked under --panjang.
RUPA = [(390, "light"), (1280, "dark")]
RUPA_LAIN = [(1280, "light"), (390, "dark")]


def masuk(page: Page, nip: str, sandi: str = SANDI) -> Page:
    """Log in through the form and arrive on another page."""
    page.goto("/masuk")
    page.locator("[name=nip]").fill(nip)
    page.locator("[name=kata_sandi]").fill(sandi)
    page.locator("[name=kata_sandi]").press("Enter")
    page.wait_for_url(lambda url: "/masuk" not in url)
    return page


def impor(admin: Page, jenis: str, berkas: Path) -> None:
    """The officer drops a file in: preview first, then saved by a job whose progress she watches."""
    admin.goto("/impor/")
    admin.locator(f"[name=jenis][value={jenis}]").check(force=True)
    admin.set_input_files("[name=berkas]", berkas)
    admin.get_by_role("button", name="Periksa berkas").click()
    admin.wait_for_url(re.compile(r"/impor/[0-9a-f-]{36}/"))
    expect(admin.get_by_role("heading", name="Pratinjau")).to_be_visible(timeout=SELESAI)
    admin.get_by_role("button", name=re.compile(r"Simpan \d")).click()
    admin.get_by_role("dialog").get_by_role("button", name="Simpan", exact=True).click()
    expect(admin.get_by_role("heading", name="Sudah disimpan")).to_be_visible(timeout=SELESAI)
    potret(admin, f"impor-{berkas.stem}")


# What lies under a bar that stays is reached by scrolling.
LEPAS_BILAH = """() => {
  const lepas = new CSSStyleSheet();
  lepas.replaceSync('.kepala, .bilah-aksi, .pelatih { position: static !important }');
  document.adoptedStyleSheets = [lepas];
}"""


def axe(page: Page) -> None:
    """No accessibility violation on the page as it is now."""
    page.evaluate(LEPAS_BILAH)
    hasil = Axe().run(page, options=ATURAN_AXE)
    page.evaluate("document.adoptedStyleSheets = []")
    assert hasil.violations_count == 0, hasil.generate_report()


def tinjau(page: Page, rupa: list[tuple[int, str]] = RUPA) -> list[str]:
    """What is wrong with the loaded page in these looks, on a very narrow screen, or with larger letters."""
    page.evaluate(SIAPKAN)
    page.evaluate(AXE_SCRIPT)
    masalah = []
    for lebar, tema in rupa:
        page.set_viewport_size({"width": lebar, "height": LEBAR[lebar]})
        page.emulate_media(color_scheme=tema)
        masalah += [f"{lebar} px, {tema}: {m}" for m in page.evaluate(PERIKSA, [ATURAN_AXE, SASARAN])]
    for lebar, huruf in ((390, "besar"), (320, "")):
        page.set_viewport_size({"width": lebar, "height": 640})
        masalah += [f"{lebar} px {huruf}: {m}" for m in page.evaluate(PERIKSA_LEBAR, huruf)]
    return masalah


def potret(page: Page, nama: str) -> Path:
    """Keep a picture of the whole page for people to look at."""
    LAYAR.mkdir(exist_ok=True)
    berkas = LAYAR / f"{nama}.png"
    page.screenshot(path=berkas, full_page=True)
    return berkas
