"""Questions asked of daily reports and feedback, scoped by who asks."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, Q

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku, di_bawah
from ekinerja.kepegawaian.models import HubunganPenilai, Peran
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.timkerja.kueri import baris_hari_tim, pernah_memimpin

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai

# Roles that read the reports of every unit below the one they were granted for. An admin of a unit is not among them.
PEMBACA = (Peran.ADMIN_BKPSDM, Peran.AUDITOR)

TERKIRIM = ~Q(status="DRAF")
BERSAMA = Q(tampak="BERSAMA")


def bawahan_kini(saya: "Pegawai") -> models.QuerySet[Any]:
    """Ids of the direct reports of today, as a subquery."""
    return HubunganPenilai.objects.filter(berlaku(hari_ini()), penilai=saya).values("pegawai_id")


class LaporanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "LaporanQuerySet":
        """DT-15: the owner sees all; the PPK of the day, the PPK of today and reading roles see what was sent.

        The ketua of a team sees what was sent on an RHK done for it, on the days the person was a member.
        """
        dibaca = Q(penilai=saya) | Q(pegawai_id__in=bawahan_kini(saya)) | _lingkup(saya)
        if tim := pernah_memimpin(saya):
            dibaca |= Q(_untuk_tim(saya, tim))
        return self.filter(Q(pegawai=saya) | (TERKIRIM & dibaca))

    def untuk_tim(self, saya: "Pegawai", tim: set[int]) -> "LaporanQuerySet":
        """Sent reports on rows done for these teams, as far as `saya` leads them."""
        return self.filter(TERKIRIM, _untuk_tim(saya, tim))

    def terkirim(self) -> "LaporanQuerySet":
        """Everything but drafts."""
        return self.filter(TERKIRIM)

    def untuk_halaman(self) -> "LaporanQuerySet":
        """With what the page of one report names."""
        return self.select_related(
            "pegawai", "penilai", "dibaca_oleh", "diputus_oleh", "dibantu_oleh", "skp", "rencana_aksi__indikator__rhk"
        )

    def menunggu_konfirmasi(self, pegawai: "Pegawai") -> "LaporanQuerySet":
        """Written for this person by somebody else, and neither confirmed nor refused."""
        return self.filter(pegawai=pegawai, status="DRAF", dibantu_oleh__isnull=False, ditolak_pada=None)

    def tulisan(self, penulis: "Pegawai") -> "LaporanQuerySet":
        """What `penulis` wrote for others, until it is confirmed; afterwards it is theirs alone."""
        return self.filter(dibantu_oleh=penulis, status="DRAF")


class BantuanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "BantuanQuerySet":
        """The person, who writes, and the PPK of today."""
        return self.filter(Q(pegawai=saya) | Q(penulis=saya) | Q(pegawai_id__in=bawahan_kini(saya)))

    def berjalan(self, hari: date) -> "BantuanQuerySet":
        """In force on this day."""
        return self.filter(mulai__lte=hari, sampai__gte=hari, diakhiri_pada=None)

    def belum_selesai(self, hari: date) -> "BantuanQuerySet":
        """In force on this day or later."""
        return self.filter(sampai__gte=hari, diakhiri_pada=None)


class UmpanBalikQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "UmpanBalikQuerySet":
        """The person it is about and who gave it; the PPK of today, unless it is between those two."""
        return self.filter(Q(pegawai=saya) | Q(dari=saya) | Q(BERSAMA, pegawai_id__in=bawahan_kini(saya)))

    def bersama(self) -> "UmpanBalikQuerySet":
        """What may stand in an evaluation: nothing that is between two people."""
        return self.filter(BERSAMA)


def _untuk_tim(saya: "Pegawai", tim: set[int]) -> Exists:
    rhk = "rencana_aksi__indikator__rhk__id_publik"
    return baris_hari_tim(saya, tim, hari="tanggal", pegawai="pegawai", rhk=rhk)


def _lingkup(saya: "Pegawai") -> Q:
    """Reports in the units that a reading role of `saya` covers; matches nothing without such a role."""
    jalur = jalur_peran(saya, *PEMBACA)
    return di_bawah(jalur, "skp__unit__jalur")
