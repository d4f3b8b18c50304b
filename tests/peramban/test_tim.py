"""The superior at work: a row slides in, the keyboard moves and decides, feedback names the next step, exceptions wait."""

import re

from playwright.sync_api import Page, expect

from tests.peramban.alat import ANDI, RATNA, axe, masuk, potret

KEGIATAN = "Memadankan data ganda bersama operator Kelurahan Talise"


def _lapor(andi: Page) -> None:
    andi.goto("/lapor")
    andi.get_by_label("Apa yang dikerjakan?").fill(KEGIATAN)
    andi.get_by_label("Berapa hasilnya?").fill("12")
    andi.get_by_role("button", name="Kirim laporan").click()
    expect(andi.locator("main")).to_contain_text(KEGIATAN)


def _papan_tik(ratna: Page) -> None:
    """Move, open the list of keys, give feedback, accept, undo; letters in a field stay letters."""
    baris = ratna.locator("#daftar-menunggu .lapor-masuk")
    ratna.keyboard.press("j")
    expect(baris.first).to_be_focused()
    ratna.keyboard.press("ArrowDown")
    expect(baris.nth(1)).to_be_focused()
    ratna.keyboard.press("k")
    expect(baris.first).to_be_focused()
    ratna.keyboard.press("?")
    expect(ratna.get_by_role("heading", name="Pintasan papan tik")).to_be_visible()
    axe(ratna)
    ratna.keyboard.press("Escape")
    baris.first.focus()
    ratna.keyboard.press("u")
    ratna.keyboard.type("Teliti, lanjut")
    expect(ratna.get_by_label("Apa yang sudah baik?")).to_have_value("Teliti, lanjut")
    ratna.get_by_label("Langkah berikutnya").fill("Bagikan caranya kepada loket 3.")
    ratna.get_by_role("radio", name=re.compile("^Berdua saja")).check()
    expect(ratna.locator("#d-umpan .tampak-kini__pribadi")).to_be_visible()
    expect(ratna.locator("#d-umpan .tampak-kini__bersama")).to_be_hidden()
    axe(ratna)
    potret(ratna, "tim-umpan")
    ratna.get_by_role("button", name="Kirim umpan balik").click()
    expect(ratna.locator("#kabar")).to_contain_text("Umpan balik terkirim")
    milik = baris.filter(has_text=KEGIATAN)
    milik.focus()
    ratna.keyboard.press("t")
    expect(milik).to_have_count(0)
    ratna.keyboard.press("z")
    expect(milik).to_have_count(1)


def _kecuali(ratna: Page) -> None:
    ratna.goto("/tim/terima-kecuali/")
    expect(ratna.get_by_role("heading", name=re.compile("^Tidak ikut, dan mengapa"))).to_be_visible()
    tombol = ratna.get_by_role("button", name=re.compile("^Terima yang dicentang"))
    dicentang = ratna.locator('[name="laporan"]:checked')
    while dicentang.count() > 1:
        dicentang.last.uncheck()
    expect(tombol).to_contain_text("(1)")
    tombol.click()
    expect(ratna.get_by_role("heading", name="1 laporan diterima")).to_be_visible()
    ratna.get_by_role("button", name="Urungkan semuanya").click()
    expect(ratna.locator("main")).to_contain_text("1 penerimaan diurungkan")


def test_ratna_bekerja_di_halaman_tim(pelayan_segar, buka):
    ratna, andi = masuk(buka(pelayan_segar), RATNA), masuk(buka(pelayan_segar, lebar=390), ANDI)
    ratna.goto("/tim")
    ratna.wait_for_selector('[data-aliran-keadaan="langsung"]')
    _lapor(andi)
    expect(ratna.locator("#daftar-menunggu .lapor-masuk").first).to_contain_text(KEGIATAN)
    ratna.wait_for_timeout(1500)  # the arrival's tint has faded
    _papan_tik(ratna)
    andi.goto("/lapor/umpan-balik/")
    pertama = andi.locator("article").first
    expect(pertama).to_contain_text("Bagikan caranya kepada loket 3.")
    expect(pertama).to_contain_text("Berdua saja")
    pertama.get_by_label("Jawaban singkat").fill("Sudah, tadi pagi.")
    pertama.get_by_role("button", name=re.compile("^Sudah saya kerjakan")).click()
    expect(andi.locator("article").first).to_contain_text("Sudah, tadi pagi.")
    _kecuali(ratna)
    ratna.goto("/tim")
    ratna.locator("#kemajuan summary").first.click()
    expect(ratna.locator("#kemajuan .garis-laju").first).to_be_visible()
    axe(ratna)
