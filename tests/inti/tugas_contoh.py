"""Jobs for tests; the killed worker process imports them as well."""

import time

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import Peristiwa
from ekinerja.inti.tugas import pekerjaan


@pekerjaan("uji.jumlah")
def jumlah(ctx, a, b):
    ctx.kemajuan(1, 2, "setengah jalan")
    ctx.kemajuan(2, 2, "selesai dihitung")
    return {"jumlah": a + b}


@pekerjaan("uji.gagal")
def gagal(ctx):
    raise ZeroDivisionError("rahasia")


@pekerjaan("uji.melanggar")
def melanggar(ctx):
    raise AturanDilanggar("Berkas ini sudah dihapus pemiliknya.")


@pekerjaan("uji.efek")
def efek(ctx, nomor, lama=0.0):
    """One effect; the first try then takes so long that it can be killed before the job is marked as done."""
    with transaction.atomic():
        if ctx.efek("tulis"):
            Peristiwa.objects.create(kanal="efek", jenis=str(nomor))
    if ctx.pekerjaan.percobaan == 1:
        time.sleep(lama)


@pekerjaan("uji.tersendat")
def tersendat(ctx):
    """Fails twice after its effect, then succeeds."""
    with transaction.atomic():
        if ctx.efek("tulis"):
            Peristiwa.objects.create(kanal="efek", jenis="tersendat")
    if ctx.pekerjaan.percobaan < 3:
        raise ConnectionError
