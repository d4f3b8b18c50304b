"""What the scripts do, in a real browser: nothing typed is lost, nothing is sent twice, every failure is a sentence."""

import re

import pytest
from playwright.sync_api import expect

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jawab import konteks_galat

pytestmark = pytest.mark.peramban

ISI = """
{% extends "dasar.html" %}
{% block isi %}<h1>Contoh</h1>
<form id="f" method="post" action="/kirim" hx-post="/kirim" hx-target="#hasil" data-draf="uji">{{ kunci_kirim() }}
<label for="t">Teks</label><input class="masukan" id="t" name="t">
<div class="pencacah">{{ k.tombol_kotak("minus", "Kurangi", atr={"data-ubah": -1}) }}
<input class="masukan" id="n" name="n" value="1.200" aria-label="Jumlah">
{{ k.tombol_kotak("plus", "Tambah", atr={"data-ubah": 1}) }}</div>
{{ k.tombol("Simpan", "utama") }}</form>
<form id="polos" method="post" action="/polos">{{ kunci_kirim() }}{{ k.tombol("Kirim polos") }}</form>
{{ k.tombol("Belum boleh", mati=true, alasan="h", atr={"hx-post": "/kirim", "id": "mati"}) }}
{{ k.buka_dialog("d", "Buka dialog") }}{{ k.konfirmasi("d", "Yakin?", "/kirim", "Ya, kirim", "") }}
{{ k.tombol("Sesi basi", tipe="button", atr={"id": "basi", "hx-post": "/masuk", "hx-target": "#hasil"}) }}
{{ k.ukuran_huruf() }}
<div id="hasil">awal</div>
{% endblock %}
"""
KUNCI = '#f input[name="kunci"]'


class Server:
    """Answers /kirim as told and counts what arrived."""

    def __init__(self) -> None:
        self.status, self.isi, self.kepala, self.diterima = 200, "tersimpan", {}, []

    def __call__(self, route) -> None:
        self.diterima.append(route.request)
        if self.status == 0:
            route.abort()
        else:
            kepala = {"Content-Type": "text/html; charset=utf-8", **self.kepala}
            route.fulfill(status=self.status, body=self.isi, headers=kepala)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def hal(buka, env, server):
    from . import contoh

    html = env.from_string(ISI).render(request=contoh.permintaan("/"), csrf_token="token-uji", csrf_input="")
    hal = buka({"/": html, "/kirim": server, "/polos": server, "/masuk": server}, lebar=1280)
    hal.fill("#t", "tulisan saya")
    return hal


def kabar(hal) -> str:
    hal.wait_for_selector("#kabar .kabar")
    return hal.inner_text("#kabar")


def hasil(hal, teks: str = "tersimpan") -> None:
    """Wait until the answer has arrived in its place."""
    expect(hal.locator("#hasil")).to_contain_text(teks)


def test_kiriman_berhasil_membawa_token_dan_kunci_lalu_kunci_berganti(hal, server):
    kunci = hal.input_value(KUNCI)
    hal.click("#f .tombol--utama")
    hasil(hal)
    assert server.diterima[0].headers["x-csrftoken"] == "token-uji"
    assert kunci in server.diterima[0].post_data
    baru = hal.input_value(KUNCI)
    assert baru != kunci
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", baru)


@pytest.mark.parametrize(
    ("status", "kalimat"), [(500, "rusak di pihak kami"), (0, "sinyal hilang"), (403, "berwenang")]
)
def test_kegagalan_menjadi_kalimat_dan_tulisan_tetap_ada(hal, server, status, kalimat):
    server.status, server.isi = status, "<html><body>galat</body></html>"
    kunci = hal.input_value(KUNCI)
    hal.click("#f .tombol--utama")
    assert kalimat in kabar(hal)
    assert hal.input_value("#t") == "tulisan saya"
    assert hal.inner_text("#hasil") == "awal"
    # Without an answer, or with a fault of ours, a repeat must be recognised as the same sending.
    assert (hal.input_value(KUNCI) == kunci) is (status in (0, 500))


def test_kegagalan_yang_sama_tidak_menumpuk_dan_bisa_ditutup(hal, server):
    server.status = 500
    for _ in range(2):
        hal.click("#f .tombol--utama")
        hal.wait_for_selector("#f .tombol--utama:not([aria-busy])")
        expect(hal.locator("#kabar .kabar")).to_have_count(1)
    assert len(server.diterima) == 2
    hal.click("[data-tutup-kabar]")
    assert hal.locator("#kabar .kabar").count() == 0


def test_penolakan_dari_server_masuk_ke_kabar(hal, server, gambar):
    galat = AturanDilanggar("SKP ini tidak sedang menunggu persetujuan Anda.")
    server.status, server.isi = 409, gambar("galat/potongan.html", **konteks_galat(galat))
    server.kepala = {"HX-Retarget": "#kabar", "HX-Reswap": "innerHTML"}
    hal.click("#f .tombol--utama")
    assert "tidak sedang menunggu" in kabar(hal)


def test_bentrok_membuka_kedua_versi(hal, server, gambar):
    galat = Bentrok(oleh="Rizal Labaso", versi_saya={"Target": "24"}, versi_kini={"Target": "26"})
    server.status, server.isi = 409, gambar("galat/potongan.html", **konteks_galat(galat))
    server.kepala = {"HX-Retarget": "#kabar", "HX-Reswap": "innerHTML"}
    hal.click("#f .tombol--utama")
    dialog = hal.get_by_role("dialog", name="Baru saja diubah di tempat lain")
    dialog.wait_for()
    assert "24" in dialog.inner_text()
    assert "26" in dialog.inner_text()
    hal.get_by_role("button", name="Kembali ke tulisan saya").click()
    assert hal.input_value("#t") == "tulisan saya"


def test_isian_yang_salah_kembali_ke_tempatnya(hal, server):
    server.status, server.isi = 422, "<p>Tulis angka, misalnya 24.</p>"
    hal.click("#f .tombol--utama")
    hasil(hal, "misalnya 24")


def test_sesi_berakhir_tidak_menaruh_halaman_masuk_di_dalam_halaman(hal, server):
    server.isi = "<html><h1>Masuk</h1></html>"
    hal.click("#basi")
    assert "Silakan masuk lagi" in kabar(hal)
    assert hal.inner_text("#hasil") == "awal"
    assert hal.input_value("#t") == "tulisan saya"


def test_ketuk_dua_kali_terkirim_sekali(hal, server):
    hal.evaluate("() => { const t = document.querySelector('#f .tombol--utama'); t.click(); t.click(); }")
    hasil(hal)
    assert len(server.diterima) == 1


def test_formulir_biasa_pun_terkirim_sekali(hal, server):
    server.isi = "<title>tiba</title>"
    hal.evaluate("() => { const t = document.querySelector('#polos .tombol'); t.click(); t.click(); }")
    hal.wait_for_url("**/polos")
    assert len(server.diterima) == 1


def test_tombol_mati_tidak_berbuat_apa_pun(hal, server):
    hal.click("#mati", force=True)
    hal.click("#f .tombol--utama")
    hasil(hal)
    assert len(server.diterima) == 1


def test_pencacah_memahami_titik_ribuan(hal):
    hal.click('[aria-label="Tambah"]')
    assert hal.input_value("#n") == "1201"
    hal.fill("#n", "0,5")
    hal.click('[aria-label="Kurangi"]')
    assert hal.input_value("#n") == "0"


def test_tulisan_kembali_sesudah_halaman_dimuat_ulang_dan_hilang_sesudah_terkirim(hal, server):
    hal.reload()
    assert hal.input_value("#t") == "tulisan saya"
    hal.click("#f .tombol--utama")
    hasil(hal)
    hal.reload()
    assert hal.input_value("#t") == ""


def test_huruf_besar_diingat(hal):
    hal.click('[data-huruf-ke="besar"]')
    hal.reload()
    assert hal.evaluate("document.documentElement.dataset.huruf") == "besar"
    assert hal.get_attribute('[data-huruf-ke="besar"]', "aria-pressed") == "true"


def test_dialog_dibuka_dan_ditutup_dengan_papan_ketik(hal):
    hal.focus('[data-buka="d"]')
    hal.keyboard.press("Enter")
    assert hal.evaluate("document.getElementById('d').open")
    hal.keyboard.press("Escape")
    assert not hal.evaluate("document.getElementById('d').open")
    assert hal.evaluate("document.activeElement.dataset.buka") == "d"


def test_keadaan_luring_ditulis(hal):
    hal.context.set_offline(True)
    hal.wait_for_selector('[data-jaringan][data-keadaan="luring"]')
    assert "Tidak ada sinyal" in hal.inner_text("[data-jaringan]")
    hal.context.set_offline(False)
    hal.wait_for_selector('[data-jaringan][data-keadaan="daring"]')


def test_kabar_dari_tajuk_jawaban_pergi_sendiri(hal, server):
    server.kepala = {"HX-Trigger": '{"kabar": "Laporan tersimpan"}'}
    hal.clock.install()
    hal.click("#f .tombol--utama")
    assert "Laporan tersimpan" in kabar(hal)
    hal.clock.fast_forward(9000)
    expect(hal.locator("#kabar .kabar")).to_have_count(0)


def test_tanpa_pelanggaran_csp_dan_galat_skrip(hal, server):
    hal.click("#f .tombol--utama")
    hasil(hal)
    assert hal.keluhan == []
