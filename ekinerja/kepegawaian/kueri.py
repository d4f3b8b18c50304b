"""Questions asked of people and units, scoped by who asks."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai


def berlaku(tanggal: date, awalan: str = "") -> Q:
    """Condition 'in force on this day' for rows with `mulai` and `sampai` (both inclusive, open end = still)."""
    kondisi = Q(**{f"{awalan}mulai__lte": tanggal})
    return kondisi & (Q(**{f"{awalan}sampai__isnull": True}) | Q(**{f"{awalan}sampai__gte": tanggal}))


class UnitQuerySet(models.QuerySet[Any]):
    def di_bawah(self, jalur: str) -> "UnitQuerySet":
        """The unit with this path and everything below it."""
        return self.filter(jalur__startswith=jalur)


class PegawaiQuerySet(models.QuerySet[Any]):
    def dinilai_oleh(self, penilai: "Pegawai", tanggal: date) -> "PegawaiQuerySet":
        """Direct reports of `penilai` on that day."""
        hubungan = penilai.hubungan_dinilai.filter(berlaku(tanggal)).values("pegawai_id")
        return self.filter(pk__in=hubungan)
