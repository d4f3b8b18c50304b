"""Periodic jobs of the ground floor."""

from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from ekinerja.inti import akses, batas
from ekinerja.inti.berkas import bersihkan_antrean, periksa_sebagian, sapu_yatim
from ekinerja.inti.berkas.bersihkan import NAMA as BERSIHKAN_BUKTI
from ekinerja.inti.berkas.bersihkan import pungut_terlupa
from ekinerja.inti.models import EfekTugas, KunciKirim, Pekerjaan, Peristiwa
from ekinerja.inti.waktu import jam_mesin, sekarang

from .daftar import berkala, pekerjaan
from .konteks import Konteks

_UMUR_PERISTIWA = timedelta(days=1)
_UMUR_JAWABAN = timedelta(days=2)
_UMUR_PEKERJAAN = timedelta(days=14)


@berkala("inti.bersihkan", setiap=timedelta(hours=1))
def bersihkan() -> dict[str, int]:
    """Prune what has done its duty: old live events, stored answers (the keys stay), throttle windows, old jobs."""
    kini = sekarang()
    peristiwa, _ = Peristiwa.objects.filter(pada__lt=kini - _UMUR_PERISTIWA).delete()
    jawaban = KunciKirim.objects.filter(pada__lt=kini - _UMUR_JAWABAN).exclude(isi="").update(isi="")
    return {"peristiwa": peristiwa, "jawaban": jawaban, "batas": batas.buang_lama(), "pekerjaan": _pekerjaan_lama()}


def _pekerjaan_lama() -> int:
    batas_mesin = jam_mesin() - _UMUR_PEKERJAAN
    DBTaskResult.objects.filter(finished_at__lt=batas_mesin).delete()
    # A job with an effect key stays: it is the proof that the effect was asked for.
    jumlah, _ = Pekerjaan.objects.filter(
        keadaan=Pekerjaan.Keadaan.SELESAI, kunci_efek=None, selesai_pada__lt=sekarang() - _UMUR_PEKERJAAN
    ).delete()
    EfekTugas.objects.filter(pada__lt=sekarang() - 2 * _UMUR_PEKERJAAN).delete()
    return jumlah


@berkala("inti.serap_akses", setiap=timedelta(seconds=3))
def serap_akses() -> None:
    """Store the buffered log of reads."""
    akses.serap()


@berkala("inti.buang_log_akses", setiap=timedelta(hours=24))
def buang_log_akses() -> int:
    """Delete what the log of reads keeps longer than its retention."""
    return akses.buang_lama().jumlah


@berkala("inti.sapu_bukti", setiap=timedelta(hours=24))
def sapu_bukti() -> int:
    """Remove evidence files that no row speaks of."""
    return sapu_yatim()


@pekerjaan(BERSIHKAN_BUKTI)
def bersihkan_bukti(ctx: Konteks) -> dict[str, int]:
    """Look into the evidence that waits in quarantine; see `inti.berkas.bersihkan`."""
    return bersihkan_antrean(ctx)


@berkala("inti.pungut_bukti", setiap=timedelta(seconds=10))
def pungut_bukti() -> None:
    """Evidence that waits without anybody working on it gets its job."""
    pungut_terlupa()


@berkala("inti.periksa_bukti", setiap=timedelta(hours=24))
def periksa_bukti() -> dict[str, int]:
    """Read a part of the evidence again and compare it with its rows."""
    return periksa_sebagian()
