"""Reading the outbox, in threads of their own."""

from django.db import close_old_connections
from django.db.models import Max, Min

from ekinerja.inti.models.peristiwa import Peristiwa

from .pusat import Kabar

SEKALI_BACA = 500


def ujung() -> int:
    """Number of the newest event."""
    return Peristiwa.objects.aggregate(n=Max("pk"))["n"] or 0


def sesudah(nomor: int) -> list[Kabar]:
    """Events after `nomor`, oldest first, at most `SEKALI_BACA`."""
    baris = Peristiwa.objects.filter(pk__gt=nomor).order_by("pk").values_list("pk", "kanal", "jenis", "data")
    return [Kabar(*b) for b in baris[:SEKALI_BACA]]


def terlewat(sejak: int, kanal: frozenset[str]) -> tuple[int, list[Kabar] | None]:
    """The newest number, and what a returning browser missed. None when that is too much or no longer complete."""
    try:
        sampai = ujung()
        return sampai, _antara(sejak, sampai, kanal)
    finally:
        close_old_connections()


def _antara(sejak: int, sampai: int, kanal: frozenset[str]) -> list[Kabar] | None:
    if sejak == sampai:
        return []
    terlama = Peristiwa.objects.aggregate(n=Min("pk"))["n"]
    if sejak > sampai or terlama is None or terlama > sejak + 1:
        return None
    baris = Peristiwa.objects.filter(pk__gt=sejak, pk__lte=sampai, kanal__in=kanal).order_by("pk")
    kabar = [Kabar(*b) for b in baris.values_list("pk", "kanal", "jenis", "data")[: SEKALI_BACA + 1]]
    return kabar if len(kabar) <= SEKALI_BACA else None
