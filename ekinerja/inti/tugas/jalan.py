"""One try of a job, from taking the lease to its result, and what follows when it fails."""

import logging
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models.tugas import Pekerjaan
from ekinerja.inti.waktu import jam_mesin, sekarang

from . import daftar
from .konteks import Konteks, buang_langsung
from .sewa import sampai

K = Pekerjaan.Keadaan
_log = logging.getLogger("kinerja.tugas")
_JEDA_AWAL = timedelta(seconds=5)
_RUSAK = "Ada yang rusak di pihak kami saat mengerjakan ini."


@task()
def jalankan_pekerjaan(id_publik: str) -> None:
    """The one task that django-tasks knows: carry out the job row of that id."""
    baris = ambil(id_publik)
    if baris is not None:
        laksanakan(baris)


def masukkan(baris: Pekerjaan, *, tunda: timedelta | None = None) -> None:
    """Put the row into the queue of django-tasks-db, at once or later."""
    kapan = jam_mesin() + tunda if tunda else None
    hasil = jalankan_pekerjaan.using(run_after=kapan).enqueue(str(baris.id_publik))
    baris.antrean = UUID(str(hasil.id))
    baris.save(update_fields=["antrean"])


def ambil(id_publik: str) -> Pekerjaan | None:
    """Take the lease for one try; None when the job is not waiting (any more)."""
    baris = Pekerjaan.objects.filter(id_publik=id_publik, keadaan=K.ANTRE).first()
    if baris is None:
        return None
    baris.keadaan, baris.percobaan, baris.sewa_sampai = K.JALAN, baris.percobaan + 1, sampai()
    diambil = Pekerjaan.objects.filter(pk=baris.pk, keadaan=K.ANTRE, percobaan=baris.percobaan - 1).update(
        keadaan=baris.keadaan, percobaan=baris.percobaan, sewa_sampai=baris.sewa_sampai
    )
    return baris if diambil else None


def laksanakan(baris: Pekerjaan) -> Exception | None:
    """Run the try that `baris` holds the lease for and record how it ended. The exception is handed back."""
    jenis = daftar.jenis(baris.nama)
    ctx = Konteks(baris)
    try:
        if jenis is None:
            raise AturanDilanggar(f"Jenis pekerjaan {baris.nama} tidak dikenal pada versi ini.")
        baris.hasil = jenis.panggil(ctx, baris.argumen)
    except AturanDilanggar as galat:
        _parkir(baris, galat.kalimat)
        return galat
    except Exception as galat:
        _log.exception("pekerjaan %s (%s) gagal pada percobaan %s", baris.nama, baris.id_publik, baris.percobaan)
        ulangi(baris, _RUSAK)
        return galat
    finally:
        buang_langsung(baris)
    _pegang(baris).update(
        keadaan=K.SELESAI,
        selesai=baris.selesai,
        total=baris.total,
        teks=baris.teks,
        hasil=baris.hasil,
        galat="",
        selesai_pada=sekarang(),
    )
    return None


@transaction.atomic
def ulangi(baris: Pekerjaan, sebab: str, *, segera: bool = False) -> None:
    """The try has failed: queue the next one, later each time (or at once), or park the job after the last."""
    jenis = daftar.jenis(baris.nama)
    if baris.percobaan >= (jenis.maks_percobaan if jenis else daftar.MAKS_PERCOBAAN):
        _parkir(baris, f"{sebab} Sudah dicoba {baris.percobaan} kali; pengelola perlu memeriksanya.")
        return
    if _pegang(baris).update(keadaan=K.ANTRE, galat=f"{sebab} Dicoba lagi sebentar lagi.", sewa_sampai=None):
        masukkan(baris, tunda=None if segera else _JEDA_AWAL * 2 ** (baris.percobaan - 1))


def _parkir(baris: Pekerjaan, kalimat: str) -> None:
    _pegang(baris).update(keadaan=K.DIPARKIR, galat=kalimat, selesai_pada=sekarang())


def _pegang(baris: Pekerjaan) -> QuerySet[Pekerjaan]:
    """The row, if this try still holds it: a try that lost its lease may not write a result."""
    return Pekerjaan.objects.filter(pk=baris.pk, keadaan=K.JALAN, percobaan=baris.percobaan)


def jalankan_semua(*, lempar: bool = True) -> int:
    """For tests: run every job that is due, in this process, also those queued meanwhile. Returns how many."""
    jumlah = 0
    while (entri := DBTaskResult.objects.ready().first()) is not None:
        entri.claim("langsung")
        baris = ambil(entri.args_kwargs["args"][0])
        galat = laksanakan(baris) if baris is not None else None
        entri.set_successful(None)
        jumlah += 1
        if galat is not None and lempar:
            raise galat
    return jumlah
