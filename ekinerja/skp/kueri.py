"""Questions asked of SKPs, scoped by who asks."""

from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from ekinerja.inti.models import DokumenTerbit
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.hitung import pengelola_menetapkan_sejak
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Peran
from ekinerja.kepegawaian.peran import jalur_peran

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai

# Roles that read the SKPs of every unit below the one they were granted for.
PEMBACA = (Peran.ADMIN_BKPSDM, Peran.AUDITOR, Peran.ADMIN_UNIT)

# A draft that was never sent is between the pegawai and the PPK (DT-06).
PERNAH_DIAJUKAN = ~Q(status="DRAF") | Q(versi__gt=0)


# Written here, never sent, never approved.
DRAF_BARU = Q(status="DRAF", versi=0, sumber="LOKAL")


class SkpQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "SkpQuerySet":
        """DT-15: owner and PPK of today; from the first submission on also who is named on it and the reading roles."""
        return self.terbaca(saya.pk, hari_ini(), jalur_peran(saya, *PEMBACA))

    def terbaca(self, saya: int, hari: date, jalur: list[str]) -> "SkpQuerySet":
        """`terlihat_oleh` of the person with this key, who reads the units with these paths by a role."""
        bawahan = HubunganPenilai.objects.filter(berlaku(hari), penilai=saya).values("pegawai_id")
        tercantum = Q(penilai=saya) | Q(atasan_penilai=saya)
        return self.filter(
            Q(pegawai=saya) | Q(pegawai_id__in=bawahan) | (PERNAH_DIAJUKAN & (tercantum | _lingkup(jalur)))
        )

    def dikelola_oleh(self, saya: "Pegawai") -> "SkpQuerySet":
        """Every SKP in the area of an admin BKPSDM, drafts too: for lists that name the state and show no content."""
        return self.filter(_lingkup(jalur_peran(saya, Peran.ADMIN_BKPSDM)))

    def ditinjau_pengelola(self, saya: "Pegawai", hari: date) -> "SkpQuerySet":
        """Unsent drafts that have outlived their two weeks: the pengelola reads them to set them (R-12)."""
        lewat = [m for m in self._awal_draf() if pengelola_menetapkan_sejak(m) <= hari]
        return self.dikelola_oleh(saya).filter(DRAF_BARU, mulai__in=lewat).exclude(pegawai=saya)

    def _awal_draf(self) -> list[date]:
        return list(self.model.objects.filter(DRAF_BARU).order_by().values_list("mulai", flat=True).distinct())

    def pada(self, tanggal: date) -> "SkpQuerySet":
        """SKPs whose span contains this day."""
        return self.filter(mulai__lte=tanggal, sampai__gte=tanggal)

    def berlaku(self) -> "SkpQuerySet":
        """Approved or set: what reports and evaluations may hang on."""
        return self.filter(status__in=self.model.BERLAKU)

    def untuk_halaman(self) -> "SkpQuerySet":
        """With the people every page names, and whether its form was issued; others are read where they are needed."""
        terbit = DokumenTerbit.objects.filter(objek_uuid=OuterRef("id_publik"), jenis=DokumenTerbit.Jenis.FORMULIR_SKP)
        return self.select_related("pegawai", "penilai", "diputus_oleh").annotate(terbit=Exists(terbit))


def _lingkup(jalur: list[str]) -> Q:
    """SKPs in these units and below; nothing for an empty list."""
    return reduce(or_, (Q(unit__jalur__startswith=j) for j in jalur), Q(pk__in=[]))
