"""Periodic housekeeping of accounts."""

from datetime import timedelta

from django.contrib.sessions.models import Session

from ekinerja.akun.models import KodeAktivasi, Perangkat
from ekinerja.inti.tugas import berkala
from ekinerja.inti.waktu import jam_mesin, sekarang

_SIMPAN_KODE = timedelta(days=30)


@berkala("akun.bersihkan", setiap=timedelta(hours=6))
def bersihkan() -> dict[str, int]:
    """Remove sessions that are over and codes nobody can use any more."""
    kini = sekarang()
    lewat = [
        p.sesi_id for p in Perangkat.objects.only("sesi_id", "diingat", "masuk_pada", "terakhir_pada") if p.habis(kini)
    ]
    sesi, _ = Session.objects.filter(expire_date__lt=jam_mesin()).delete()
    for awal in range(0, len(lewat), 500):
        sesi += Session.objects.filter(pk__in=lewat[awal : awal + 500]).delete()[0]
    kode, _ = KodeAktivasi.objects.filter(berlaku_sampai__lt=kini - _SIMPAN_KODE).delete()
    return {"sesi": sesi, "kode": kode}
