"""Questions asked of evaluations, scoped by who asks. The owner of `penilaian` extends this file."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai


class EvaluasiQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "EvaluasiQuerySet":
        """DT-15: owner, PPK and Atasan PPK of the snapshot. Ratings stay hidden from the owner until published."""
        return self.filter(Q(pegawai=saya) | Q(penilai=saya) | Q(atasan_penilai=saya))
