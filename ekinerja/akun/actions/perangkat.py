"""Signed-in devices: note one at login, keep its last use, end one or all."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F

from ekinerja.akun.models import Akun, Perangkat
from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import sekarang

_PERAMBAN = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
_SISTEM = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def nama_perangkat(agen: str) -> str:
    """'Chrome di Android' from a User-Agent; words a person recognises, nothing more."""
    peramban = next((n for k, n in _PERAMBAN.items() if k in agen), "Peramban")
    sistem = next((n for k, n in _SISTEM.items() if k in agen), "perangkat lain")
    return f"{peramban} di {sistem}"


@transaction.atomic
def catat_perangkat(akun: Akun, kunci_sesi: str, *, agen: str, diingat: bool) -> Perangkat:
    """Remember the session of this login as a device."""
    pada = sekarang()
    return Perangkat.objects.create(
        akun=akun, sesi_id=kunci_sesi, nama=nama_perangkat(agen), diingat=diingat, masuk_pada=pada, terakhir_pada=pada
    )


def simpan_kegiatan(baris: Iterable[dict[str, Any]]) -> None:
    """Take the buffered lines of activity: the last one of each device counts. Unknown devices have ended."""
    akhir: dict[str, datetime] = {}
    for b in baris:
        pada = datetime.fromisoformat(b["pada"])
        akhir[b["kunci"]] = max(pada, akhir.get(b["kunci"], pada))
    for kunci, pada in akhir.items():
        Perangkat.objects.filter(id_publik=kunci, terakhir_pada__lt=pada).update(terakhir_pada=pada)


def akhiri_sesi(akun: Akun) -> int:
    """End every session of the account, also ones without a device row. Returns the number of devices."""
    jumlah = akun.perangkat.count()
    Session.objects.filter(perangkat__akun=akun).delete()
    Akun.objects.filter(pk=akun.pk).update(putaran_sesi=F("putaran_sesi") + 1)
    akun.refresh_from_db(fields=["putaran_sesi"])
    return jumlah


@transaction.atomic
def keluarkan(perangkat: Perangkat, *, oleh: Any) -> None:
    """End one device's session at once."""
    Session.objects.filter(pk=perangkat.sesi_id).delete()
    catat("akun.perangkat_dikeluarkan", perangkat.akun, oleh=oleh, perubahan={"perangkat": (perangkat.nama, None)})


@transaction.atomic
def keluarkan_semua(akun: Akun, *, oleh: Any) -> int:
    """End every session of the account: by the person, or by an administrator after a lost phone."""
    jumlah = akhiri_sesi(akun)
    catat("akun.semua_dikeluarkan", akun, oleh=oleh, perubahan={"perangkat": (jumlah, 0)})
    return jumlah
