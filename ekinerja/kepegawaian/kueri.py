"""Questions asked of people and units, scoped by who asks."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from ekinerja.inti.waktu import hari_ini

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai


def berlaku(tanggal: date, awalan: str = "") -> Q:
    """Condition 'in force on this day' for rows with `mulai` and `sampai` (both inclusive, open end = still)."""
    kondisi = Q(**{f"{awalan}mulai__lte": tanggal})
    return kondisi & (Q(**{f"{awalan}sampai__isnull": True}) | Q(**{f"{awalan}sampai__gte": tanggal}))


def di_bawah(jalur: Iterable[str], medan: str = "unit__jalur") -> Q:
    """Condition 'in one of these units or below'; matches nothing for none. `medan`: the path of the unit, from the row."""
    return reduce(or_, (Q(**{f"{medan}__startswith": j}) for j in jalur), Q(pk__in=[]))


class UnitQuerySet(models.QuerySet[Any]):
    def di_bawah(self, jalur: str) -> "UnitQuerySet":
        """The unit with this path and everything below it."""
        return self.filter(jalur__startswith=jalur)

    def di_bawah_salah_satu(self, jalur: list[str]) -> "UnitQuerySet":
        """The units with these paths and everything below them; none for an empty list."""
        return self.filter(di_bawah(jalur, "jalur"))


class DelegasiQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "DelegasiQuerySet":
        """The order and its file: personnel office and auditor; who appraises by it; who is appraised by it."""
        from ekinerja.kepegawaian.models import Peran
        from ekinerja.kepegawaian.peran import punya_peran

        if punya_peran(saya, Peran.ADMIN_BKPSDM, Peran.AUDITOR):
            return self
        unit = saya.penugasan.filter(berlaku(hari_ini()), jenis="DEFINITIF", kepala_unit=False).values("unit_id")
        return self.filter(Q(penilai=saya) | Q(cakupan_pegawai=saya) | Q(cakupan_unit_id__in=unit))

    def bagi(self, saya: "Pegawai", penilai: int, tanggal: date) -> "DelegasiQuerySet":
        """Orders in force on that day by which `penilai` appraises this person."""
        ada = self.filter(berlaku(tanggal), penilai=penilai, dicabut_pada__isnull=True)
        unit = saya.penugasan.filter(berlaku(tanggal), jenis="DEFINITIF").values("unit_id")
        return ada.filter(Q(cakupan_pegawai=saya) | Q(cakupan_unit_id__in=unit))


class PegawaiQuerySet(models.QuerySet[Any]):
    def dinilai_oleh(self, penilai: "Pegawai", tanggal: date) -> "PegawaiQuerySet":
        """Direct reports of `penilai` on that day."""
        hubungan = penilai.hubungan_dinilai.filter(berlaku(tanggal)).values("pegawai_id")
        return self.filter(pk__in=hubungan)

    def di_bawah(self, jalur: list[str], tanggal: date | None = None) -> "PegawaiQuerySet":
        """People who work in one of these units or below on that day (today by default)."""
        from ekinerja.kepegawaian.models import Penugasan, UnitKerja

        unit = UnitKerja.objects.di_bawah_salah_satu(jalur).values("pk")
        tugas = Penugasan.objects.filter(berlaku(tanggal or hari_ini()), unit_id__in=unit)
        return self.filter(pk__in=tugas.values("pegawai_id"))

    def terlihat_oleh(self, saya: "Pegawai") -> "PegawaiQuerySet":
        """Own profile; direct reports of today; the reading roles within their units; the city's admin and auditor all."""
        from ekinerja.kepegawaian.permissions import jalur_terbaca

        jalur = jalur_terbaca(saya)
        if jalur is None:
            return self
        terlihat = Q(pk=saya.pk) | Q(pk__in=saya.hubungan_dinilai.filter(berlaku(hari_ini())).values("pegawai_id"))
        if jalur:
            terlihat |= Q(pk__in=self.model.objects.di_bawah(jalur).values("pk"))
        return self.filter(terlihat)
