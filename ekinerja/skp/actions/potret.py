"""Who the people of an SKP are on a day: the snapshot of a new draft, and how an undecided SKP follows its PPK."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai
from ekinerja.kepegawaian.penilai import penilai_pada, potret_pegawai, potret_penilai
from ekinerja.skp.models import Skp

S = Skp.Status
BELUM_DIPUTUS = (S.DRAF, S.DIAJUKAN, S.DIKEMBALIKAN)


class Potret(NamedTuple):
    """People, position and unit on a day."""

    penilai: Pegawai | None
    atasan_penilai: Pegawai | None
    kolom: dict[str, Any]


def potret_pada(pegawai: Pegawai, hari: date) -> Potret:
    """Snapshot on that day; where no PPK was known then, the one of today."""
    hubungan = penilai_pada(pegawai, hari) or penilai_pada(pegawai, hari_ini())
    atasan = penilai_pada(hubungan.penilai, hari) if hubungan else None
    penilai, atasan_penilai = _orang(hubungan), _orang(atasan)
    if atasan_penilai == pegawai:
        atasan, atasan_penilai = None, None
    potret = {
        "pegawai": potret_pegawai(pegawai, hari),
        "penilai": potret_penilai(hubungan, hari) if hubungan else None,
        "atasan_penilai": potret_penilai(atasan, hari) if atasan else None,
    }
    kolom = {"penilai": penilai, "atasan_penilai": atasan_penilai, "potret": potret}
    return Potret(penilai, atasan_penilai, kolom)


def _orang(hubungan: HubunganPenilai | None) -> Pegawai | None:
    return hubungan.penilai if hubungan else None


@transaction.atomic
def ikuti_penilai(skp: Skp) -> bool:
    """Name the PPK who decides now on an SKP that nobody has decided; False where that one stands there already.

    The position stays as the owner left it (`perbarui_potret` reads it anew).
    """
    kini = potret_pada(skp.pegawai, skp.hari_potret())
    if kini.penilai is None or kini.penilai.pk == skp.penilai_id:
        return False
    baru = {siapa: kini.kolom["potret"][siapa] for siapa in ("penilai", "atasan_penilai")}
    kolom = {**kini.kolom, "potret": {**skp.potret, **baru}}
    lama = skp.penilai.nama if skp.penilai else ""
    if not Skp.objects.filter(pk=skp.pk, status__in=BELUM_DIPUTUS).update(**kolom):
        return False
    skp.refresh_from_db(fields=list(kolom))
    catat("skp.penilai_berganti", skp, oleh=None, perubahan={"penilai": (lama, kini.penilai.nama)})
    return True


def serahkan(pegawai: Iterable[int]) -> None:
    """The PPK of these people changed: what is not decided yet goes to the new one. Listener of `kepegawaian.penilai`."""
    urut = sorted(pegawai)
    for n in range(0, len(urut), 500):
        belum = Skp.objects.filter(pegawai_id__in=urut[n : n + 500], status__in=BELUM_DIPUTUS)
        for skp in belum.select_related("pegawai", "penilai").order_by("pk"):
            ikuti_penilai(skp)
