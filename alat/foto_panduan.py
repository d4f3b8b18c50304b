"""Write docs/gambar/panduan/: the pictures of docs/panduan/, taken from the running product.

`just foto` (or `.venv/bin/python alat/foto_panduan.py`). A small invented city with a fixed seed and clock is filled in a
folder that is thrown away, served, and walked through with the browser on a phone of 390 px: each step of a guide is done
once, as its text says, and photographed. What the steps are called here is the heading they have in the guide
(tests/luncur/test_panduan.py compares both, and the files). A step that cannot be done any more stops the run: the guide
has to be written anew there.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    from tests.pelayan import Pelayan

AKAR = Path(__file__).resolve().parent.parent
TUJUAN = AKAR / "docs/gambar/panduan"
DAFTAR = "README.md"
# A village on a weak signal reads these: bytes of one picture, and of all of them.
MAKS, MAKS_SEMUA = 60_000, 1_000_000
LEBAR, TINGGI, RAPAT = 390, 640, 1.5
ORANG = 60
SEKARANG = "2026-11-18T09:15:00+08:00"
# The ring around what the text tells to tap, and nothing that moves.
GAYA = """() => {
  const gaya = new CSSStyleSheet();
  gaya.replaceSync(`*, *::before, *::after { transition: none !important; animation: none !important; caret-color: transparent !important }
    [data-tunjuk] { outline: 3px solid #c2410c !important; outline-offset: 4px; border-radius: 8px }`);
  document.adoptedStyleSheets = [gaya];
}"""
KE_ATAS = """(u) => { const kepala = document.querySelector('.kepala');
  const tetap = kepala && ['sticky', 'fixed'].includes(getComputedStyle(kepala).position) ? kepala.offsetHeight : 0;
  scrollTo({ top: u.getBoundingClientRect().top + scrollY - tetap - 14, behavior: 'instant' }) }"""


@dataclass
class Meja:
    """The city that runs, a phone per person, and what one step leaves for the next."""

    pelayan: Pelayan
    peramban: Browser
    ponsel: dict[str, Page] = field(default_factory=dict)
    laporan: str = ""
    mulai: float = field(default_factory=time.monotonic)

    def buka(self, siapa: str) -> Page:
        """This person's phone, logged in when first asked for."""
        from tests.peramban.alat import masuk

        if siapa not in self.ponsel:
            self.ponsel[siapa] = masuk(self.baru(), siapa)
        return self.ponsel[siapa]

    def baru(self) -> Page:
        konteks = self.peramban.new_context(
            base_url=self.pelayan.alamat,
            viewport={"width": LEBAR, "height": TINGGI},
            device_scale_factor=RAPAT,
            is_mobile=True,
            has_touch=True,
            color_scheme="light",
            reduced_motion="reduce",
            locale="id-ID",
            timezone_id="Asia/Makassar",
        )
        konteks.set_default_timeout(20_000)
        self.setel(konteks)
        return konteks.new_page()

    def setel(self, konteks: BrowserContext) -> None:
        """The clock of a phone, as far as the server's: reports say when they were written where the two differ."""
        konteks.clock.set_fixed_time(
            datetime.fromisoformat(SEKARANG) + timedelta(seconds=time.monotonic() - self.mulai)
        )


@dataclass
class Bidikan:
    """What the picture shows: `atas` at its upper edge, a ring around `tunjuk`."""

    page: Page
    atas: Locator | None = None
    tunjuk: Locator | None = None
    tinggi: int = TINGGI


@dataclass(frozen=True)
class Langkah:
    """One picture: file name, guide, heading of the step there, what the picture shows, and how one gets there."""

    nama: str
    panduan: str
    judul: str
    tampak: str
    lakukan: Callable[[Meja], Bidikan]

    @property
    def berkas(self) -> str:
        return f"{self.panduan}-{self.nama}.webp"


LANGKAH: list[Langkah] = []


def langkah(
    panduan: str, nama: str, judul: str, tampak: str
) -> Callable[[Callable[[Meja], Bidikan]], Callable[[Meja], Bidikan]]:
    def pasang(lakukan: Callable[[Meja], Bidikan]) -> Callable[[Meja], Bidikan]:
        LANGKAH.append(Langkah(nama, panduan, judul, tampak, lakukan))
        return lakukan

    return pasang


# -- one report, as the pegawai sees it -------------------------------------------------------------------------------

PEGAWAI, PENILAI = "199107042015031904", "198011232005012905"


@langkah("pegawai", "masuk", "1. Masuk", "Halaman masuk, NIP sudah diisi")
def masuk_pertama(m: Meja) -> Bidikan:
    page = m.baru()
    page.goto("/masuk")
    page.get_by_label("NIP").fill(PEGAWAI)
    page.locator("[name=kata_sandi]").fill("palu-demo-2026")
    page.locator("[name=ingat]").check()
    m.ponsel[PEGAWAI] = page
    return Bidikan(page, page.get_by_role("heading", level=1), page.get_by_role("button", name="Masuk", exact=True))


@langkah("pegawai", "beranda", "2. Beranda", "Beranda dengan kartu Lapor hari ini")
def beranda(m: Meja) -> Bidikan:
    page = m.ponsel[PEGAWAI]
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url(lambda alamat: "/masuk" not in alamat)
    return Bidikan(page, page.get_by_role("heading", level=1), page.get_by_role("link", name="Lapor", exact=True))


def _lapor(m: Meja) -> Page:
    """The report page, kept on the phone as it is after a first visit with a signal."""
    page = m.ponsel[PEGAWAI]
    page.goto("/lapor")
    page.locator("#badan").wait_for()
    page.evaluate("() => navigator.serviceWorker.ready")
    page.wait_for_function("async () => Boolean(await caches.match('/lapor'))")
    return page


@langkah("pegawai", "kartu", "3. Lapor: pilih kartu", "Kartu kegiatan yang terbuka, dengan jumlah dan tombol Kirim")
def kartu(m: Meja) -> Bidikan:
    page = _lapor(m)
    satu = page.locator("#saran-daftar .saran").first
    if satu.get_attribute("open") is None:
        satu.locator("summary").click()
    return Bidikan(page, page.locator("#saran"), satu.get_by_role("button", name="Kirim"))


@langkah("pegawai", "rencana", "4. Atau tulis sendiri", "Pilihan rencana aksi, satu sudah dipilih")
def rencana(m: Meja) -> Bidikan:
    page = m.ponsel[PEGAWAI]
    pertama = page.locator("#rencana .pilih").first
    pertama.click()
    return Bidikan(page, page.locator("#b-rencana_aksi"), pertama)


@langkah("pegawai", "tulis", "4. Atau tulis sendiri", "Kegiatan, hasil, dan jam yang sudah diisi")
def tulis(m: Meja) -> Bidikan:
    page = m.ponsel[PEGAWAI]
    page.get_by_label("Apa yang dikerjakan?").fill("Memasang ulang jaringan di loket pelayanan")
    page.get_by_label("Berapa hasilnya?").fill("2")
    return Bidikan(page, page.locator("#b-kegiatan"), page.locator("#kegiatan"))


@langkah("pegawai", "foto", "5. Tambahkan foto", "Foto bukti yang sudah diperkecil di ponsel")
def foto(m: Meja) -> Bidikan:
    page = m.ponsel[PEGAWAI]
    page.set_input_files("#kamera", {"name": "jaringan-loket.jpg", "mimeType": "image/jpeg", "buffer": foto_contoh()})
    page.locator("#foto-daftar", has_text="diperkecil menjadi").wait_for()
    page.wait_for_function("() => !document.getElementById('foto-daftar').textContent.includes('mengunggah')")
    return Bidikan(page, page.locator("#b-foto"), page.locator("#ambil-foto"), 480)


@langkah("pegawai", "terkirim", "6. Kirim", "Pesan Laporan terkirim di atas halaman Lapor")
def terkirim(m: Meja) -> Bidikan:
    page = m.ponsel[PEGAWAI]
    page.get_by_role("button", name="Kirim laporan").click()
    page.locator("#hasil", has_text="Laporan terkirim").wait_for()
    m.laporan = page.locator("#hasil a").get_attribute("href") or ""
    return Bidikan(page, page.get_by_role("heading", level=1), page.locator("#hasil"), 520)


@langkah("pegawai", "ubah", "9. Membetulkan", "Halaman satu laporan dengan tombol Ubah")
def ubah(m: Meja) -> Bidikan:
    page = m.ponsel[PEGAWAI]
    page.goto(m.laporan)
    return Bidikan(page, page.get_by_role("heading", level=1), page.get_by_role("link", name="Ubah", exact=True))


@langkah("pegawai", "dibaca", "7. Arti tandanya", "Perjalanan laporan: dikirim, dibaca, menunggu diterima")
def dibaca(m: Meja) -> Bidikan:
    ratna = m.buka(PENILAI)
    with ratna.expect_response(lambda j: j.url.endswith("/dibaca")):
        ratna.goto(m.laporan)
    page = m.ponsel[PEGAWAI]
    page.reload()
    jalan = page.locator(".langkah")
    return Bidikan(page, page.locator("section", has=jalan).last, jalan.locator("li").nth(1), 470)


@langkah("pegawai", "luring", "8. Tanpa sinyal", "Laporan yang tersimpan di ponsel, menunggu sinyal")
def luring(m: Meja) -> Bidikan:
    page = _lapor(m)
    page.context.set_offline(True)
    page.reload()
    page.locator("#pita-luring").wait_for()
    page.locator("#rencana .pilih").first.click()
    page.get_by_label("Apa yang dikerjakan?").fill("Mendata perangkat di kelurahan")
    page.get_by_role("button", name="Kirim laporan").click()
    page.locator("#hasil", has_text="Tersimpan di ponsel").wait_for()
    page.locator("#antrean li").wait_for()
    return Bidikan(page, page.locator("#pita-luring"), page.locator("#antrean li").first, 720)


@langkah("pegawai", "koreksi", "9. Membetulkan", "Laporan yang sudah diterima, dengan tombol Usulkan koreksi")
def koreksi(m: Meja) -> Bidikan:
    page, ratna = m.ponsel[PEGAWAI], m.buka(PENILAI)
    page.context.set_offline(False)
    page.locator("#antrean").wait_for(state="hidden")
    ratna.get_by_role("button", name="Terima").first.click()
    ratna.get_by_role("button", name="Urungkan penerimaan").wait_for()
    page.goto(m.laporan)
    return Bidikan(page, page.get_by_role("heading", level=1), page.get_by_role("link", name="Usulkan koreksi"))


# -- reading and answering, as the PPK sees it ------------------------------------------------------------------------


@langkah("pejabat-penilai", "tim", "1. Baca yang masuk", "Tim saya: laporan yang menunggu, dengan tombol Terima")
def tim(m: Meja) -> Bidikan:
    page = m.buka(PENILAI)
    page.goto("/tim")
    baris = page.locator("#daftar-menunggu .lapor-masuk").first
    return Bidikan(page, page.locator("#menunggu"), baris.get_by_role("button", name="Terima"))


@langkah("pejabat-penilai", "umpan", "2. Beri umpan balik", "Jendela umpan balik dengan langkah berikutnya")
def umpan(m: Meja) -> Bidikan:
    page = m.ponsel[PENILAI]
    page.locator("#daftar-menunggu .lapor-masuk").first.locator("[data-umpan]").click()
    page.get_by_role("dialog").get_by_role("button", name="Bagus, lanjutkan.").click()
    page.get_by_role("dialog").get_by_label("Langkah berikutnya").fill("Lengkapi fotonya.")
    return Bidikan(page, tunjuk=page.get_by_role("dialog").get_by_label("Langkah berikutnya"), tinggi=685)


@langkah("pejabat-penilai", "kecuali", "3. Terima semua kecuali", "Yang akan diterima, dan yang perlu dibaca dulu")
def kecuali(m: Meja) -> Bidikan:
    page = m.ponsel[PENILAI]
    page.goto("/tim/terima-kecuali/")
    return Bidikan(
        page, page.get_by_role("heading", level=1), page.get_by_role("button", name="Terima yang dicentang"), 720
    )


@langkah("pejabat-penilai", "kemajuan", "4. Lihat kemajuan", "Kemajuan periode tiap orang, urut abjad")
def kemajuan(m: Meja) -> Bidikan:
    page = m.ponsel[PENILAI]
    page.goto("/tim/kemajuan/")
    return Bidikan(page, page.get_by_role("heading", level=1), tinggi=720)


# -- taking and keeping -----------------------------------------------------------------------------------------------


def foto_contoh() -> bytes:
    """A drawn photo: a rack with cables, nobody in it; large, so that the phone has something to make small."""
    from PIL import Image, ImageDraw, ImageFilter

    gambar = Image.effect_noise((1600, 1200), 40).convert("RGB")
    pena = ImageDraw.Draw(gambar)
    for n in range(5):
        atas = 120 + 200 * n
        pena.rounded_rectangle((200, atas, 1400, atas + 150), 16, fill=(46, 58, 68))
        for lubang in range(10):
            kiri = 250 + 110 * lubang
            pena.rectangle((kiri, atas + 50, kiri + 70, atas + 105), fill=(20, 24, 28))
            pena.line((kiri + 35, atas + 90, kiri + 20 * n, atas + 200), fill=(230, 150, 40), width=14)
    keluar = io.BytesIO()
    gambar.filter(ImageFilter.GaussianBlur(1)).save(keluar, "JPEG", quality=92)
    return keluar.getvalue()


def bidik(b: Bidikan) -> bytes:
    """The picture as WebP. Raises ValueError when it is heavier than a guide may ask for."""
    from PIL import Image

    b.page.set_viewport_size({"width": LEBAR, "height": b.tinggi})
    b.page.evaluate(GAYA)
    b.page.evaluate("() => document.activeElement?.blur()")
    if b.atas:
        b.atas.evaluate(KE_ATAS)
    if b.tunjuk:
        b.tunjuk.evaluate("u => { u.dataset.tunjuk = '' }")
    b.page.wait_for_timeout(300)
    asli = Image.open(io.BytesIO(b.page.screenshot()))
    if b.tunjuk:
        b.tunjuk.evaluate("u => { delete u.dataset.tunjuk }")
    b.page.evaluate("() => { document.adoptedStyleSheets = [] }")
    keluar = io.BytesIO()
    asli.convert("RGB").save(keluar, "WEBP", quality=82, method=6)
    if keluar.tell() > MAKS:
        raise ValueError(f"{keluar.tell()} bytes, more than {MAKS}")
    return keluar.getvalue()


def daftar() -> str:
    """The list beside the pictures."""
    kepala = "# Gambar panduan\n\nDibuat `alat/foto_panduan.py` dari kota contoh; orang dan angkanya rekaan.\n"
    baris = [f"| [{s.berkas}]({s.berkas}) | {s.panduan} | {s.judul} | {s.tampak} |" for s in LANGKAH]
    return "\n".join([kepala, "| Gambar | Panduan | Langkah | Yang tampak |", "| --- | --- | --- | --- |", *baris, ""])


def potret_semua(meja: Meja) -> None:
    TUJUAN.mkdir(parents=True, exist_ok=True)
    for lama in TUJUAN.glob("*.webp"):
        lama.unlink()
    jumlah = 0
    for s in LANGKAH:
        for page in meja.ponsel.values():
            meja.setel(page.context)
        isi = bidik(s.lakukan(meja))
        (TUJUAN / s.berkas).write_bytes(isi)
        jumlah += len(isi)
        print(f"{s.berkas}: {len(isi) / 1000:.0f} kB")
    if jumlah > MAKS_SEMUA:
        raise ValueError(f"{jumlah} bytes together, more than {MAKS_SEMUA}")
    (TUJUAN / DAFTAR).write_text(daftar(), encoding="utf-8")


def main() -> int:
    sys.path.insert(0, str(AKAR))
    from playwright.sync_api import sync_playwright

    from ekinerja.perintah import uji
    from tests.pelayan import jalankan

    program = uji.peramban()
    if not program:
        print("Chromium belum terpasang; jalankan `python3 kinerja test --version` dulu.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="kinerja-foto-") as folder, sync_playwright() as playwright:
        mulai = time.monotonic()
        pelayan = jalankan(Path(folder) / "data", "--pegawai", str(ORANG), sekarang=SEKARANG)
        try:
            chromium = playwright.chromium.launch(executable_path=program, args=[*uji.OPSI_PERAMBAN])
            potret_semua(Meja(pelayan, chromium, mulai=mulai))
            chromium.close()
        finally:
            pelayan.berhenti()
    return 0


if __name__ == "__main__":
    sys.exit(main())
