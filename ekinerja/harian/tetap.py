"""What an acceptance has fixed, recomputed from today's rows for the check of the trail."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ekinerja.harian.isi import KOLOM_TETAP, tetap_dari_baris
from ekinerja.harian.models import LaporanHarian


def satu(id_publik: UUID) -> Mapping[str, Any] | None:
    """One report; None when it is gone."""
    return banyak([id_publik]).get(id_publik)


def banyak(ids: list[UUID]) -> Mapping[UUID, Mapping[str, Any]]:
    """Many reports, in chunks that every database takes."""
    hasil: dict[UUID, Mapping[str, Any]] = {}
    for i in range(0, len(ids), 500):
        baris = LaporanHarian.objects.filter(id_publik__in=ids[i : i + 500]).values("id_publik", *KOLOM_TETAP)
        hasil.update({b["id_publik"]: tetap_dari_baris(b) for b in baris})
    return hasil
