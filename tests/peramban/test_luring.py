"""Daily reports without a signal: the network really is off, the server really dies, answers really get lost."""

import os
import re
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.desain.test_bobot import _berkas, _ukuran
from tests.inti.berkas_contoh import gambar
from tests.pelayan import Pelayan, salin_dan_jalankan
from tests.peramban.alat import ANDI, RATNA, RIZAL, SARI, axe, masuk, potret, tinjau

BANYAK = 50
TERPUTUS = "Failed to load resource"
# Drafts as the form keeps them, without filling it in fifty times.
TULIS = """async ([awal, banyak, ganti, nama = "Luring"]) => {
  const rencana = document.querySelector('input[name=rencana_aksi]').value;
  const dua = (n) => String(n).padStart(2, '0');
  for (let n = awal; n < awal + banyak; n++) {
    const menit = 10 + 20 * n;
    const jam = (m) => `${dua(Math.floor(m / 60))}.${dua(m % 60)}`;
    const isi = { kegiatan: `${nama} ${dua(n)}`, realisasi: '1', tanggal: '2026-11-15',
      jam_mulai: jam(menit), jam_selesai: jam(menit + 19), keterangan: '', tautan: '', rencana_aksi: rencana, ...ganti };
    await self.antrean.simpan(self.antrean.saya(), { kunci: ganti.kunci ?? crypto.randomUUID(), sebagai: 'kirim', foto: [], isi,
      dibuat: Date.now(), dibuat_klien: '2026-11-18T07:30:00+07:00', ringkas: { rencana: 'Rencana', satuan: 'berkas' } });
  }
}"""
TERSIMPAN = """async () => {
  const cache = [];
  for (const n of await caches.keys()) for (const k of await (await caches.open(n)).keys()) cache.push(new URL(k.url).pathname);
  return { cache, basis: (await indexedDB.databases()).map((d) => d.name), lokal: Object.keys(localStorage) };
}"""


@pytest.fixture(scope="module")
def kota(kota_contoh: Path) -> Iterator[Pelayan]:
    """One city for the stories of this file; each has persons of its own."""
    jalan = salin_dan_jalankan(kota_contoh, "luring-")
    yield jalan
    jalan.berhenti()


def tanya(pelayan: Pelayan, sql: str, *nilai: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(pelayan.data / "kinerja.sqlite3", timeout=20)) as s:
        return s.execute(sql, nilai).fetchall()


def tiba(pelayan: Pelayan, awalan: str) -> list[str]:
    sql = "SELECT kegiatan FROM harian_laporanharian WHERE kegiatan LIKE ? ORDER BY id"
    return [k for (k,) in tanya(pelayan, sql, f"{awalan}%")]


def ponsel(buka, pelayan: Pelayan, nip: str, pengamat) -> Page:
    """This person's phone, once on /lapor with a signal, so that the shell and the data are kept."""
    pengamat.izinkan(TERPUTUS)
    page = masuk(buka(pelayan, lebar=390, service_workers="allow"), nip)
    return lapor(page)


def lapor(page: Page) -> Page:
    page.goto("/lapor")
    expect(page.locator("#badan")).to_be_visible()
    page.evaluate("() => navigator.serviceWorker.ready")
    page.wait_for_function("async () => Boolean(await caches.match('/lapor'))")
    return page


def putus(page: Page, luring: bool = True) -> None:
    page.context.set_offline(luring)


def tulis(page: Page, kegiatan: str, realisasi: str = "3") -> None:
    page.get_by_label("Apa yang dikerjakan?").fill(kegiatan)
    page.get_by_label("Berapa hasilnya?").fill(realisasi)
    page.get_by_role("button", name="Kirim laporan").click()


def antre(page: Page) -> Locator:
    return page.locator("#antrean li [data-kegiatan]")


class Gangguan:
    """Between phone and server: the answer of some sendings is lost after the commit, once the server itself is killed."""

    def __init__(self, pelayan: Pelayan, hilang: set[int], mati: int) -> None:
        self.pelayan, self.hilang, self.mati, self.nomor = pelayan, hilang, mati, 0

    def __call__(self, route: Route) -> None:
        self.nomor += 1
        if self.nomor == self.mati:
            os.kill(self.pelayan.pid()["halaman"], signal.SIGKILL)
        if self.nomor in self.hilang:
            route.fetch()
            route.abort()
        else:
            route.continue_()


class Jawaban:
    """Between phone and server: answers some sendings itself, as a busy server would; the others pass."""

    def __init__(self, *jawaban: dict[str, Any] | None) -> None:
        self.jawaban, self.saat = list(jawaban), []

    def __call__(self, route: Route) -> None:
        self.saat.append(time.monotonic())
        ini = self.jawaban.pop(0) if self.jawaban else None
        if ini is None:
            route.continue_()
        else:
            route.fulfill(content_type="application/json", body='{"kalimat": "Sebentar."}', **ini)


def test_lima_puluh_laporan_tiba_tepat_sekali_dan_berurutan(buka, kota, pengamat):
    """Written without a signal, over a reload; then answers are lost and the server is killed on the way."""
    page = ponsel(buka, kota, ANDI, pengamat)
    putus(page)
    page.reload()
    expect(page.locator("#pita-luring")).to_contain_text("Anda sedang luring; data per 18 November 2026")
    page.set_input_files("#foto", {"name": "loket.png", "mimeType": "image/png", "buffer": gambar("PNG")})
    for n in range(2):
        tulis(page, f"Luring {n:02d}")
        expect(page.locator("#hasil")).to_contain_text("Tersimpan di ponsel. Terkirim sendiri begitu ada sinyal.")
        expect(antre(page)).to_have_text([f"Luring {m:02d}" for m in range(n + 1)])
    expect(page.locator("#antrean")).to_contain_text("1 foto")
    page.evaluate(TULIS, [2, BANYAK - 2, {}])
    page.reload()
    expect(page.locator("#antrean-ket")).to_contain_text(f"{BANYAK} laporan menunggu")
    page.wait_for_timeout(300)
    potret(page, "luring-antrean")
    assert tiba(kota, "Luring") == []

    gangguan = Gangguan(kota, {3, 20, 21}, 35)
    page.context.route("**/lapor/kirim", gangguan)
    putus(page, False)
    expect(page.locator("#antrean")).to_be_hidden(timeout=90_000)
    assert tiba(kota, "Luring") == [f"Luring {n:02d}" for n in range(BANYAK)]
    assert gangguan.nomor > BANYAK + 3
    assert "terkirim" in page.inner_text("#kabar")
    ((nomor,),) = tanya(kota, "SELECT id_publik FROM harian_laporanharian WHERE kegiatan = 'Luring 30'")
    page.goto(f"/lapor/{UUID(nomor)}/")
    expect(page.locator("main")).to_contain_text(
        "ditulis di ponsel pada 18 Nov 2026, 08.30 (jam ponsel diatur UTC+07.00)"
    )


def test_orang_lain_di_ponsel_yang_sama_tidak_melihat_dan_tidak_mengirim(buka, kota, pengamat):
    """Sari writes without a signal and her session ends; Rizal borrows the phone; her drafts wait for her alone."""
    page = ponsel(buka, kota, SARI, pengamat)
    putus(page)
    page.evaluate(TULIS, [0, 2, {"kegiatan": "Milik Sari"}])
    expect(page.locator("#antrean-daftar > li")).to_have_count(2)
    page.context.clear_cookies()
    putus(page, False)
    expect(page.locator("#antrean-ket")).to_contain_text("Masuk lagi untuk mengirim. Tidak ada yang hilang.")
    potret(page, "luring-masuk-lagi")
    page.get_by_role("link", name="Masuk lagi").click()
    page.wait_for_url("**/masuk**")
    putus(page)
    page.goto("/lapor")
    expect(page.locator("#gagal")).to_be_visible()
    assert "Sari" not in page.content()
    putus(page, False)

    lapor(masuk(page, RIZAL))
    expect(page.locator("#antrean")).to_be_hidden()
    putus(page)
    page.reload()
    expect(page.locator("#pita-luring")).to_be_visible()
    assert "Rizal" in page.inner_text(".kepala__akun")
    assert "Sari" not in page.content()
    tulis(page, "Supervisi kelas Rizal")
    expect(antre(page)).to_have_text(["Supervisi kelas Rizal"])
    putus(page, False)
    expect(page.locator("#antrean")).to_be_hidden()
    assert (tiba(kota, "Supervisi kelas Rizal"), tiba(kota, "Milik Sari")) == (["Supervisi kelas Rizal"], [])
    page.goto("/keluar")
    page.get_by_role("button", name="Keluar", exact=True).click()
    page.wait_for_url("**/masuk**")

    masuk(page, SARI)  # any page sends what waits
    page.wait_for_function("() => !Object.keys(localStorage).some((k) => k.startsWith('luring:ada'))")
    assert tiba(kota, "Milik Sari") == ["Milik Sari"] * 2
    sql = (
        "SELECT DISTINCT p.nama FROM harian_laporanharian l JOIN kepegawaian_pegawai p ON p.id = l.pegawai_id "
        "WHERE l.kegiatan = 'Milik Sari'"
    )
    assert tanya(kota, sql) == [("Sari Wulandari",)]


def test_yang_ditolak_diperbaiki_dan_keluar_menghapus_semuanya(buka, kota, pengamat):
    """A rule refuses one, another was changed after it had arrived: both wait with a sentence; leaving asks first."""
    page = ponsel(buka, kota, RATNA, pengamat)
    kunci = "0d3f7a52-6c1b-4e0e-9a57-2f4f3a4c9b01"
    page.evaluate(TULIS, [0, 1, {"kegiatan": "Rapat koordinasi bidang", "kunci": kunci}])
    page.evaluate("() => self.antrean.segera()")
    expect(page.locator("#hari-ini, #kabar")).to_contain_text(["", "terkirim"])
    putus(page)
    page.evaluate(TULIS, [0, 1, {"kegiatan": "Rapat yang diubah", "kunci": kunci}])
    page.evaluate(TULIS, [0, 1, {"kegiatan": "Jam yang sama"}])
    putus(page, False)
    perlu = page.locator("#antrean-daftar > li").filter(has_text="Perlu diperiksa")
    expect(perlu).to_have_count(2)
    beda = perlu.filter(has_text="Rapat yang diubah")
    beda.get_by_text("Bandingkan kedua versi").click()
    expect(beda.locator(".dua-versi")).to_contain_text("Rapat koordinasi bidang")
    expect(page.locator("#antrean-ket")).to_contain_text("2 laporan perlu diperiksa")
    axe(page)
    potret(page, "luring-periksa")

    page.get_by_role("button", name="Ubah Jam yang sama").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#b-jam_mulai .bidang__galat").first).to_be_visible()
    page.get_by_label("Jam mulai").fill("20.00")
    page.get_by_label("Jam selesai").fill("20.30")
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator("#hasil")).to_contain_text("Laporan terkirim")
    assert tiba(kota, "Jam yang sama") == ["Jam yang sama"]

    page.goto("/akun/")
    page.get_by_role("button", name="Keluar dari perangkat ini").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Ada 1 laporan yang belum terkirim")
    axe(page)
    potret(page, "luring-keluar")
    dialog.get_by_role("button", name="Kirim dulu").click()
    expect(dialog.get_by_role("status")).to_contain_text("perlu Anda periksa dulu")
    dialog.get_by_role("button", name="Buang dan keluar").click()
    page.wait_for_url("**/masuk**")
    sisa = page.evaluate(TERSIMPAN)
    assert (sisa["basis"], sisa["lokal"]) == ([], [])
    assert {j for j in sisa["cache"] if not j.startswith("/statis/")} == {"/lapor", "/luring/"}
    putus(page)
    page.goto("/lapor")
    expect(page.locator("#gagal")).to_be_visible()
    assert "Ratna" not in page.content()
    page.goto("/skp/")
    expect(page.locator("main")).to_contain_text("Halaman ini perlu sinyal")


def test_menghapus_bertanya_dulu_dan_tampilan_layak(buka, kota, pengamat):
    """The list in every look, with a keyboard; what is taken away is gone for good, and only after a question."""
    page = ponsel(buka, kota, RIZAL, pengamat)
    putus(page)
    page.evaluate(TULIS, [0, 7, {}])
    page.evaluate("""async () => { const { antrean: a } = self; const [e] = await a.daftar(a.saya());
      await a.simpan(a.saya(), { ...e, dibuat: Date.now() - 15 * a.HARI }); }""")
    page.reload()
    expect(page.locator("#antrean")).to_contain_text("Sudah 15 hari di ponsel")
    expect(page.locator("#antrean-lain summary")).to_have_text("Yang lain (5)")
    page.get_by_role("button", name="Hapus Luring 01").click()
    page.get_by_role("dialog").get_by_role("button", name="Batal").click()
    expect(page.get_by_role("button", name="Hapus Luring 01")).to_be_visible()
    page.get_by_role("button", name="Hapus Luring 01").press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Hapus").press("Enter")
    expect(page.get_by_role("button", name="Hapus Luring 01")).to_have_count(0)
    expect(page.locator("#antrean")).to_be_focused()
    assert tinjau(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    potret(page, "luring-lebar")


def test_server_sibuk_diberi_waktu_lalu_tiba_sekali_dan_berurutan(buka, kota, pengamat):
    """503, then 429 with a time to wait: nothing is lost, the sentence says what is the matter, a reload waits as well."""
    page = ponsel(buka, kota, ANDI, pengamat)
    jawaban = Jawaban({"status": 503}, {"status": 429, "headers": {"Retry-After": "8"}})
    page.context.route("**/lapor/kirim", jawaban)
    putus(page)
    page.evaluate(TULIS, [0, 3, {"tanggal": "2026-11-14"}, "Sibuk"])
    putus(page, False)
    expect(page.locator("#antrean-ket")).to_contain_text(
        "3 laporan menunggu. Server sedang sibuk; dikirim lagi sendiri"
    )
    expect(page.locator("#antrean-daftar")).to_contain_text("Tersimpan di ponsel")
    # The second answer names a time: before it nothing is asked, by a tap, by a new report or by a reload.
    expect(page.locator("#kirim-antrean")).to_be_hidden()
    tulis(page, "Sibuk baru")
    expect(page.locator("#hasil")).to_contain_text(
        "Tersimpan di ponsel. Server sedang sibuk; dikirim lagi sendiri mulai"
    )
    potret(page, "luring-sibuk")
    page.reload()
    expect(page.locator("#antrean-ket")).to_contain_text("4 laporan menunggu. Server sedang sibuk")
    page.evaluate("() => self.antrean.segera()")
    assert (len(jawaban.saat), tiba(kota, "Sibuk")) == (2, [])
    expect(page.locator("#antrean")).to_be_hidden(timeout=30_000)
    assert jawaban.saat[2] - jawaban.saat[1] >= 8
    assert tiba(kota, "Sibuk") == ["Sibuk 00", "Sibuk 01", "Sibuk 02", "Sibuk baru"]


def test_foto_yang_ditolak_karena_besar_menunggu_sendiri(buka, kota, pengamat):
    """413 for one of three: it stays with its sentence, the others go; without the photo it arrives, once."""
    page = ponsel(buka, kota, ANDI, pengamat)
    putus(page)
    page.set_input_files("#foto", {"name": "loket.png", "mimeType": "image/png", "buffer": gambar("PNG")})
    tulis(page, "Besar berfoto")
    expect(antre(page)).to_have_text(["Besar berfoto"])
    page.evaluate(TULIS, [0, 2, {"tanggal": "2026-11-13"}, "Besar"])
    page.context.route("**/lampiran/*", Jawaban({"status": 413}))
    putus(page, False)
    expect(page.locator("#antrean-ket")).to_have_text("1 laporan perlu diperiksa: baca sebabnya, lalu ubah atau hapus.")
    perlu = page.locator("#antrean-daftar > li")
    expect(perlu).to_contain_text("Foto atau berkasnya terlalu besar. Pilih yang lebih kecil, lalu kirim lagi.")
    expect(perlu).to_contain_text("Perlu diperiksa")
    assert tiba(kota, "Besar") == ["Besar 00", "Besar 01"]
    page.reload()
    page.get_by_role("button", name="Ubah Besar berfoto").click()
    expect(page.locator("#hasil")).to_contain_text("terlalu besar")
    page.get_by_role("button", name="Hapus bukti loket").click()
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator("#hasil")).to_contain_text("Laporan terkirim")
    expect(page.locator("#antrean")).to_be_hidden()
    assert tiba(kota, "Besar") == ["Besar 00", "Besar 01", "Besar berfoto"]


def test_peramban_membangunkan_pekerja_saat_halaman_tertutup(buka, kota, pengamat):
    """Background Sync: written without a signal, the page closed, the browser wakes the worker; all are there, once."""
    page = ponsel(buka, kota, ANDI, pengamat)
    putus(page)
    tulis(page, "Tutup 00")
    expect(page.locator("#hasil")).to_contain_text("Tersimpan di ponsel")
    page.evaluate(TULIS, [1, 3, {"tanggal": "2026-11-12"}, "Tutup"])
    lain = page.context.new_page()
    cdp = page.context.new_cdp_session(lain)
    daftar: list[dict[str, Any]] = []
    cdp.on("ServiceWorker.workerRegistrationUpdated", lambda isi: daftar.extend(isi["registrations"]))
    cdp.send("ServiceWorker.enable")
    page.close()
    lain.wait_for_timeout(500)
    assert tiba(kota, "Tutup") == []
    lain.context.set_offline(False)
    (nomor,) = {d["registrationId"] for d in daftar if not d["isDeleted"]}
    bangun = {"origin": kota.alamat, "registrationId": nomor, "tag": "antrean", "lastChance": False}
    cdp.send("ServiceWorker.dispatchSyncEvent", bangun)
    for _ in range(100):
        if len(tiba(kota, "Tutup")) == 4:
            break
        lain.wait_for_timeout(100)
    cdp.send("ServiceWorker.dispatchSyncEvent", bangun)  # woken once more: nothing is left to do
    lain.wait_for_timeout(500)
    assert tiba(kota, "Tutup") == [f"Tutup {n:02d}" for n in range(4)]
    lapor(lain)
    expect(lain.locator("#antrean")).to_be_hidden()
    assert lain.evaluate("async () => (await self.antrean.daftar(self.antrean.saya())).length") == 0


def test_detik_mengisi_dikirim_sekali_per_laporan(buka, kota, pengamat):
    """The burden meter: one number for one report that was saved, none for one that was refused."""
    page = ponsel(buka, kota, ANDI, pengamat)
    isi: list[str] = []
    page.on("request", lambda r: isi.append(r.post_data or "") if r.url.endswith("/beban/catat") else None)
    page.bring_to_front()
    page.get_by_label("Apa yang dikerjakan?").fill("Beban terukur")
    page.wait_for_timeout(2300)
    page.get_by_label("Jam mulai").fill("jam delapan")
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator("#b-jam_mulai .bidang__galat").first).to_be_visible()
    assert isi == []
    page.get_by_label("Jam mulai").fill("21.00")
    page.get_by_label("Jam selesai").fill("21.30")
    with page.expect_response("**/beban/catat") as jawaban:
        page.get_by_role("button", name="Kirim laporan").click()
    assert jawaban.value.status == 204
    expect(page.locator("#hasil")).to_contain_text("Laporan terkirim")
    assert len(isi) == 1
    assert "/lapor/kirim" in isi[0]
    assert re.search(r'name="detik"\r\n\r\n[2-9]\r\n', isi[0])


def test_muat_pertama_lapor_ringan():
    """All that /lapor fetches on its first load, the queue included; files weigh as they travel."""
    from ekinerja.harian.views.lapor import cangkang
    from ekinerja.harian.views.luring import ASET

    pertama = [n for n in ASET if n != "ikon-192.png"]
    jumlah = sum(_ukuran(_berkas(n), n) for n in pertama) + _ukuran(cangkang(True)[0], "")
    assert jumlah <= 77_000
    assert re.search(r"js/lapor\b", cangkang(True)[0].decode())
