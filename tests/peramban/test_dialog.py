"""Two phones talk about one row: he proposes, she agrees and it stands in the SKP; both confirm that they met."""

import re

from playwright.sync_api import Page, expect

from tests.peramban.alat import ANDI, RATNA, axe, masuk, potret

RUMUSAN = "Terwujudnya basis data kependudukan yang akurat di setiap kelurahan"


def dibuka_kembali(andi: Page, ratna: Page) -> str:
    """An agreement can only enter an SKP that is open. Returns its address."""
    andi.goto("/skp/?tahun=2026")
    alamat = andi.locator('a[href*="/jejak/"]').first.get_attribute("href")
    assert alamat
    skp = alamat.removesuffix("jejak/")
    ratna.goto(skp)
    ratna.get_by_text("Buka kembali untuk perbaikan").click()
    ratna.get_by_label("Alasan").fill("Rumusan dibicarakan lagi.")
    ratna.get_by_role("button", name="Buka kembali", exact=True).click()
    expect(ratna.get_by_text("Buka kembali untuk perbaikan")).to_have_count(0)
    return skp


def diusulkan_lalu_disepakati(andi: Page, ratna: Page, skp: str) -> None:
    andi.goto(f"{skp}dialog/")
    andi.locator("[aria-labelledby=j-baris] a").last.click()
    andi.get_by_role("radio", name=re.compile("^Usulan")).check()
    andi.get_by_label("Kalimat Anda").fill("Rumusan ini lebih mudah diukur.")
    andi.get_by_text("Sertakan rumusan atau target").click()
    andi.get_by_label("Rumusan RHK yang diusulkan").fill(RUMUSAN)
    andi.get_by_role("button", name="Sampaikan").click()
    expect(andi.get_by_text("Rumusan yang diusulkan:")).to_be_visible()
    axe(andi)
    potret(andi, "dialog-1-usulan")
    ratna.goto(andi.url)
    ratna.get_by_role("button", name=re.compile("^Sepakati usulan")).click()
    expect(ratna.get_by_text("Sudah masuk ke SKP", exact=True)).to_be_visible()
    potret(ratna, "dialog-2-disepakati")
    andi.goto(skp)
    expect(andi.locator("main")).to_contain_text(RUMUSAN)


def bertemu_dan_keduanya_mengonfirmasi(andi: Page, ratna: Page, skp: str) -> None:
    andi.goto(f"{skp}dialog/")
    andi.get_by_role("link", name="Kami sudah bertemu").click()
    andi.get_by_role("radio", name="Tatap muka").check()
    andi.get_by_label("Yang disepakati").fill("Rumusan baru dipakai mulai pekan ini")
    andi.get_by_role("button", name="Catat pertemuan").click()
    expect(andi.locator("main")).to_contain_text("belum mengonfirmasi")
    ratna.goto(andi.url)
    axe(ratna)
    ratna.get_by_role("button", name="Ya, kami sudah bertemu").click()
    expect(ratna.locator("main")).to_contain_text("Dikonfirmasi keduanya")
    andi.reload()
    expect(andi.locator("main")).to_contain_text("Catatan ini tetap")
    potret(andi, "dialog-3-pertemuan")


def test_dialog_dari_usulan_sampai_pertemuan(pelayan_segar, buka):
    ratna = masuk(buka(pelayan_segar, lebar=390), RATNA)
    andi = masuk(buka(pelayan_segar, lebar=390), ANDI)
    skp = dibuka_kembali(andi, ratna)
    diusulkan_lalu_disepakati(andi, ratna, skp)
    bertemu_dan_keduanya_mengonfirmasi(andi, ratna, skp)
