"""Photos of ordinary forms: made small on the device and without what the camera wrote into them."""

from playwright.sync_api import Page, expect

from tests.inti.berkas_contoh import gambar, jpeg_berlokasi
from tests.peramban.alat import ANDI, axe, masuk, potret

CUKUP = 200_000
# EXIF of the small photo, in front of a big one.
TANDA = b"KameraRahasia"
# What the form takes along.
CATAT = """() => document.addEventListener('formdata', (e) => {
  if (e.formData.has('foto')) sessionStorage.setItem('kiriman', e.formData.get('foto').size);
})"""


def foto_besar() -> bytes:
    """A noisy photo of some megabytes whose EXIF names a camera and a place."""
    kecil = jpeg_berlokasi()
    awal = kecil.index(b"Exif") - 4
    panjang = int.from_bytes(kecil[awal + 2 : awal + 4], "big") + 2
    besar = gambar("JPEG", (2000, 1500), pola=True, quality=92)
    isi = besar[:2] + kecil[awal : awal + panjang] + besar[2:]
    assert TANDA in isi
    assert len(isi) > 5 * CUKUP
    return isi


def lapor(page: Page, kegiatan: str, jam: str) -> None:
    page.goto("/lapor/formulir/")
    page.locator("input[name=rencana_aksi]").first.check(force=True)
    page.get_by_label("Apa yang dikerjakan?").fill(kegiatan)
    page.locator("[name=realisasi]").fill("1")
    page.locator("[name=jam_mulai]").fill(f"{jam}.00")
    page.locator("[name=jam_selesai]").fill(f"{jam}.20")


def test_foto_yang_menyusul_diperkecil_di_perangkat(buka, pelayan, pengamat):
    """Sent with the form and sent before it is small; added on the report's page; a file that is no photo is left out."""
    page = masuk(buka(pelayan, lebar=390), ANDI)
    foto = {"name": "loket.jpg", "mimeType": "image/jpeg", "buffer": foto_besar()}
    lapor(page, "Foto di formulir", "22")
    page.set_input_files("input[name=foto]", foto)
    page.evaluate(CATAT)
    page.get_by_role("button", name="Kirim laporan").click()  # at once: it waits for the small one
    expect(page.locator("h1")).to_have_text("Foto di formulir", timeout=30_000)
    assert CUKUP / 10 < int(page.evaluate("() => sessionStorage.getItem('kiriman')")) <= CUKUP
    page.get_by_text("Tambah bukti").click()
    page.set_input_files("input[name=foto]", {"name": "rusak.jpg", "mimeType": "image/jpeg", "buffer": b"bukan foto"})
    expect(page.locator("[data-kecil-ket]")).to_contain_text("tidak dapat dibaca peramban")
    assert page.input_value("input[name=foto]") == ""
    page.set_input_files("input[name=foto]", {**foto, "buffer": foto_besar()})
    expect(page.locator("[data-kecil-ket]")).to_contain_text("tanpa lokasi dan data kamera")
    axe(page)
    potret(page, "foto-menyusul")
    ukuran, isi = page.evaluate(
        "async () => { const [f] = document.querySelector('input[name=foto]').files; return [f.size, await f.text()]; }"
    )
    assert ukuran <= CUKUP
    assert TANDA.decode() not in isi
    page.get_by_role("button", name="Tambahkan").click()
    expect(page.locator("#bukti li")).to_have_count(2)
