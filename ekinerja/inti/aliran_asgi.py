"""ASGI application of the live-update process: serves `/aliran` and a health answer, nothing else."""

import asyncio
import os
import random
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs

import django
from django.apps import apps
from django.db import Error

if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ekinerja.settings")
    django.setup()

from ekinerja.inti.aliran import kotak, sesi
from ekinerja.inti.aliran.pantau import Pemantau
from ekinerja.inti.aliran.pusat import Pendengar, Pusat, muat_ulang

Lingkup = MutableMapping[str, Any]
Terima = Callable[[], Awaitable[MutableMapping[str, Any]]]
Kirim = Callable[[MutableMapping[str, Any]], Awaitable[None]]

UTAS = 3
DENYUT = 15.0
PERIKSA_ULANG = 180.0
COBA_LAGI_MS = 2000


class Aliran:
    """The application. Hub and watcher start with the first request, on that request's event loop."""

    def __init__(self) -> None:
        self.pusat = Pusat()
        self._pemantau: Pemantau | None = None
        self._utas = ThreadPoolExecutor(UTAS, thread_name_prefix="basis-data")

    async def __call__(self, scope: Lingkup, receive: Terima, send: Kirim) -> None:
        if scope["type"] == "lifespan":
            await self._hidup(receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)

    async def _hidup(self, receive: Terima, send: Kirim) -> None:
        while True:
            pesan = await receive()
            if pesan["type"] == "lifespan.startup":
                await self._siap()
                await send({"type": "lifespan.startup.complete"})
            else:
                self.berhenti()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def berhenti(self) -> None:
        """End the watcher and the database threads."""
        if self._pemantau is not None:
            self._pemantau.berhenti()
        serempak = threading.Barrier(UTAS)
        for _ in range(UTAS):
            self._utas.submit(sesi.tutup_koneksi, serempak)
        self._utas.shutdown()

    async def _siap(self) -> None:
        if self._pemantau is None:
            simpul = asyncio.get_running_loop()
            self._pemantau = Pemantau(self.pusat, simpul)
            self._pemantau.mulai()
            await simpul.run_in_executor(self._utas, self._pemantau.tunggu_siap, 10.0)
            await asyncio.sleep(0)

    async def _http(self, scope: Lingkup, receive: Terima, send: Kirim) -> None:
        kepala = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        jalur, host, asal = scope["path"].rstrip("/"), kepala.get("host", ""), kepala.get("origin", "")
        if scope["method"] not in ("GET", "HEAD"):
            return await _jawab(send, 405, "Hanya GET.")
        if jalur == "/sehat":
            return await _jawab(send, 200, f'{{"status":"ok","pendengar":{self.pusat.jumlah}}}', "application/json")
        if jalur != "/aliran":
            return await _jawab(send, 404, "Tidak ada di sini.")
        if not sesi.host_sah(host) or (asal and not sesi.asal_sah(asal, host)):
            return await _jawab(send, 403, "Asal permintaan tidak dikenal.")
        await self._siap()
        kunci = sesi.kunci_sesi(kepala.get("cookie", ""))
        try:
            kanal = await self._tanya(sesi.kanal, kunci)
        except Error:
            return await _jawab(send, 503, "Basis data belum dapat dibaca. Coba lagi sebentar.", asal=asal)
        if kanal is None:
            return await _jawab(send, 401, "Silakan masuk dulu.", asal=asal)
        pendengar = Pendengar(kanal)
        self.pusat.masuk(pendengar)
        try:
            await _mulai(send, asal)
            await _kirim(send, await self._sapaan(pendengar, _sejak(scope, kepala)))
            await self._alirkan(pendengar, kunci, receive, send)
        finally:
            self.pusat.keluar(pendengar)

    async def _tanya(self, fungsi: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._utas, fungsi, *args)

    async def _sapaan(self, pendengar: Pendengar, sejak: int | None) -> bytes:
        """Reconnect time, the number from here on, and what was missed since `sejak`."""
        awal = f"retry: {COBA_LAGI_MS}\n\n: tersambung\n\n".encode()
        if sejak is None:
            return awal + f"id: {self.pusat.nomor}\n\n".encode()
        pendengar.sudah, kabar = await self._tanya(kotak.terlewat, sejak, pendengar.kanal)
        if kabar is None:
            return awal + muat_ulang(pendengar.sudah)
        return awal + b"".join(k.teks() for k in kabar)

    async def _alirkan(self, pendengar: Pendengar, kunci: str, receive: Terima, send: Kirim) -> None:
        """Hand on events until the browser leaves, falls behind, or may no longer listen."""
        pergi = asyncio.ensure_future(_sampai_pergi(receive))
        jam = asyncio.get_running_loop().time
        # Spread out, so that five hundred pages do not ask in the same second after a restart.
        periksa = jam() + PERIKSA_ULANG * random.uniform(0.8, 1.2)  # noqa: S311 - no secret
        try:
            while not pergi.done() and not pendengar.tertinggal:
                await _kirim(send, await _berikut(pendengar, pergi))
                if jam() >= periksa:
                    periksa = jam() + PERIKSA_ULANG
                    kanal = await self._tanya(sesi.kanal, kunci)
                    if kanal is None:
                        break
                    if kanal != pendengar.kanal:
                        self.pusat.pindah(pendengar, kanal)
        except (OSError, RuntimeError):
            pass  # the browser has gone while we were writing
        finally:
            pergi.cancel()
        await _tutup(send)


async def _berikut(pendengar: Pendengar, pergi: "asyncio.Future[None]") -> bytes:
    """The next events, all that wait; a heartbeat comment when nothing came for a while."""
    ambil = asyncio.ensure_future(pendengar.antrean.get())
    await asyncio.wait((ambil, pergi), timeout=DENYUT, return_when=asyncio.FIRST_COMPLETED)
    if not ambil.done():
        ambil.cancel()
        return b"" if pergi.done() else b": denyut\n\n"
    kabar = [ambil.result()]
    while not pendengar.antrean.empty():
        kabar.append(pendengar.antrean.get_nowait())
    return b"".join(teks for nomor, teks in kabar if nomor > pendengar.sudah)


async def _sampai_pergi(receive: Terima) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _sejak(scope: Lingkup, kepala: dict[str, str]) -> int | None:
    """Number of the last event the browser saw: its own header after a drop, or what the page asks for."""
    teks = kepala.get("last-event-id") or parse_qs(scope["query_string"].decode("latin-1")).get("sejak", [""])[-1]
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 19 else None


def _izin_asal(asal: str) -> list[tuple[bytes, bytes]]:
    if not asal:
        return []
    return [
        (b"access-control-allow-origin", asal.encode("latin-1")),
        (b"access-control-allow-credentials", b"true"),
        (b"vary", b"Origin"),
    ]


async def _mulai(send: Kirim, asal: str) -> None:
    kepala = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        (b"x-content-type-options", b"nosniff"),
        *_izin_asal(asal),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": kepala})


async def _kirim(send: Kirim, isi: bytes) -> None:
    if isi:
        await send({"type": "http.response.body", "body": isi, "more_body": True})


async def _tutup(send: Kirim) -> None:
    # It may already be closed from the other side.
    with suppress(OSError, RuntimeError):
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _jawab(
    send: Kirim, status: int, isi: str, jenis: str = "text/plain; charset=utf-8", *, asal: str = ""
) -> None:
    kepala = [
        (b"content-type", jenis.encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        *_izin_asal(asal),
    ]
    await send({"type": "http.response.start", "status": status, "headers": kepala})
    await send({"type": "http.response.body", "body": isi.encode()})


app = Aliran()
