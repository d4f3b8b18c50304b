"""Questions asked of daily reports, scoped by who asks. The owner of `harian` extends this file."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai


class LaporanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "LaporanQuerySet":
        """DT-15: the owner sees all of his own; the PPK of the day sees what was sent."""
        return self.filter(Q(pegawai=saya) | (Q(penilai=saya) & ~Q(status="DRAF")))
