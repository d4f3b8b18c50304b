"""Questions asked of SKPs, scoped by who asks. The owner of `skp` extends this file."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai


class SkpQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "SkpQuerySet":
        """DT-15: owner, PPK and Atasan PPK of the snapshot."""
        return self.filter(Q(pegawai=saya) | Q(penilai=saya) | Q(atasan_penilai=saya))

    def pada(self, tanggal: date) -> "SkpQuerySet":
        """SKPs whose span contains this day."""
        return self.filter(mulai__lte=tanggal, sampai__gte=tanggal)
