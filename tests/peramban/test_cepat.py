"""The daily report in ten seconds: a repeat in three taps, several at once, a week, a photo that is small and says nothing."""

import base64
import io
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.pelayan import Pelayan, salin_dan_jalankan
from tests.peramban.alat import ANDI, RATNA, RIZAL, SARI, axe, masuk, potret, tinjau

HARI_INI = "2026-11-18"
# Real taps only: what a script clicks is not counted.
HITUNG = "addEventListener('pointerup', (e) => { if (e.isTrusted) ketuk(); }, true)"
# The bytes that leave the phone for an attachment.
REKAM = """() => { const asli = window.fetch; window.terkirim = [];
  window.fetch = async (alamat, opsi) => {
    if (opsi?.body instanceof Blob) {
      const b = new Uint8Array(await opsi.body.arrayBuffer());
      let s = ''; for (const n of b) s += String.fromCharCode(n);
      window.terkirim.push(btoa(s));
    }
    return asli(alamat, opsi);
  }; }"""


@pytest.fixture(scope="module")
def kota(kota_contoh: Path) -> Iterator[Pelayan]:
    """One city for the stories of this file; each has persons of its own."""
    jalan = salin_dan_jalankan(kota_contoh, "cepat-")
    yield jalan
    jalan.berhenti()


def tercatat(pelayan: Pelayan, nip: str, hari: str = HARI_INI) -> list[tuple[str, str, str, int]]:
    """(kegiatan, from, to, realisasi) of what this person sent for the day, by hour."""
    sql = (
        "SELECT l.kegiatan, l.jam_mulai, l.jam_selesai, l.realisasi FROM harian_laporanharian l "
        "JOIN kepegawaian_pegawai p ON p.id = l.pegawai_id WHERE p.nip = ? AND l.tanggal = ? ORDER BY l.jam_mulai"
    )
    with closing(sqlite3.connect(pelayan.data / "kinerja.sqlite3", timeout=20)) as s:
        return s.execute(sql, (nip, hari)).fetchall()


def lapor(page: Page, jangkar: str = "") -> Page:
    page.goto(f"/lapor{jangkar}")
    expect(page.locator("#badan")).to_be_visible()
    return page


def test_ulangan_paling_banyak_tiga_ketukan(buka, kota, pengamat):
    """From home, from the installed icon, and without a signal: shown first, then sent, each exactly once."""
    pengamat.izinkan("Failed to load resource")
    page = masuk(buka(kota, lebar=390, service_workers="allow"), ANDI)
    ketukan: list[int] = []
    page.context.expose_function("ketuk", lambda: ketukan.append(1))
    page.context.add_init_script(HITUNG)
    page.goto("/")
    kartu = page.locator("details.saran").first
    kegiatan = kartu.locator("b").inner_text()
    expect(kartu).to_contain_text("Kemarin")
    kartu.get_by_role("button", name="Kirim").click()
    expect(page.locator("main, #kabar").first).to_contain_text(kegiatan)
    assert 1 <= len(ketukan) <= 3
    assert [k for k, *_ in tercatat(kota, ANDI)] == [kegiatan]

    ketukan.clear()
    lapor(page)
    page.evaluate("() => navigator.serviceWorker.ready")
    page.wait_for_function("async () => Boolean(await caches.match('/lapor'))")
    kartu = page.locator("#saran-daftar .saran").first
    kedua = kartu.locator("b").inner_text()
    kartu.locator("summary").click()
    kartu.get_by_role("button", name="Kirim").click()
    expect(page.locator("#hasil")).to_contain_text("Laporan terkirim")
    assert 2 <= len(ketukan) <= 3

    page.context.set_offline(True)
    page.reload()
    expect(page.locator("#pita-luring")).to_be_visible()
    kartu = page.locator("#saran-daftar .saran").first
    ketiga = kartu.locator("b").inner_text()
    kartu.locator("summary").click()
    kartu.get_by_role("button", name="Kirim").click()
    expect(page.locator("#antrean li [data-kegiatan]")).to_have_text([ketiga])
    expect(page.locator("#saran-daftar").get_by_text(ketiga)).to_have_count(0)
    page.context.set_offline(False)
    expect(page.locator("#antrean")).to_be_hidden()
    ada = tercatat(kota, ANDI)
    assert sorted(k for k, *_ in ada) == sorted([kegiatan, kedua, ketiga])
    assert all(a[2] <= b[1] for a, b in pairwise(ada))


def test_kartu_dapat_diubah_dulu(buka, kota):
    """A figure on the card is what is sent; nonsense is answered at once; a card goes into the form for more."""
    page = lapor(masuk(buka(kota, lebar=390), RIZAL))
    kartu = page.locator("#saran-daftar .saran").first
    kegiatan = kartu.locator("b").inner_text()
    if kartu.get_attribute("open") is None:
        kartu.locator("summary").click()
    kartu.get_by_label("Jumlah").fill("dua")
    kartu.get_by_role("button", name="Kirim").click()
    expect(page.locator("#hasil")).to_contain_text("Tulis bilangan bulat")
    kartu.get_by_label("Jumlah").fill("7")
    kartu.get_by_role("button", name="Ubah dulu").click()
    expect(page.locator("#kegiatan")).to_have_value(kegiatan)
    expect(page.locator("#realisasi")).to_have_value("7")
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator("#hasil")).to_contain_text("Laporan terkirim")
    assert (kegiatan, 7) in [(k, n) for k, *_, n in tercatat(kota, RIZAL)]


def test_beberapa_sekaligus_yang_ditolak_tetap_tertulis(buka, kota, pengamat):
    """Three rows, one in the hours of another: two are through, the third keeps its words; put right, it follows."""
    pengamat.izinkan("status of 409")
    page = lapor(masuk(buka(kota, lebar=390), SARI))
    page.get_by_role("button", name="Isi beberapa sekaligus").click()
    daftar = page.locator("#banyak-daftar fieldset")
    while daftar.count() < 3:
        page.get_by_role("button", name="Tambah kegiatan").click()
    for n in range(3):
        baris = daftar.nth(n)
        baris.get_by_label("Apa yang dikerjakan?").fill(f"Sekaligus {n}")
        baris.get_by_label("Jam mulai").fill(["18.00", "18.30", "20"][n])
        baris.get_by_label("Jam selesai").fill(["19.00", "19.30", "20.30"][n])
    assert tinjau(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    expect(daftar).to_have_count(3)
    page.get_by_role("button", name="Kirim 3 laporan").click()
    expect(page.locator("#hasil")).to_contain_text("2 laporan terkirim. 1 perlu diperbaiki")
    expect(daftar).to_have_count(1)
    expect(daftar.get_by_label("Apa yang dikerjakan?")).to_have_value("Sekaligus 1")
    expect(daftar).to_contain_text("beririsan dengan laporan Anda pukul 18.00–19.00")
    expect(page.locator("#antrean")).to_be_hidden()
    axe(page)
    potret(page, "cepat-ditolak")
    daftar.get_by_label("Jam mulai").fill("19.00")
    page.get_by_role("button", name="Kirim", exact=True).click()
    expect(page.locator("#hasil")).to_contain_text("1 laporan terkirim.")
    expect(page.locator("#banyak")).to_be_hidden()
    assert [k for k, *_ in tercatat(kota, SARI)] == ["Sekaligus 0", "Sekaligus 1", "Sekaligus 2"]


def test_sepekan_dan_salin_hari(buka, kota):
    """Ratna fills today from her week, then copies a day to one that is empty; what overlaps is named first."""
    page = masuk(buka(kota, lebar=390), RATNA)
    page.goto("/lapor/pekan/")
    kini = page.locator(f"#h-{HARI_INI}")
    expect(kini).to_contain_text("Hari ini")
    for kotak in kini.get_by_role("checkbox").all()[:2]:
        kotak.check()
    kegiatan = [b.inner_text().split("\n")[0] for b in kini.locator(".baris-saran .centang").all()[:2]]
    page.get_by_role("button", name="Kirim yang dicentang").click()
    expect(kini).to_contain_text(f"{len(kegiatan)} laporan")
    assert sorted(k for k, *_ in tercatat(kota, RATNA)) == sorted(kegiatan)

    kini.get_by_role("link", name="Salin ke hari lain").click()
    ke = page.locator("[name=ke]")
    hari = [k.get_attribute("value") or "" for k in ke.all()]
    sebelum = {h: len(tercatat(kota, RATNA, h)) for h in hari}
    for h in hari[:3]:
        page.locator(f"#ke-{h}").check()
    page.get_by_role("button", name="Lihat pratinjau").click()
    expect(page.get_by_role("heading", name="Pratinjau")).to_be_visible()
    dilewati = page.locator("#pratinjau .lencana", has_text="Dilewati").count()
    kirim = page.get_by_role("button", name=re.compile(r"Kirim \d+ laporan"))
    jumlah = int(re.search(r"\d+", kirim.inner_text())[0]) if kirim.count() else 0
    assert jumlah + dilewati >= 3 * len(kegiatan)
    if jumlah:
        kirim.click()
        expect(page.locator("h1")).to_have_text("Pekan saya")
    sesudah = {h: len(tercatat(kota, RATNA, h)) for h in hari}
    assert sum(sesudah.values()) - sum(sebelum.values()) == jumlah


def foto_besar() -> bytes:
    """4000 × 3000 as a phone takes it: lying, with a turn mark, a place and a camera in its EXIF."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "KameraRahasia", 6
    exif.get_ifd(0x8825)[1] = "S"
    butir = Image.frombytes("RGB", (800, 600), os.urandom(800 * 600 * 3)).resize((4000, 3000))
    keluar = io.BytesIO()
    butir.save(keluar, "JPEG", quality=90, exif=exif.tobytes())
    return keluar.getvalue()


def test_foto_kamera_kecil_tegak_dan_tanpa_lokasi(buka, kota):
    """What leaves the phone weighs 200 kB at most, stands upright, names neither place nor camera; a HEIC stops nothing."""
    page = lapor(masuk(buka(kota, lebar=390), RIZAL))
    page.evaluate(REKAM)
    assert page.locator("#kamera").get_attribute("capture") == "environment"
    asli = foto_besar()
    assert b"KameraRahasia" in asli
    assert len(asli) > 1_000_000
    kegiatan = page.get_by_label("Apa yang dikerjakan?")
    kegiatan.focus()
    page.keyboard.insert_text("Memeriksa atap kelas\nbersama komite\n\nsekolah")
    page.set_input_files("#kamera", {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": asli})
    expect(page.locator("#foto-daftar")).to_contain_text("diperkecil menjadi")
    heic = {"name": "IMG_2.HEIC", "mimeType": "image/heic", "buffer": b"\0\0\0\x18ftypheic" + os.urandom(2000)}
    page.set_input_files("#foto", heic)
    expect(page.locator("#foto-daftar")).to_contain_text("tidak dapat dibaca peramban")
    expect(kegiatan).to_have_value("Memeriksa atap kelas\nbersama komite\n\nsekolah")
    page.get_by_label("Jam mulai").fill("21.00")
    page.get_by_label("Jam selesai").fill("22.00")
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator("#hasil")).to_contain_text("Laporan terkirim")
    (isi,) = [base64.b64decode(b) for b in page.evaluate("() => window.terkirim")]
    with Image.open(io.BytesIO(isi)) as gambar:
        assert (gambar.format, dict(gambar.getexif())) == ("JPEG", {})
        assert gambar.height > gambar.width >= 400
    assert len(isi) <= 200_000
    assert b"KameraRahasia" not in isi
    assert b"Exif" not in isi
    assert "Memeriksa atap kelas bersama komite sekolah" in [k for k, *_ in tercatat(kota, RIZAL)]
