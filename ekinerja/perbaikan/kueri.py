"""Which proposals and notes a person sees."""

from typing import Any

from django.db import models
from django.db.models import Q

from ekinerja.kepegawaian.kueri import di_bawah
from ekinerja.kepegawaian.models import CatatanMutu, Pegawai, UnitKerja
from ekinerja.kepegawaian.permissions import jalur_rapi


class UsulQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: Pegawai) -> "UsulQuerySet":
        """One's own, and those of people whose data one puts in order."""
        jalur = jalur_rapi(saya)
        if jalur is None:
            return self
        return self.filter(Q(pegawai=saya.pk) | Q(pegawai__in=_orang(jalur)))

    def di_meja(self, saya: Pegawai) -> "UsulQuerySet":
        """Those this person works off."""
        jalur = jalur_rapi(saya)
        return self if jalur is None else self.filter(pegawai__in=_orang(jalur))

    def terbuka(self) -> "UsulQuerySet":
        return self.filter(status__in=self.model.TERBUKA)

    def untuk_halaman(self) -> "UsulQuerySet":
        return self.select_related("pegawai", "penangan", "orang", "unit", "berkas", "delegasi")


class PerpindahanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: Pegawai) -> "PerpindahanQuerySet":
        """One's own; those of people one looks after, of whom one proposed, and those into the own units."""
        jalur = jalur_rapi(saya)
        if jalur is None:
            return self
        terlihat = Q(pegawai=saya.pk) | Q(pengusul=saya.pk) | Q(pegawai__in=_orang(jalur))
        if jalur:
            terlihat |= Q(keadaan="DICATAT") & (di_bawah(jalur) | di_bawah(jalur, "asal__unit__jalur"))
        return self.filter(terlihat)

    def untuk_halaman(self) -> "PerpindahanQuerySet":
        return self.select_related(
            "pegawai",
            "unit",
            "jabatan",
            "berkas",
            "pengusul",
            "oleh",
            "asal__unit",
            "asal__jabatan",
            "tujuan",
            "kedudukan",
        )


def _orang(jalur: list[str]) -> Any:
    return Pegawai.objects.di_bawah(jalur).values("pk")


def catatan_di_meja(saya: Pegawai) -> models.QuerySet[CatatanMutu]:
    """Data-quality notes this person works off: about people of the own units, or about a unit itself."""
    jalur, semua = jalur_rapi(saya), CatatanMutu.objects.all()
    if jalur is None:
        return semua
    unit = UnitKerja.objects.di_bawah_salah_satu(jalur).values("pk")
    return semua.filter(Q(pegawai__in=_orang(jalur)) | Q(pegawai__isnull=True, unit__in=unit))
