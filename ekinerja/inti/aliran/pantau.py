"""The watcher: one thread that notices new rows of the outbox and brings them to the hub.

SQLite: `PRAGMA data_version` changes when another connection commits; asking costs a few microseconds.
PostgreSQL: LISTEN, with a look of its own now and then in case a notice was lost.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Callable

from django.db import Error, connection

from ekinerja.inti.peristiwa import SALURAN_PG

from . import kotak
from .pusat import Pusat

_log = logging.getLogger("kinerja.aliran")
JEDA_SQLITE = 0.025
JEDA_PG = 0.25
LIHAT_SENDIRI = 10.0


class Pemantau:
    """Start it once per process; it ends with the process or with `berhenti`."""

    def __init__(self, pusat: Pusat, simpul: asyncio.AbstractEventLoop) -> None:
        self._pusat = pusat
        self._simpul = simpul
        self._henti = threading.Event()
        self._nomor = 0
        self._siap = threading.Event()
        self._utas = threading.Thread(target=self._putar, name="pemantau", daemon=True)

    def mulai(self) -> None:
        self._utas.start()

    def tunggu_siap(self, detik: float) -> bool:
        """Block until the newest number is known."""
        return self._siap.wait(detik)

    def berhenti(self) -> None:
        self._henti.set()
        if self._utas.is_alive():
            self._utas.join(5)

    def _putar(self) -> None:
        while not self._henti.is_set():
            try:
                self._mulai_dari_ujung()
                tunggu = self._tunggu_sqlite() if connection.vendor == "sqlite" else self._tunggu_pg()
                while not self._henti.is_set():
                    if tunggu():
                        self._ambil()
            except Error:
                _log.exception("aliran: basis data belum dapat dibaca; mencoba lagi")
                connection.close()
                time.sleep(1)
            except RuntimeError:  # the event loop has closed: the process is ending
                return
        connection.close()

    def _mulai_dari_ujung(self) -> None:
        """First start: begin at the newest event. After a database hiccup: go on where we were."""
        if not self._siap.is_set():
            self._nomor = kotak.ujung()
            self._simpul.call_soon_threadsafe(setattr, self._pusat, "nomor", self._nomor)
            self._siap.set()

    def _ambil(self) -> None:
        while kabar := kotak.sesudah(self._nomor):
            self._nomor = kabar[-1].nomor
            self._simpul.call_soon_threadsafe(self._pusat.sebar, kabar)

    def _tunggu_sqlite(self) -> Callable[[], bool]:
        versi = -1

        def tunggu() -> bool:
            nonlocal versi
            if versi != -1:
                self._henti.wait(JEDA_SQLITE)
            with connection.cursor() as kursor:
                kursor.execute("PRAGMA data_version")
                kini = kursor.fetchone()[0]
            berubah, versi = bool(kini != versi), kini
            return berubah

        return tunggu

    def _tunggu_pg(self) -> Callable[[], bool]:
        with connection.cursor() as kursor:
            kursor.execute(f"LISTEN {SALURAN_PG}")
        pg = connection.connection
        lihat = 0.0

        def tunggu() -> bool:
            nonlocal lihat
            ada = any(True for _ in pg.notifies(timeout=JEDA_PG, stop_after=1))
            kini = time.monotonic()
            if ada or kini >= lihat:
                lihat = kini + LIHAT_SENDIRI
                return True
            return False

        return tunggu
