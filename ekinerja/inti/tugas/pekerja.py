"""The worker process: takes jobs from django-tasks-db, renews leases, takes over from dead workers, runs the clock.

django-tasks-db's own worker claims a job once and never looks back; a killed one would leave it RUNNING for ever.
This loop uses the same table and adds the lease.
"""

import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable
from typing import Any

from django.db import Error, close_old_connections, connection, transaction
from django_tasks_db.models import DBTaskResult

from ekinerja.inti.models.tugas import Pekerjaan
from ekinerja.inti.sqlite.pindah import pindahkan

from . import jadwal
from .jalan import ambil, laksanakan
from .sewa import SEWA, sampai

_log = logging.getLogger("kinerja.tugas")
_JEDA = 0.4


class Pekerja:
    """Runs until `berhenti` is called. `utas` jobs run side by side; further threads keep leases, schedule and SQLite's log."""

    def __init__(self, utas: int = 2) -> None:
        self.id = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"[:60]
        self.utas = utas
        self._henti = threading.Event()
        self._kunci = threading.Lock()
        self._dipegang: dict[int, int] = {}

    def berhenti(self) -> None:
        """Finish the running jobs, take no new ones."""
        self._henti.set()

    def jalan(self) -> None:
        """Block until stopped."""
        semua = [threading.Thread(target=self._putar, args=(self._satu, _JEDA)) for _ in range(self.utas)]
        semua.append(threading.Thread(target=self._putar, args=(jadwal.Penjadwal().putar, 0.5)))
        semua.append(threading.Thread(target=self._putar, args=(self._perpanjang, SEWA.total_seconds() / 4)))
        if connection.vendor == "sqlite":
            semua.append(threading.Thread(target=self._putar, args=(pindahkan, 1.0)))
        for utas in semua:
            utas.start()
        for utas in semua:
            utas.join()

    def _putar(self, langkah: Callable[[], bool], jeda: float) -> None:
        """Call `langkah` again and again; pause when it had nothing to do. A database hiccup is waited out."""
        while not self._henti.is_set():
            try:
                close_old_connections()
                ada = langkah()
            except Error:
                _log.exception("basis data belum dapat dipakai; mencoba lagi")
                self._henti.wait(1)
                ada = False
            if not ada:
                self._henti.wait(jeda)

    def _satu(self) -> bool:
        if not DBTaskResult.objects.ready().exists():
            return False
        with transaction.atomic():
            entri = DBTaskResult.objects.ready().get_locked()
            if entri is None:
                return False
            entri.claim(self.id)
            baris = ambil(entri.args_kwargs["args"][0])
        if baris is not None:
            self._kerjakan(entri, baris)
        else:
            entri.set_successful(None)
        return True

    def _kerjakan(self, entri: "DBTaskResult[Any, Any]", baris: Pekerjaan) -> None:
        with self._kunci:
            self._dipegang[baris.pk] = baris.percobaan
        try:
            galat = laksanakan(baris)
        finally:
            with self._kunci:
                del self._dipegang[baris.pk]
        if galat is None:
            entri.set_successful(None)
        else:
            entri.set_failed(galat)

    def _perpanjang(self) -> bool:
        with self._kunci:
            dipegang = dict(self._dipegang)
        for pk, percobaan in dipegang.items():
            Pekerjaan.objects.filter(pk=pk, percobaan=percobaan, keadaan=Pekerjaan.Keadaan.JALAN).update(
                sewa_sampai=sampai()
            )
        return False
