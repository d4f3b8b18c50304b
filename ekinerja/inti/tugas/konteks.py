"""What a running job holds: its row, its progress, its effects."""

import json
import os
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from ekinerja.inti.models.tugas import EfekTugas, Pekerjaan

from .sewa import sampai

_JEDA_TULIS = 0.3
_JEDA_SEWA = 10.0


class Konteks:
    """Handed to the job function as its first argument."""

    def __init__(self, pekerjaan: Pekerjaan) -> None:
        self.pekerjaan = pekerjaan
        self._terakhir = 0.0
        self._sewa_terakhir = time.monotonic()

    def kemajuan(self, selesai: int, total: int, teks: str = "") -> None:
        """Tell how far the job is. Cheap to call often; also renews the lease."""
        baris = self.pekerjaan
        baris.selesai, baris.total, baris.teks = selesai, total, teks[:200]
        kini = time.monotonic()
        if baris.pk is None or (kini - self._terakhir < _JEDA_TULIS and selesai < total):
            return
        self._terakhir = kini
        if connection.in_atomic_block:
            # Nobody sees this row before the commit: the page reads the file meanwhile.
            tulis_langsung(baris)
            if kini - self._sewa_terakhir < _JEDA_SEWA:
                return
        self._sewa_terakhir = kini
        Pekerjaan.objects.filter(pk=baris.pk, percobaan=baris.percobaan).update(
            selesai=baris.selesai, total=baris.total, teks=baris.teks, sewa_sampai=sampai()
        )

    def efek(self, nama: str) -> bool:
        """True the first time in the life of this job, over all tries. Call it in the transaction of the effect."""
        if not connection.in_atomic_block:
            raise RuntimeError("efek harus dicatat di dalam transaksi efeknya")
        try:
            with transaction.atomic():
                EfekTugas.objects.create(kunci=f"{self.pekerjaan.id_publik}:{nama}"[:200])
        except IntegrityError:
            return False
        return True


def _berkas(baris: Pekerjaan) -> Path:
    return Path(settings.DATA) / "kemajuan" / f"{baris.id_publik.hex}.json"


def tulis_langsung(baris: Pekerjaan) -> None:
    """Write progress to a small file, whole or not at all."""
    berkas = _berkas(baris)
    berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sementara = berkas.with_suffix(".tmp")
    sementara.write_text(json.dumps([baris.selesai, baris.total, baris.teks]))
    os.replace(sementara, berkas)


def kemajuan_terkini(baris: Pekerjaan) -> Pekerjaan:
    """`baris` with the newest known progress."""
    if baris.keadaan == Pekerjaan.Keadaan.JALAN:
        try:
            isi: list[Any] = json.loads(_berkas(baris).read_text())
        except (FileNotFoundError, ValueError):
            return baris
        baris.selesai, baris.total, baris.teks = isi
    return baris


def buang_langsung(baris: Pekerjaan) -> None:
    """The try has ended: the row tells the rest."""
    _berkas(baris).unlink(missing_ok=True)
