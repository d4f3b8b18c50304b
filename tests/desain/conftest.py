"""Pages drawn without a server: Django's engine makes the HTML, the browser gets it and the static files from here."""

import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from django.contrib.staticfiles import finders
from django.template import engines

from ekinerja.inti import bingkai as modul_bingkai
from ekinerja.inti import menu as modul_menu

from . import contoh

SINI = Path(__file__).parent
ASAL = "http://desain.test"
CSP = "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'"

Gambar = Callable[..., str]


@pytest.fixture(scope="session")
def env() -> jinja2.Environment:
    """The product's own environment, with the gallery beside its templates; each template is compiled once."""
    asli = engines["jinja2"].env
    return asli.overlay(loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(SINI), asli.loader]))


@pytest.fixture(autouse=True)
def _bingkai_tanpa_basis_data(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    """A demo city, five lines of menu and a bell with two notices, from memory."""
    settings.ROOT_URLCONF = "tests.desain.alamat"
    monkeypatch.setattr(modul_bingkai, "instansi", lambda: SimpleNamespace(jenis="demo", nama="Kota Palu"))
    monkeypatch.setattr(modul_bingkai, "alamat_aliran", lambda _: "/aliran")
    monkeypatch.setattr(modul_menu, "_butir", {})
    monkeypatch.setattr(modul_menu, "_lonceng", [])
    monkeypatch.setattr(modul_menu, "alamat", lambda rute: f"/{rute.removeprefix('-')}/".replace("//", "/"))
    for n, (teks, rute, ikon) in enumerate(
        [("Beranda", "-", "beranda"), ("Lapor", "lapor", "lapor"), ("SKP", "skp", "skp")]
    ):
        modul_menu.daftar(teks, rute, ikon=ikon, urutan=n, ponsel=True)
    modul_menu.daftar("Tim saya", "tim", ikon="tim", urutan=8)
    modul_menu.daftar("Penilaian", "penilaian", ikon="penilaian", urutan=9)
    modul_menu.pasang_lonceng("pemberitahuan", lambda _: 2)


@pytest.fixture
def gambar(env: jinja2.Environment) -> Gambar:
    """Draw a template as a view would: with request and CSRF values."""

    def lakukan(nama: str, jalur: str = "/skp/?cari=sari&status=x", orang: bool = True, **isi: object) -> str:
        request = contoh.permintaan(jalur) if orang else None
        dasar = {"request": request, "csrf_input": "", "csrf_token": "t"} if request else {}
        return env.get_template(nama).render({**dasar, **isi})

    return lakukan


@pytest.fixture
def buka(peramban) -> Iterator[Callable[..., object]]:
    """Open pages (address → HTML) in a fresh context; CSP violations and script errors are collected on the page."""
    konteks_terbuka = []

    def lakukan(halaman: dict[str, str], jalur: str = "/", *, lebar: int = 390, gelap: bool = False, tinggi: int = 844):
        konteks = peramban.new_context(
            viewport={"width": lebar, "height": tinggi},
            color_scheme="dark" if gelap else "light",
            reduced_motion="reduce",
        )
        konteks_terbuka.append(konteks)
        hal = konteks.new_page()
        hal.keluhan = []
        hal.on("pageerror", lambda g: hal.keluhan.append(str(g)))
        hal.on(
            "console",
            lambda p: hal.keluhan.append(p.text) if p.type == "error" and "Failed to load" not in p.text else None,
        )
        konteks.route("**/*", lambda route: _layani(route, halaman))
        hal.goto(ASAL + jalur)
        return hal

    yield lakukan
    for k in konteks_terbuka:
        k.close()


def _layani(route, halaman: dict[str, str]) -> None:
    alamat = route.request.url.removeprefix(ASAL).split("?")[0].split("#")[0]
    if alamat.startswith("/statis/"):
        berkas = finders.find(alamat.removeprefix("/statis/"))
        if berkas:
            jenis = "font/woff2" if berkas.endswith(".woff2") else mimetypes.guess_type(berkas)[0]
            route.fulfill(body=Path(berkas).read_bytes(), content_type=jenis)
            return
    if callable(halaman.get(alamat)):
        halaman[alamat](route)
        return
    if alamat in halaman:
        route.fulfill(
            body=halaman[alamat], content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": CSP}
        )
        return
    route.fulfill(status=204 if alamat == "/diam" else 404, body="")
