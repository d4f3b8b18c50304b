"""A real Chromium against the real `kinerja serve` with the demo city (fixtures in tests/pelayan.py).

`pelayan` runs for the whole session: read freely, write only what no other test looks at. A story that needs the city
untouched asks for `pelayan_segar`. Every page is watched: console errors, refused content (CSP) and requests to other
hosts fail the test that caused them.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.pelayan import Pelayan, kota_contoh, pelayan, pelayan_segar  # noqa: F401 - fixtures
from tests.peramban.alat import LEBAR

# Playwright keeps an event loop in this thread; Django would take the tests for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "peramban" in Path(item.path).parts:
            item.add_marker(pytest.mark.peramban)


# -- the browser ------------------------------------------------------------------------------------------------------


@dataclass
class Pengamat:
    """What went wrong on the pages of one test."""

    masalah: list[str] = field(default_factory=list)
    dibolehkan: list[str] = field(default_factory=list)

    def amati(self, konteks: BrowserContext) -> None:
        konteks.on("console", self._konsol)
        konteks.on("weberror", lambda galat: self.masalah.append(f"script error: {galat.error}"))
        konteks.on("request", self._permintaan)

    def _konsol(self, pesan: ConsoleMessage) -> None:
        if pesan.type == "error":
            self.masalah.append(f"console: {pesan.text} ({pesan.location.get('url', '')})")

    def _permintaan(self, permintaan: Request) -> None:
        alamat = urlsplit(permintaan.url)
        if alamat.scheme not in ("data", "blob") and alamat.hostname not in ("127.0.0.1", "localhost"):
            self.masalah.append(f"request to another host: {permintaan.url}")

    def izinkan(self, potongan: str) -> None:
        """Expect problems that contain this text, e.g. "status of 409"."""
        self.dibolehkan.append(potongan)

    def periksa(self) -> None:
        sisa = [m for m in self.masalah if not any(d in m for d in self.dibolehkan)]
        assert not sisa, "\n".join(sisa)


@pytest.fixture
def pengamat() -> Iterator[Pengamat]:
    satu = Pengamat()
    yield satu
    satu.periksa()


BukaHalaman = Callable[..., Page]


@pytest.fixture
def buka(peramban: Browser, pengamat: Pengamat) -> Iterator[BukaHalaman]:
    """`buka(pelayan, lebar=390, gelap=False)`: an empty page in a context of its own, like another person's device.

    Without the service worker, so that each test sees what the server sends; `service_workers="allow"` lets it in.
    """
    konteks: list[BrowserContext] = []

    def buka(tujuan: Pelayan, *, lebar: int = 1280, gelap: bool = False, **opsi: object) -> Page:
        ponsel = {"is_mobile": True, "has_touch": True, "device_scale_factor": 2} if lebar < 600 else {}
        satu = peramban.new_context(
            base_url=tujuan.alamat,
            viewport={"width": lebar, "height": LEBAR[lebar]},
            color_scheme="dark" if gelap else "light",
            reduced_motion="reduce",
            locale="id-ID",
            timezone_id="Asia/Makassar",
            **({"service_workers": "block"} | ponsel | opsi),
        )
        satu.set_default_timeout(15_000)
        pengamat.amati(satu)
        konteks.append(satu)
        return satu.new_page()

    yield buka
    for satu in konteks:
        satu.close()
