"""One full turn of the wheel in real browsers: import, first login, SKP, report, live team page, evaluation, Mengapa.

Nur Aini sits at a desk; Ratna and Andi hold phones. Each has a browser context of his or her own.
"""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.peramban.alat import ANDI, NUR_AINI, RATNA, axe, impor, masuk, potret, tinjau

BERKAS = Path(__file__).parent.parent / "data" / "pegawai-400.xlsx"
# A teacher of the file who is not in the demo city.
PEGAWAI_BARU = "197610092004042908"


def kode_untuk(admin: Page, nip: str) -> str:
    """A slip with a code, as she would hand it over."""
    admin.goto(f"/aktivasi/unit/?cari={nip}")
    admin.get_by_role("checkbox", name="Pilih").first.check()
    admin.get_by_role("button", name="Cetak kode yang dipilih").click()
    admin.get_by_role("button", name="Cetak", exact=True).wait_for()
    isi = admin.inner_text("main")
    kode = re.search(r"\b(?:[A-Z2-7]{5}-){4,}[A-Z2-7]+\b", isi)
    assert kode, isi
    potret(admin, "perjalanan-2-kode")
    return kode.group()


def aktifkan(orang: Page, kode: str, nip: str) -> None:
    """First login on a phone with an own secret."""
    sandi = "tiga perahu di teluk"
    orang.goto("/aktivasi/")
    orang.get_by_label("Kode").fill(kode)
    orang.get_by_role("button", name="Lanjut").click()
    orang.get_by_label("Kata sandi baru").fill(sandi)
    orang.get_by_label("Tulis sekali lagi").fill(sandi)
    orang.get_by_role("button", name="Simpan kata sandi").click()
    masuk(orang, nip, sandi)
    expect(orang.locator("h1")).to_contain_text("Selamat")
    potret(orang, "perjalanan-3-masuk-pertama")


def skp_disetujui_ulang(andi: Page, ratna: Page) -> None:
    """The superior opens the approved SKP again with a reason; he sends it, she approves the new version."""
    andi.goto("/skp/?tahun=2026")
    alamat = andi.locator('a[href*="/jejak/"]').first.get_attribute("href")
    assert alamat
    skp = alamat.removesuffix("jejak/")
    ratna.goto(skp)
    ratna.get_by_text("Buka kembali untuk perbaikan").click()
    ratna.get_by_label("Alasan").fill("Sesuaikan satu target dengan kesepakatan dialog.")
    ratna.get_by_role("button", name="Buka kembali", exact=True).click()
    expect(ratna.get_by_text("Buka kembali untuk perbaikan")).to_have_count(0)
    andi.goto(skp)
    andi.get_by_role("button", name=re.compile("^Ajukan ke")).click()
    expect(andi.locator("main")).to_contain_text("Menunggu")
    ratna.goto(skp)
    ratna.get_by_role("button", name="Setujui SKP").click()
    expect(ratna.locator("main")).to_contain_text("Disetujui")
    potret(ratna, "perjalanan-4-skp")


def pustaka_jabatan(admin: Page) -> None:
    """The pengelola begins a template for a position; its page is fit for every look."""
    admin.goto("/skp/pustaka/")
    admin.get_by_label("Judul templat").fill("Pranata Komputer")
    admin.get_by_role("button", name="Buat templat").click()
    admin.get_by_label("Rencana hasil kerja", exact=True).fill("Berkurangnya gangguan jaringan kantor")
    admin.get_by_label("Indikator 1", exact=True).fill("Jumlah gangguan lebih dari dua jam")
    admin.get_by_role("button", name="Tambahkan").click()
    expect(admin.get_by_role("heading", name=re.compile("Berkurangnya gangguan"))).to_be_visible()
    assert tinjau(admin) == []


def laporan_terlihat_langsung(andi: Page, ratna: Page) -> None:
    """He reports from the phone; the row slides in on her open page, which she never reloads."""
    ratna.goto("/tim")
    ratna.wait_for_selector('[data-aliran-keadaan="langsung"]')
    andi.goto("/lapor")
    kegiatan = "Memadankan data ganda bersama operator Kelurahan Talise"
    andi.get_by_label("Apa yang dikerjakan?").fill(kegiatan)
    andi.get_by_label("Berapa hasilnya?").fill("12")
    potret(andi, "perjalanan-5-lapor")
    andi.get_by_role("button", name="Kirim laporan").click()
    expect(andi.locator("main")).to_contain_text(kegiatan)
    expect(ratna.get_by_text(kegiatan).first).to_be_visible()
    ratna.wait_for_timeout(1500)  # the arrival's tint has faded
    axe(ratna)
    potret(ratna, "perjalanan-6-tim")
    baris = ratna.locator("article").filter(has_text=kegiatan).first
    baris.get_by_role("button", name=re.compile("^Terima")).click()
    andi.goto("/lapor/riwayat/")
    expect(andi.locator("main")).to_contain_text("Diterima")


def dinilai_dan_membaca_alasannya(andi: Page, ratna: Page) -> None:
    """She gives two ratings with reasons, sees the cell, sets and publishes; he reads why and accepts."""
    ratna.goto("/penilaian/?periode=2026-TRIWULANAN-3")
    ratna.get_by_role("link", name=re.compile("Andi Tadulako")).first.click()
    ratna.get_by_role("radio", name="Sesuai ekspektasi").first.check()
    ratna.get_by_role("radio", name="Di atas ekspektasi").last.check()
    expect(ratna.locator("#hasil-matriks")).to_contain_text("menjadi Baik")
    ratna.get_by_label("Alasan rating perilaku kerja").fill(
        "Melatih dua operator tanpa diminta dan membantu rekan di luar tugasnya."
    )
    axe(ratna)
    potret(ratna, "perjalanan-7-menilai")
    ratna.get_by_role("button", name="Tetapkan").click()
    ratna.get_by_role("button", name="Terbitkan").first.click()
    ratna.get_by_role("dialog").get_by_role("button", name="Terbitkan").click()
    expect(ratna.locator("h1")).to_contain_text("Mengapa predikat ini Baik?")
    andi.goto("/")
    andi.goto("/penilaian/")
    andi.get_by_role("link", name=re.compile("^Triwulan III")).first.click()
    expect(andi.locator("h1")).to_contain_text("Mengapa predikat saya Baik?")
    expect(andi.locator("main")).to_contain_text("Melatih dua operator tanpa diminta")
    potret(andi, "perjalanan-8-mengapa")
    andi.get_by_role("button", name="Terima hasil ini").click()
    expect(andi.locator("main")).to_contain_text("Penerimaan Anda tercatat")


def test_satu_putaran_penuh(pelayan_segar, buka):
    admin = masuk(buka(pelayan_segar), NUR_AINI)
    ratna = masuk(buka(pelayan_segar, lebar=390), RATNA)
    andi = masuk(buka(pelayan_segar, lebar=390), ANDI)
    impor(admin, "pegawai", BERKAS)
    guru = buka(pelayan_segar, lebar=390)
    aktifkan(guru, kode_untuk(admin, PEGAWAI_BARU), PEGAWAI_BARU)
    pustaka_jabatan(admin)
    skp_disetujui_ulang(andi, ratna)
    laporan_terlihat_langsung(andi, ratna)
    dinilai_dan_membaca_alasannya(andi, ratna)
