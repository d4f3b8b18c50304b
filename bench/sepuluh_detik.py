"""From the tap on the installed icon to "terkirim": a repeat by card, with a warm cache, a slow signal and a slow phone.

The signal is made slow on the way (a relay with delay and rate in both directions), not in the browser's own emulation:
that one leaves out what the service worker fetches. The processor is slowed down by the browser. Nobody reads or thinks
here: what is measured is the waiting that the product itself causes.
"""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from bench.alat import Klien, hidupkan_django, ringkas, siapkan_kota
from bench.aliran import ANDI, _pelayan
from ekinerja.perintah.uji import OPSI_PERAMBAN
from ekinerja.perintah.uji import peramban as peramban_terpasang

# Slow 3G: 400 kbit/s each way, 400 ms for a round trip; a processor four times slower.
LAJU, PULANG_PERGI, LAMBAT = 400_000, 0.4, 4
ULANG = 15
KETUKAN = "addEventListener('pointerup', (e) => { if (e.isTrusted) ketuk(); }, true)"
HANGAT = "async () => { await navigator.serviceWorker.ready; return Boolean(await caches.match('/lapor')); }"


@dataclass
class Arah:
    """One direction of the signal: when it is free again, and what has passed."""

    bebas: float = 0.0
    byte: int = 0

    def tiba(self, byte: int) -> float:
        """Moment at which these bytes have arrived at the other end."""
        self.byte += byte
        self.bebas = max(time.monotonic(), self.bebas) + byte * 8 / LAJU
        return self.bebas + PULANG_PERGI / 2


@dataclass
class Sinyal:
    """A relay to the server's port. Every connection shares the same signal; opening one costs a round trip."""

    tujuan: int
    naik: Arah = field(default_factory=Arah)
    turun: Arah = field(default_factory=Arah)
    terbuka: set[asyncio.StreamWriter] = field(default_factory=set)

    @property
    def byte(self) -> int:
        return self.naik.byte + self.turun.byte

    async def sambung(self, baca: asyncio.StreamReader, tulis: asyncio.StreamWriter) -> None:
        await asyncio.sleep(PULANG_PERGI)
        baca_server, tulis_server = await asyncio.open_connection("127.0.0.1", self.tujuan)
        ujung = (tulis, tulis_server)
        self.terbuka.update(ujung)
        with suppress(OSError, asyncio.CancelledError):
            await asyncio.gather(_alirkan(baca, tulis_server, self.naik), _alirkan(baca_server, tulis, self.turun))
        for satu in ujung:
            satu.close()
            self.terbuka.discard(satu)

    def putuskan(self) -> None:
        """Every connection ends, as on a phone that has slept."""
        for satu in list(self.terbuka):
            satu.close()


async def _alirkan(baca: asyncio.StreamReader, tulis: asyncio.StreamWriter, arah: Arah) -> None:
    antre: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def antarkan() -> None:
        while True:
            saat, isi = await antre.get()
            await asyncio.sleep(max(0.0, saat - time.monotonic()))
            if not isi:
                return
            tulis.write(isi)
            await tulis.drain()

    async def terima() -> None:
        while isi := await baca.read(1460):
            antre.put_nowait((arah.tiba(len(isi)), isi))
        antre.put_nowait((arah.tiba(0), b""))

    await asyncio.gather(terima(), antarkan())
    with suppress(OSError):
        tulis.write_eof()


@asynccontextmanager
async def _sinyal(tujuan: int) -> AsyncIterator[tuple[Sinyal, int]]:
    sinyal = Sinyal(tujuan)
    pintu = await asyncio.start_server(sinyal.sambung, "127.0.0.1", 0)
    yield sinyal, pintu.sockets[0].getsockname()[1]
    sinyal.putuskan()
    pintu.close()


def jalankan(_: str) -> dict[str, Any]:
    """Seconds, taps and bytes of `ULANG` repeats; each report is taken back before the next run."""
    folder = siapkan_kota(400, setahun=False)
    hidupkan_django(folder)
    with _pelayan(folder) as (port, _aliran):
        return asyncio.run(_ukur(port))


async def _ukur(port: int) -> dict[str, Any]:
    from playwright.async_api import async_playwright

    andi = await asyncio.to_thread(Klien.masuk, ANDI)
    async with async_playwright() as pw, _sinyal(port) as (sinyal, pintu):
        peramban = await pw.chromium.launch(executable_path=peramban_terpasang(), args=list(OPSI_PERAMBAN))
        alamat = f"http://127.0.0.1:{pintu}"
        konteks = await peramban.new_context(
            base_url=alamat, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, locale="id-ID"
        )
        konteks.set_default_timeout(60_000)
        await konteks.add_cookies([{"name": "sesi", "value": andi.sesi, "url": alamat}])
        ketukan: list[int] = []
        await konteks.expose_function("ketuk", lambda: ketukan.append(1))
        await konteks.add_init_script(KETUKAN)
        await _hangatkan(konteks)
        hasil = []
        for _ in range(ULANG):
            hasil.append(await _sekali(konteks, sinyal, ketukan))
            await asyncio.to_thread(_tarik, andi, hasil[-1]["laporan"])
        await peramban.close()
    return _hasil(hasil)


async def _hangatkan(konteks: Any) -> None:
    """The app as it is after one visit: worker, files and data kept."""
    halaman = await konteks.new_page()
    await halaman.goto("/lapor")
    await halaman.wait_for_selector("#badan:not([hidden])")
    await halaman.wait_for_function(HANGAT)
    await halaman.wait_for_timeout(1000)
    await halaman.close()


async def _sekali(konteks: Any, sinyal: Sinyal, ketukan: list[int]) -> dict[str, Any]:
    sinyal.putuskan()
    halaman = await konteks.new_page()
    cdp = await konteks.new_cdp_session(halaman)
    await cdp.send("Emulation.setCPUThrottlingRate", {"rate": LAMBAT})
    ketukan.clear()
    byte, mulai = sinyal.byte, time.monotonic()
    await halaman.goto("/lapor", wait_until="commit")
    kartu = halaman.locator("#saran-daftar .saran").first
    await kartu.wait_for()
    tampak = time.monotonic()
    if await kartu.get_attribute("open") is None:
        await kartu.locator("summary").click()
    await kartu.locator("[data-kirim-saran]").click()
    tautan = halaman.locator('#hasil[data-nada="baik"] a')
    await tautan.wait_for()
    selesai = time.monotonic()
    alamat = await tautan.get_attribute("href")
    # What is fetched after "terkirim" must not weigh on the next run.
    await halaman.wait_for_load_state("networkidle")
    await halaman.close()
    return {
        "detik": selesai - mulai,
        "kartu_detik": tampak - mulai,
        "ketukan": len(ketukan),
        "byte": sinyal.byte - byte,
        "laporan": alamat,
    }


def _tarik(andi: Klien, alamat: str) -> None:
    """Take the report back, so that the same card is there again."""
    assert re.fullmatch(r"/lapor/[0-9a-f-]{36}/", alamat), alamat
    status, _ = andi.minta(f"{alamat}hapus", {"kunci": str(uuid4())})
    if status != 302:
        raise RuntimeError(f"Laporan tidak dapat ditarik kembali: {status}.")


def _hasil(hasil: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "sinyal": {"kbit_per_detik": LAJU // 1000, "pulang_pergi_ms": round(PULANG_PERGI * 1000), "cpu_lebih_lambat": LAMBAT},
        "detik": ringkas(h["detik"] for h in hasil),
        "kartu_tampak_detik": ringkas(h["kartu_detik"] for h in hasil),
        "ketukan": max(h["ketukan"] for h in hasil),
        "byte": ringkas(h["byte"] for h in hasil),
        "batas_detik": 10,
    }  # fmt: skip
