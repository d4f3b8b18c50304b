"""Signed-in devices: note one at login, end one or all."""

from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F

from ekinerja.akun.models import Akun, Perangkat
from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import sekarang




def nama_perangkat(agen: str) -> str:
    """'Chrome di Android' from a User-Agent; words a person recognises, nothing more."""
    peramban = next((n for k, n in (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")) if k in agen), "Peramban")
    sistem = next((n for k, n in (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")) if k in agen), "perangkat lain")
    return f"{peramban} di {sistem}"


@transaction.atomic
def catat_perangkat(akun: Akun, kunci_sesi: str, *, agen: str, diingat: bool) -> Perangkat:
    """Remember the session of this login as a device."""
    pada = sekarang()
    return Perangkat.objects.create(
        akun=akun, kunci_sesi=kunci_sesi, nama=nama_perangkat(agen), diingat=diingat, masuk_pada=pada, terakhir_pada=pada
    )


@transaction.atomic
def keluarkan(perangkat: Perangkat, *, oleh: Any) -> None:
    """End one device's session at once."""
    Session.objects.filter(session_key=perangkat.kunci_sesi).delete()
    perangkat.delete()
    catat("akun.perangkat_dikeluarkan", perangkat.akun, oleh=oleh, perubahan={"perangkat": (perangkat.nama, None)})


@transaction.atomic
def keluarkan_semua(akun: Akun, *, oleh: Any) -> int:
    """End every session of the account, also ones without a device row. Returns the number of devices."""
    kunci = list(akun.perangkat.values_list("kunci_sesi", flat=True))
    Session.objects.filter(session_key__in=kunci).delete()
    akun.perangkat.all().delete()
    Akun.objects.filter(pk=akun.pk).update(putaran_sesi=F("putaran_sesi") + 1)
    catat("akun.semua_dikeluarkan", akun, oleh=oleh)
    return len(kunci)
