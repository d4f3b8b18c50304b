"""Every page narrow and wide, light and dark: accessible, never wider than the window, nothing refused, nothing fetched from elsewhere.

A page is loaded once per person and then turned: two looks, all four under --panjang. What is folded is unfolded first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page

from tests.keamanan.permintaan_matriks import RUTE
from tests.pabrik import dunia
from tests.pelayan import Pelayan
from tests.peramban.alat import ANDI, LEBAR, NUR_AINI, RUPA, RUPA_LAIN, masuk, tinjau
from tests.peramban.conftest import Pengamat
from tests.peramban.halaman import BUKAN_HALAMAN, HALAMAN, TAMU, Halaman, Kota

SELESAI = 60_000
CONTOH = {"uuid": UUID(int=7), "int": 1, "slug": "predikat", "str": "contoh"}


@dataclass
class Peninjau:
    """One person's window, used for all the pages this person opens."""

    konteks: BrowserContext
    page: Page
    pengamat: Pengamat


@pytest.fixture(scope="module")
def peninjau(peramban: Browser, pelayan: Pelayan) -> Iterator[dict[str, Peninjau]]:
    """Windows by the name used to log in; opened when first asked for."""
    terbuka: dict[str, Peninjau] = {}
    yield terbuka
    for p in terbuka.values():
        p.konteks.close()


def jendela(peramban: Browser, pelayan: Pelayan, terbuka: dict[str, Peninjau], siapa: str) -> Peninjau:
    if siapa not in terbuka:
        konteks = peramban.new_context(
            base_url=pelayan.alamat, reduced_motion="reduce", locale="id-ID", timezone_id="Asia/Makassar"
        )
        konteks.set_default_timeout(15_000)
        pengamat = Pengamat()
        pengamat.amati(konteks)
        terbuka[siapa] = Peninjau(konteks, konteks.new_page(), pengamat)
        if siapa != TAMU:
            masuk(terbuka[siapa].page, siapa)
    return terbuka[siapa]


@pytest.fixture(scope="module")
def kota(pelayan: Pelayan, peramban: Browser, peninjau: dict[str, Peninjau]) -> Kota:
    """The city, with what nobody has made in it yet: an import that was read, a document that was issued, a package."""
    kota = Kota(pelayan.data)
    admin = jendela(peramban, pelayan, peninjau, NUR_AINI).page
    admin.goto("/impor/")
    admin.set_input_files("[name=berkas]", "tests/data/pegawai-400-kotor.xlsx")
    admin.get_by_role("button", name="Periksa berkas").click()
    admin.wait_for_url(re.compile(r"/impor/[0-9a-f-]{36}/"))
    admin.get_by_role("heading", name="Pratinjau").wait_for(timeout=SELESAI)
    admin.goto(f"/skp/paket/?unit={kota.benda('bidang kecil')}")
    admin.get_by_role("button", name="Susun paket").click()
    admin.get_by_role("link", name="Unduh ZIP").wait_for(timeout=SELESAI)
    andi = jendela(peramban, pelayan, peninjau, ANDI).page
    andi.goto(reverse("penilaian:mengapa", args=[kota.benda("evaluasi Andi")]))
    andi.evaluate("""async () => { const f = document.querySelector("form[action$='/siapkan/']");
        await fetch(f.action, {method: 'POST', body: new FormData(f)}) }""")
    return kota


@pytest.fixture
def rupa(request: pytest.FixtureRequest) -> list[tuple[int, str]]:
    return RUPA + (RUPA_LAIN if request.config.getoption("--panjang") else [])


@pytest.mark.parametrize("h", HALAMAN, ids=str)
def test_halaman_dalam_segala_rupa(h: Halaman, peramban, pelayan, peninjau, kota, rupa):
    p = jendela(peramban, pelayan, peninjau, kota.benda(h.siapa))
    page = p.page
    p.pengamat.masalah.clear()
    page.set_viewport_size({"width": 390, "height": LEBAR[390]})
    jawaban = page.goto(kota.alamat(h))
    assert jawaban is not None
    assert (jawaban.status, page.url) == (h.status, pelayan.url(kota.alamat(h)))
    masalah = tinjau(page, rupa)
    assert not masalah, "\n".join(masalah)
    if h.status != 200:
        p.pengamat.izinkan(f"status of {h.status}")
    p.pengamat.periksa()


# -- nobody is forgotten ----------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_setiap_alamat_halaman_ada_di_daftar():
    """What answers a GET is a page of the list, or stands beside it with a reason."""
    c = Client()
    c.force_login(dunia().pegawai.akun)
    tercatat = {h.rute for h in HALAMAN} | set(BUKAN_HALAMAN)
    lain = sorted(set(RUTE) - tercatat)
    terlupa = [
        r
        for r in lain
        if c.get(reverse(r, kwargs={n: CONTOH.get(j, "contoh") for n, j in RUTE[r].items()} or None)).status_code != 405
    ]
    assert terlupa == [], "add these to tests/peramban/halaman.py"


def test_daftar_tidak_menyebut_alamat_yang_sudah_tidak_ada():
    assert {h.rute for h in HALAMAN} | set(BUKAN_HALAMAN) <= set(RUTE)
    assert not {h.rute for h in HALAMAN} & set(BUKAN_HALAMAN)
