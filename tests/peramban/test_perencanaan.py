"""From the promise of a dinas to one person's SKP: the head fills the grid with mouse and keys, a head below takes her roles.

In the year to come, which no other test looks at.
"""

import re

from playwright.sync_api import Locator, Page, expect

from tests.peramban.alat import RATNA, axe, masuk, potret
from tests.peramban.halaman import Kota

PERAN = ("Terjaganya keakuratan data kependudukan", "Meningkatnya pemanfaatan data oleh perangkat daerah")
INDIKATOR = (("Indeks kepuasan masyarakat atas layanan", "88 poin"), ("Persentase data kependudukan bersih", "99,5%"))
AWAL = "/perencanaan/?tahun=2027"


def perjanjian(kadis: Page) -> None:
    """One sasaran with two indicators, typed and set."""
    kadis.goto(AWAL)
    kadis.get_by_role("button", name=re.compile("^Mulai perjanjian kinerja")).first.click()
    kadis.get_by_role("button", name="Tambah sasaran").click()
    kadis.get_by_label("Sasaran", exact=True).fill("Meningkatnya mutu layanan kependudukan")
    kadis.get_by_role("button", name="Tambah indikator").click()
    for n, (teks, target) in enumerate(INDIKATOR):
        kadis.get_by_label("Indikator kinerja").nth(n).fill(teks)
        kadis.get_by_label("Target setahun").nth(n).fill(target)
        kadis.get_by_label("Perspektif").nth(n).select_option(index=1)
    axe(kadis)
    kadis.get_by_role("button", name="Simpan", exact=True).click()
    kadis.get_by_role("button", name="Tetapkan").click()
    expect(kadis.locator("main")).to_contain_text("Ditetapkan")


def sel(kadis: Page, n: int) -> Locator:
    return kadis.locator("#kisi tr").filter(has_text="Ratna Pusadan").locator("td").nth(n)


def buka_sel(kadis: Page, tujuan: Locator) -> None:
    """By the keyboard, once the cell has the focus."""
    expect(tujuan).to_be_focused()
    kadis.keyboard.press("Enter")
    expect(tujuan.locator("textarea")).to_be_focused()


def matriks(kadis: Page) -> None:
    """A click opens a cell, Enter saves it, undo empties it; arrows, Enter and Escape do the rest; leaving saves."""
    kadis.get_by_role("button", name="Mulai matriks").click()
    expect(kadis.locator("#kisi")).to_be_visible()
    satu, dua = sel(kadis, 0), sel(kadis, 1)
    satu.click()
    expect(satu.locator("textarea")).to_be_focused()
    axe(kadis)
    kadis.keyboard.type("Salah tulis")
    kadis.keyboard.press("Enter")
    expect(satu.locator(".peran")).to_have_text("Salah tulis")
    kadis.locator("#kabar").get_by_role("button", name="Urungkan").click()
    expect(satu).to_have_text("x")
    buka_sel(kadis, satu)
    kadis.keyboard.type(PERAN[0])
    kadis.get_by_role("button", name=re.compile("^Simpan")).click()
    expect(satu.locator(".peran")).to_have_text(PERAN[0])
    satu.focus()
    kadis.keyboard.press("ArrowRight")
    buka_sel(kadis, dua)
    kadis.keyboard.press("Escape")
    buka_sel(kadis, dua)
    kadis.keyboard.type(PERAN[1])
    kadis.get_by_label(re.compile("Cara mendukung")).select_option("LANGSUNG")
    kadis.get_by_role("heading", level=1).click()  # leaving the cell saves it
    expect(dua.locator(".peran[data-l]")).to_have_text(PERAN[1])
    potret(kadis, "perencanaan-1-matriks")
    kadis.get_by_role("button", name="Tetapkan").click()
    expect(kadis.get_by_text("Ditetapkan", exact=True)).to_be_visible()


def ambil_ke_skp(ratna: Page) -> None:
    """On her phone: the roles wait in her SKP and become RHK with one tap each."""
    ratna.goto(AWAL)
    expect(ratna.locator("main")).to_contain_text(PERAN[0])
    ratna.get_by_role("link", name="Ambil ke SKP").click()
    ratna.get_by_role("button", name=re.compile("^(Mulai|Susun)")).first.click()
    for teks in PERAN:
        ratna.get_by_role("button", name=re.compile(f"^Ambil.*{teks}")).click()
        expect(ratna.locator("textarea[name=teks]").first).to_have_value(teks)
    expect(ratna.locator("main")).to_contain_text("Semua peran Anda sudah menjadi RHK")
    axe(ratna)
    potret(ratna, "perencanaan-2-skp")


def test_dari_perjanjian_ke_skp(pelayan, buka):
    kadis = masuk(buka(pelayan), Kota(pelayan.data).benda("Kepala Dukcapil"))
    perjanjian(kadis)
    matriks(kadis)
    ambil_ke_skp(masuk(buka(pelayan, lebar=390), RATNA))
    kadis.reload()
    expect(kadis.locator(".peran[data-d]")).to_have_count(2)
