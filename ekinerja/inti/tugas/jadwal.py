"""Periodic jobs, and jobs whose worker died."""

import logging
import time
from datetime import timedelta

from django.db import IntegrityError, transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ekinerja.inti.models.tugas import JadwalBerkala, Pekerjaan
from ekinerja.inti.waktu import jam_mesin

from . import daftar
from .jalan import ulangi
from .kirim import antrekan
from .konteks import Konteks
from .sewa import SEWA

_log = logging.getLogger("kinerja.tugas")
_MATI = "Proses pekerja berhenti di tengah jalan."


class Penjadwal:
    """One round of `putar` every half second."""

    def __init__(self) -> None:
        self._berikut: dict[str, float] = {}

    def putar(self) -> bool:
        """Start what is due, take over what was left behind. Always False: there is no hurry for the next round."""
        kini = time.monotonic()
        for tugas in daftar.semua_berkala():
            if self._berikut.get(tugas.nama, 0.0) <= kini:
                self._berikut[tugas.nama] = kini + min(tugas.setiap.total_seconds(), 60.0)
                _mulai(tugas)
        if self._berikut.get("", 0.0) <= kini:
            self._berikut[""] = kini + min(SEWA.total_seconds() / 4, 5.0)
            ambil_alih()
        return False


def _mulai(tugas: daftar.Berkala) -> None:
    if tugas.langsung:
        _langsung(tugas)
    elif giliran(tugas.nama, tugas.setiap):
        antrekan(tugas.nama)


def _langsung(tugas: daftar.Berkala) -> None:
    try:
        tugas.fungsi(Konteks(Pekerjaan(nama=tugas.nama)))
    except Exception:
        _log.exception("pekerjaan berkala %s gagal; dicoba lagi pada putaran berikut", tugas.nama)


def giliran(nama: str, setiap: timedelta) -> bool:
    """Claim the turn of a periodic job: True for one worker, once per period."""
    kini = jam_mesin()
    if JadwalBerkala.objects.filter(nama=nama, terakhir__lte=kini - setiap).update(terakhir=kini):
        return True
    if JadwalBerkala.objects.filter(nama=nama).exists():
        return False
    try:
        with transaction.atomic():
            JadwalBerkala.objects.create(nama=nama, terakhir=kini)
    except IntegrityError:
        return False
    return True


def ambil_alih() -> int:
    """Queue anew every job whose lease has ended: its worker is dead or cut off. Returns how many."""
    jatuh = list(Pekerjaan.objects.filter(keadaan=Pekerjaan.Keadaan.JALAN, sewa_sampai__lt=jam_mesin()))
    for baris in jatuh:
        _log.warning("pekerjaan %s (%s) diambil alih", baris.nama, baris.id_publik)
        with transaction.atomic():
            DBTaskResult.objects.filter(pk__in=[baris.antrean], status=TaskResultStatus.RUNNING).update(
                status=TaskResultStatus.FAILED, finished_at=jam_mesin()
            )
            ulangi(baris, _MATI, segera=True)
    return len(jatuh)
