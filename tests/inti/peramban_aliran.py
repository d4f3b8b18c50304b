"""Drives the live-update application in this process: an event loop in a thread, connections as queues."""

import asyncio
import queue
import threading
from concurrent.futures import Future

from ekinerja.inti.aliran_asgi import Aliran


class Sambungan:
    """One open connection, as a browser holds it."""

    def __init__(self, simpul, aplikasi, *, metode="GET", jalur="/aliran", tanya="", **kepala):
        self.mulai: Future = Future()
        self.potongan: queue.Queue[bytes] = queue.Queue()
        self._pergi = asyncio.Event()
        kepala = {"host": "localhost:8001", **{k.replace("_", "-"): v for k, v in kepala.items()}}
        lingkup = {
            "type": "http",
            "method": metode,
            "path": jalur,
            "query_string": tanya.encode(),
            "headers": [(k.encode(), v.encode()) for k, v in kepala.items()],
        }
        self._simpul = simpul
        self.selesai = asyncio.run_coroutine_threadsafe(aplikasi(lingkup, self._terima, self._kirim), simpul)

    async def _terima(self):
        await self._pergi.wait()
        return {"type": "http.disconnect"}

    async def _kirim(self, pesan):
        if pesan["type"] == "http.response.start":
            self.mulai.set_result(pesan)
        elif pesan.get("body"):
            self.potongan.put(pesan["body"])

    @property
    def status(self):
        return self.mulai.result(10)["status"]

    @property
    def kepala(self):
        return {k.decode(): v.decode() for k, v in self.mulai.result(10)["headers"]}

    def baca(self):
        return self.potongan.get(timeout=10).decode()

    def baca_sampai(self, teks):
        """Everything up to and including `teks`."""
        isi = ""
        while teks not in isi:
            isi += self.baca()
        return isi

    def tutup(self):
        self._simpul.call_soon_threadsafe(self._pergi.set)
        self.selesai.result(10)


class Pelayan:
    def __init__(self):
        self.simpul = asyncio.new_event_loop()
        self._utas = threading.Thread(target=self.simpul.run_forever)
        self._utas.start()
        self.aplikasi = Aliran()
        self._semua: list[Sambungan] = []

    def buka(self, siapa="", **opsi) -> Sambungan:
        if siapa:
            opsi["cookie"] = f"sesi={siapa}"
        s = Sambungan(self.simpul, self.aplikasi, **opsi)
        self._semua.append(s)
        return s

    def tutup(self):
        for s in self._semua:
            s.tutup()
        self.aplikasi.berhenti()
        self.simpul.call_soon_threadsafe(self.simpul.stop)
        self._utas.join()
        self.simpul.close()
