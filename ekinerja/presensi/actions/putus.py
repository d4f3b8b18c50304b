"""The answer of whoever looks after the data: accept with what is right, explain why not, take the answer back."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db import IntegrityError, transaction

from ekinerja.aturan import kode_presensi
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.presensi.kabar import kabari_pegawai
from ekinerja.presensi.models import UsulPresensi
from ekinerja.presensi.permissions import boleh_mengurungkan, boleh_menjawab, pastikan_mengurus

from .langkah import bentrok, pastikan_rentang, pastikan_tanpa_tindih, pegang, pindahkan, wajib

S = UsulPresensi.Status


@dataclass(frozen=True, slots=True)
class Putusan:
    """What counts from now on; for a dispute the times and code of the day, for a span its code."""

    kode: str = ""
    masuk: time | None = None
    pulang: time | None = None
    jawaban: str = ""


@transaction.atomic
def terima(usul: UsulPresensi, p: Putusan, *, oleh: Pegawai, pada: datetime, versi: int | None = None) -> None:
    """Accept. Raises AturanDilanggar: 400 when nothing is left to count, 403, 409 (Bentrok) when answered before."""
    _pastikan(usul, oleh)
    kolom = {"jawaban": " ".join(p.jawaban.split())[:400], "penjawab": oleh, "dijawab_pada": pada, "kode": p.kode}
    if usul.sanggahan:
        if p.kode and p.kode not in kode_presensi(usul.mulai):
            raise AturanDilanggar("Pilih keterangan dari daftar.", status=400)
        if not p.kode and p.masuk is None and p.pulang is None:
            raise AturanDilanggar("Isi jam masuk, jam pulang, atau keterangan yang benar untuk hari ini.", status=400)
        kolom |= {"masuk": p.masuk, "pulang": p.pulang}
    else:
        pastikan_rentang(usul.mulai, usul.sampai, p.kode, pada)
    pindahkan(usul, S.DITERIMA, oleh=oleh, versi=versi, **kolom)
    kabari_pegawai(usul, oleh)


@transaction.atomic
def tolak(usul: UsulPresensi, *, jawaban: str, oleh: Pegawai, pada: datetime, versi: int | None = None) -> None:
    """Explain why not. Raises AturanDilanggar (400 without a reason, 403, 409)."""
    _pastikan(usul, oleh)
    kalimat = wajib(jawaban, "Tulis mengapa tidak diterima, sedikitnya sepuluh huruf; pegawai membacanya.", 10)
    pindahkan(usul, S.DITOLAK, oleh=oleh, versi=versi, jawaban=kalimat, penjawab=oleh, dijawab_pada=pada)
    kabari_pegawai(usul, oleh)


@transaction.atomic
def urungkan(usul: UsulPresensi, *, jawaban: str, oleh: Pegawai, pada: datetime, versi: int | None = None) -> None:
    """Take an answer back: what the person brought waits again, what an admin entered is cancelled. With a reason."""
    pastikan_mengurus(oleh, usul.pegawai)
    if not boleh_mengurungkan(oleh, usul):
        raise bentrok(usul)
    kalimat = wajib(jawaban, "Tulis mengapa diurungkan, sedikitnya lima huruf; pegawai membacanya.")
    pegang(usul.pegawai)
    if usul.dari_pegawai and not usul.sanggahan:
        pastikan_tanpa_tindih(usul.pegawai, usul.mulai, usul.sampai, kecuali=usul.pk)
    ke = S.DIAJUKAN if usul.dari_pegawai else S.DIBATALKAN
    try:
        with transaction.atomic():
            pindahkan(usul, ke, oleh=oleh, versi=versi, jawaban=kalimat, penjawab=oleh, dijawab_pada=pada)
    except IntegrityError:
        raise AturanDilanggar("Ada sanggahan lain untuk hari itu yang masih menunggu. Jawab itu saja.") from None
    kabari_pegawai(usul, oleh)


def _pastikan(usul: UsulPresensi, oleh: Pegawai) -> None:
    pastikan_mengurus(oleh, usul.pegawai)
    if not boleh_menjawab(oleh, usul):
        raise bentrok(usul)
