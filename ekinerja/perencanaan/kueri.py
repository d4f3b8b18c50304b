"""Questions asked of perjanjian kinerja and matriks, scoped by who asks."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models
from django.db.models import Q

from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku, di_bawah
from ekinerja.kepegawaian.models import HubunganPenilai, Penugasan, Peran
from ekinerja.kepegawaian.peran import jalur_peran, ringkas

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai

# Roles that read the planning of every unit below the one they were granted for.
PEMBACA = (Peran.ADMIN_BKPSDM, Peran.AUDITOR, Peran.ADMIN_UNIT)


class Pimpinan(NamedTuple):
    """Which units somebody leads today (definitive, Plt., Plh.), and which are led by those he or she appraises."""

    unit: frozenset[int]
    jalur: tuple[str, ...]


def _susun_pimpinan(saya: int, hari: date) -> "models.QuerySet[Penugasan, Any]":
    dinilai = HubunganPenilai.objects.filter(berlaku(hari), penilai=saya).values("pegawai_id")
    kepala = Penugasan.objects.filter(berlaku(hari), kepala_unit=True)
    return kepala.filter(Q(pegawai=saya) | Q(pegawai_id__in=dinilai)).order_by().values_list(
        "pegawai_id", "unit_id", "unit__jalur"
    )  # fmt: skip


_pimpinan = KueriSiap(_susun_pimpinan, saya=int, hari=date)
_jalur_tugas = KueriSiap(
    lambda saya, hari: Penugasan.objects.filter(berlaku(hari), pegawai=saya).order_by().values_list("unit__jalur", flat=True),
    saya=int, hari=date,
)  # fmt: skip


def pimpinan(saya: "Pegawai") -> Pimpinan:
    """One query."""
    baris = _pimpinan(saya=saya.pk, hari=hari_ini())
    return Pimpinan(frozenset(u for p, u, _ in baris if p == saya.pk), tuple({j for _, _, j in baris}))


def jalur_dipimpin(saya: "Pegawai") -> list[str]:
    """Paths of the units this person leads today. One query."""
    return ringkas(j for p, _, j in _pimpinan(saya=saya.pk, hari=hari_ini()) if p == saya.pk)


def jalur_terbaca(saya: "Pegawai") -> list[str]:
    """Paths of the units whose planning this person reads as a whole: as head, as PPK above, by a role."""
    return ringkas([*pimpinan(saya).jalur, *jalur_peran(saya, *PEMBACA)])


def kode_unit_saya(saya: "Pegawai") -> list[str]:
    """Codes of the units this person works in, and of all above them."""
    return sorted({k for j in _jalur_tugas(saya=saya.pk, hari=hari_ini()) for k in j.strip("/").split("/")})


class PerjanjianQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "PerjanjianQuerySet":
        """Readers of the unit at any time; the people who work below it once it was set."""
        anggota = Q(versi__gt=0, unit__kode__in=kode_unit_saya(saya))
        return self.filter(di_bawah(jalur_terbaca(saya)) | anggota)


class MatriksQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "MatriksQuerySet":
        """Readers of the unit and the team leader at any time; who has a role or a row in it, once it was set."""
        from ekinerja.perencanaan.models import AnggotaMatriks, KolomMatriks, SelMatriks

        kolom = SelMatriks.objects.filter(pegawai=saya).exclude(teks="").values("kolom_id")
        punya_peran = KolomMatriks.objects.filter(pk__in=kolom).values("matriks_id")
        tercatat = AnggotaMatriks.objects.filter(pegawai=saya).values("matriks_id")
        anggota = Q(versi__gt=0) & (Q(pk__in=punya_peran) | Q(pk__in=tercatat))
        return self.filter(di_bawah(jalur_terbaca(saya)) | Q(ketua=saya) | anggota)
