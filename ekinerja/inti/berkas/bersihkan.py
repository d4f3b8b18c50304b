"""The worker's part: looks into what waits in quarantine, writes pictures anew, and says what cannot be used.

The row is the queue: its state decides, so a worker that is killed at any point leaves a file that is taken again, and
the effect happens once. One job at a time does it, in short turns, so that other jobs get theirs.
"""

import hashlib
import logging
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import F, Q, QuerySet

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models.berkas import Berkas
from ekinerja.inti.models.tugas import Pekerjaan
from ekinerja.inti.tugas import Konteks, antrekan
from ekinerja.inti.waktu import jam_mesin

from . import gambar, kabar, pdf, tempat
from .jenis import PDF, SEMUA, tolak

K = Berkas.Keadaan
NAMA = "inti.bersihkan_bukti"
PERCOBAAN_MAKS = 3
SEWA = timedelta(minutes=2)
SEKALI_AMBIL = 8
GILIRAN = 20.0
_TURUN = 10
_log = logging.getLogger("kinerja.berkas")
_BERUBAH = "Berkas ini rusak di server sebelum selesai diperiksa. Unggah ulang."
_GAGAL = "Berkas ini berkali-kali tidak dapat dibuka. Ambil atau simpan ulang, lalu unggah lagi."


@dataclass(frozen=True, slots=True)
class Bersih:
    """New bytes, already on the disk."""

    berkas: Berkas
    simpan: str
    ukuran: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Tolak:
    berkas: Berkas
    kalimat: str


def panggil_pembersih() -> None:
    """Queue the cleaning job unless one waits or runs; inside the caller's transaction."""
    ada = Pekerjaan.objects.filter(nama=NAMA, keadaan__in=[Pekerjaan.Keadaan.ANTRE, Pekerjaan.Keadaan.JALAN])
    if not ada.exists():
        antrekan(NAMA)


def pungut_terlupa() -> bool:
    """Call the cleaner for what waits without a job: it came at the very end of one, or its worker died."""
    ada = _menunggu().exists()
    if ada:
        panggil_pembersih()
    return ada


def bersihkan_antrean(ctx: Konteks) -> dict[str, int]:
    """Clean what waits, for one turn; what is left goes to the next one. Returns how many became what."""
    hitung = {"bersih": 0, "ditolak": 0}
    akhir = time.monotonic() + GILIRAN
    with _utas_sabar() as utas:
        while time.monotonic() < akhir:
            baris = _ambil()
            if not baris:
                return hitung
            hasil = [h for h in utas.map(_olah, baris) if h is not None]
            _terapkan(hasil, hitung)
            ctx.kemajuan(sum(hitung.values()), sum(hitung.values()), "Memeriksa bukti")
    if _menunggu().exists():
        antrekan(NAMA)
    return hitung


@contextmanager
def _utas_sabar() -> Iterator[ThreadPoolExecutor]:
    """A thread that lets the pages go first: re-encoding may wait, people may not."""
    with ThreadPoolExecutor(1, initializer=_mengalah) as utas:
        yield utas


def _mengalah() -> None:
    with suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _TURUN)


def _menunggu() -> QuerySet[Berkas]:
    bebas = Q(sewa_sampai__isnull=True) | Q(sewa_sampai__lt=jam_mesin())
    return Berkas.objects.filter(bebas, keadaan=K.KARANTINA)


@transaction.atomic
def _ambil() -> list[Berkas]:
    """Take the lease of the next few, oldest first."""
    pk = list(_menunggu().order_by("pk").values_list("pk", flat=True)[:SEKALI_AMBIL])
    sampai = jam_mesin() + SEWA
    if not pk or not _menunggu().filter(pk__in=pk).update(sewa_sampai=sampai, percobaan=F("percobaan") + 1):
        return []
    return list(Berkas.objects.filter(pk__in=pk, sewa_sampai=sampai, keadaan=K.KARANTINA).order_by("pk"))


def _olah(berkas: Berkas) -> Bersih | Tolak | None:
    """Look into one file; None when it has to be tried again. Touches no database."""
    if berkas.percobaan > PERCOBAAN_MAKS:
        return Tolak(berkas, _GAGAL)
    try:
        return _bersihkan(berkas)
    except AturanDilanggar as galat:
        return Tolak(berkas, galat.kalimat)
    except Exception:
        _log.exception("berkas %s belum dapat diperiksa (percobaan %s)", berkas.id_publik, berkas.percobaan)
        return Tolak(berkas, _GAGAL) if berkas.percobaan >= PERCOBAAN_MAKS else None


def _bersihkan(berkas: Berkas) -> Bersih:
    try:
        isi = tempat.letak(berkas.simpan).read_bytes()
    except FileNotFoundError:
        isi = b""
    if hashlib.sha256(isi).hexdigest() != berkas.sha256:
        _log.error("berkas %s tidak utuh lagi", berkas.id_publik)
        raise tolak(_BERUBAH)
    jenis = SEMUA[berkas.jenis_mime]
    if jenis is PDF:
        pdf.periksa(isi)
        return Bersih(berkas, berkas.simpan, berkas.ukuran, berkas.sha256)
    baru = gambar.ulang(isi, jenis)
    return Bersih(berkas, tempat.tulis(baru), len(baru), hashlib.sha256(baru).hexdigest())


def _terapkan(hasil: list[Bersih | Tolak], hitung: dict[str, int]) -> None:
    """One transaction for the few that were taken together. A try that lost its lease changes nothing."""
    with transaction.atomic():
        for h in hasil:
            ubah = {"keadaan": K.DITOLAK, "alasan": h.kalimat[:300]} if isinstance(h, Tolak) else _isi_bersih(h)
            pegang = Berkas.objects.filter(pk=h.berkas.pk, keadaan=K.KARANTINA, percobaan=h.berkas.percobaan)
            berlaku = bool(pegang.update(sewa_sampai=None, **ubah))
            if isinstance(h, Tolak) and berlaku:
                h.berkas.keadaan, h.berkas.alasan = K.DITOLAK, h.kalimat[:300]
                kabar.beri_tahu(h.berkas)
            _buang_sisa(h, berlaku=berlaku)
            hitung["ditolak" if isinstance(h, Tolak) else "bersih"] += berlaku


def _isi_bersih(h: Bersih) -> dict[str, object]:
    return {"keadaan": K.BERSIH, "simpan": h.simpan, "ukuran": h.ukuran, "sha256": h.sha256}


def _buang_sisa(h: Bersih | Tolak, *, berlaku: bool) -> None:
    """After the commit: the bytes as they were sent, or the new ones when another try was faster."""
    baru = h.simpan if isinstance(h, Bersih) else ""
    if baru == h.berkas.simpan or (not berlaku and not baru):
        return
    transaction.on_commit(partial(tempat.buang, h.berkas.simpan if berlaku else baru))
