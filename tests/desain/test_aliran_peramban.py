"""Live updates in the browser: events become DOM events, a gap is caught up, no stream means asking and saying so."""

import pytest

from . import contoh

pytestmark = pytest.mark.peramban

ISI = """
{% extends "dasar.html" %}
{% block isi %}<h1>Contoh</h1><p role="status" data-aliran-keadaan></p>
<ul id="masuk" data-aliran="laporan-masuk"></ul>{% endblock %}
"""
CATAT = """() => {
  window.tercatat = [];
  const catat = (n) => document.body.addEventListener('aliran:' + n, (e) => window.tercatat.push([n, e.detail]));
  ['laporan-masuk', 'poll'].forEach(catat);
}"""


def tunggu(hal, syarat: str) -> None:
    """Until a condition of the page holds; asked from here, because the page allows no code made from text."""
    for _ in range(100):
        if hal.evaluate(syarat):
            return
        hal.wait_for_timeout(50)
    raise AssertionError(syarat)


class Sumber:
    """Plays the stream's part: a list of answers, the last one for ever."""

    def __init__(self, *jawaban: str | None) -> None:
        self.jawaban, self.alamat = list(jawaban), []

    def __call__(self, route) -> None:
        self.alamat.append(route.request.url)
        isi = self.jawaban.pop(0) if len(self.jawaban) > 1 else self.jawaban[0]
        if isi is None:
            route.fulfill(status=404, body="")
        else:
            route.fulfill(body=isi, content_type="text/event-stream")


@pytest.fixture
def mulai(buka, env):
    def lakukan(*jawaban: str | None):
        sumber = Sumber(*jawaban)
        html = env.from_string(ISI).render(request=contoh.permintaan("/"), csrf_token="t", csrf_input="")
        hal = buka({"/": "<title>kosong</title>", "/kerja/": html, "/aliran": sumber})
        hal.clock.install()
        hal.add_init_script(f"addEventListener('DOMContentLoaded', {CATAT})")
        hal.goto("http://desain.test/kerja/")
        return hal, sumber

    return lakukan


def test_peristiwa_menjadi_kejadian_di_halaman(mulai):
    hal, _ = mulai('retry: 60000\n\nid: 7\nevent: laporan-masuk\ndata: {"id":"abc"}\n\n')
    tunggu(hal, "window.tercatat.length > 0")
    assert hal.evaluate("window.tercatat[0]") == ["laporan-masuk", {"id": "abc"}]


def test_pesan_tanpa_nama_membawa_jenisnya_sendiri(mulai):
    hal, _ = mulai('retry: 60000\n\nid: 9\ndata: {"jenis":"poll","data":{}}\n\n')
    tunggu(hal, "window.tercatat.some(([n]) => n === 'poll')")


def test_tanpa_aliran_halaman_bertanya_dan_mengatakannya(mulai):
    hal, sumber = mulai(None)
    for _ in range(3):
        hal.wait_for_timeout(150)
        hal.clock.run_for(5000)
    hal.wait_for_selector('[data-aliran-keadaan="memeriksa"]')
    assert hal.inner_text("[data-aliran-keadaan]") == "Diperiksa tiap 30 detik"
    assert len(sumber.alamat) == 3
    hal.clock.run_for(31_000)
    tunggu(hal, "window.tercatat.some(([n]) => n === 'poll')")


def test_sambungan_baru_meneruskan_dari_nomor_terakhir_dan_menyusul(mulai):
    pertama = 'retry: 1\n\nid: 7\nevent: laporan-masuk\ndata: {"id":"a"}\n\n'
    hal, sumber = mulai(pertama, None, 'retry: 60000\n\nid: 8\nevent: laporan-masuk\ndata: {"id":"b"}\n\n')
    tunggu(hal, "window.tercatat.length > 0")
    hal.wait_for_timeout(300)
    hal.clock.run_for(5000)
    tunggu(hal, "window.tercatat.filter(([n]) => n === 'laporan-masuk').length === 2")
    assert sumber.alamat[-1].endswith("/aliran?sejak=7")
    assert hal.evaluate("window.tercatat.some(([n]) => n === 'poll')")


def test_tanpa_masuk_tidak_ada_sambungan(buka, env):
    sumber = Sumber(None)
    hal = buka({"/": env.get_template("inti/bantuan.html").render(csrf_token="", csrf_input=""), "/aliran": sumber})
    hal.wait_for_timeout(200)
    assert sumber.alamat == []
