"""Questions asked of teams: who sees one, who leads whom on a day, and which rows that opens (DT-15)."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku, di_bawah
from ekinerja.kepegawaian.models import HubunganPenilai, Penugasan, Peran
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.perencanaan.kueri import pimpinan
from ekinerja.skp.kueri import PERNAH_DIAJUKAN

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai

# Roles that look after the teams of every unit below the one they were granted for.
PENGELOLA = (Peran.ADMIN_UNIT, Peran.ADMIN_BKPSDM)


def tim_berjalan(hari: Any, awalan: str = "") -> Q:
    """Condition 'the team runs on this day': not before its first day, not after its last one."""
    ditutup = Q(**{f"{awalan}ditutup__isnull": True}) | Q(**{f"{awalan}ditutup__gte": hari})
    return berlaku(hari, awalan) & ditutup


def anggota_pada(hari: Any, awalan: str = "") -> Q:
    """Condition on rows of members: the membership is in force on this day, and the team runs."""
    return berlaku(hari, awalan) & tim_berjalan(hari, f"{awalan}tim__")


def _bawahan(saya: int, hari: date) -> models.QuerySet[Any]:
    return HubunganPenilai.objects.filter(berlaku(hari), penilai=saya).values("pegawai_id")


class TimQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "TimQuerySet":
        """Head of the issuing unit, admins of it, whoever is or was a member, and the PPK of a member."""
        from ekinerja.timkerja.models import AnggotaTim

        di_tim = AnggotaTim.objects.filter(tim=OuterRef("pk"))
        anggota = Exists(di_tim.filter(Q(pegawai=saya) | Q(pegawai__in=_bawahan(saya.pk, hari_ini()))))
        return self.filter(self._dikelola(saya) | Q(anggota))

    def _dikelola(self, saya: "Pegawai") -> Q:
        return Q(unit__in=pimpinan(saya).unit) | di_bawah(jalur_peran(saya, *PENGELOLA))

    def berjalan(self, hari: date) -> "TimQuerySet":
        """Not over on this day: those that run, and those that begin later."""
        belum_lewat = Q(sampai__isnull=True) | Q(sampai__gte=hari)
        return self.filter(belum_lewat, Q(ditutup__isnull=True) | Q(ditutup__gte=hari))


class KaitanQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "KaitanQuerySet":
        """DT-15: the owner of the row; today's ketua, while the owner is a member, once the SKP was submitted."""
        from ekinerja.timkerja.models import AnggotaTim

        hari = hari_ini()
        rekan = AnggotaTim.objects.filter(anggota_pada(hari), tim=OuterRef("tim"))
        ketua = Exists(rekan.filter(pegawai=saya, peran="KETUA"))
        anggota = Exists(rekan.filter(pegawai=OuterRef("skp__pegawai")))
        diajukan = Q(pk__in=self.model.objects.filter(_diajukan()).values("pk"))
        return self.filter(Q(skp__pegawai=saya) | (diajukan & Q(ketua) & Q(anggota)))


def _diajukan() -> Q:
    """`PERNAH_DIAJUKAN` of the linked SKP."""
    from ekinerja.skp.models import Skp

    return Q(skp__in=Skp.objects.filter(PERNAH_DIAJUKAN).values("pk"))


class KetuaTim(NamedTuple):
    """Who leads a person in which team."""

    tim: int
    nama_tim: str
    ketua: int


def _susun_ketua(pegawai: int, hari: date) -> models.QuerySet[Any, Any]:
    from ekinerja.timkerja.models import AnggotaTim

    anggota = AnggotaTim.objects.filter(anggota_pada(hari), tim=OuterRef("tim"), pegawai=pegawai)
    memimpin = AnggotaTim.objects.filter(anggota_pada(hari), Exists(anggota), peran="KETUA").exclude(pegawai=pegawai)
    return memimpin.order_by("tim__nama", "tim_id").values_list("tim_id", "tim__nama", "pegawai_id")


_ketua = KueriSiap(_susun_ketua, pegawai=int, hari=date)


def ketua_pada(pegawai: int, hari: date) -> list[KetuaTim]:
    """The ketua of this person on that day, one for each team the person is in. One query."""
    return [KetuaTim(*baris) for baris in _ketua(pegawai=pegawai, hari=hari)]


def _susun_dipimpin(saya: int) -> models.QuerySet[Any, Any]:
    from ekinerja.timkerja.models import AnggotaTim

    return AnggotaTim.objects.filter(pegawai=saya, peran="KETUA").order_by().values_list("tim_id", flat=True)


_dipimpin = KueriSiap(_susun_dipimpin, saya=int)


def pernah_memimpin(saya: "Pegawai") -> set[int]:
    """Keys of the teams this person leads or led. One small query: nearly everybody leads none."""
    return set(_dipimpin(saya=saya.pk))


def baris_hari_tim(saya: "Pegawai", tim: set[int], *, hari: str, pegawai: str, rhk: str) -> Exists:
    """Condition on dated rows of an app above (reports): done for one of these teams while `saya` leads it (DT-15).

    `hari`, `pegawai` and `rhk` name the row's day, person and public id of the RHK. The person was a member on that
    day; `saya` was ketua on that day, or is today.
    """
    from ekinerja.timkerja.models import AnggotaTim, KaitanRhk

    kini, pada = hari_ini(), OuterRef(OuterRef(hari))
    di_tim = AnggotaTim.objects.filter(tim=OuterRef("tim"))
    anggota = di_tim.filter(anggota_pada(pada), pegawai=OuterRef(OuterRef(pegawai)))
    ketua = di_tim.filter(anggota_pada(pada) | anggota_pada(kini), pegawai=saya.pk, peran="KETUA")
    return Exists(KaitanRhk.objects.filter(Exists(anggota), Exists(ketua), tim__in=tim, rhk=OuterRef(rhk)))


def _susun_berkepentingan(saya: int, hari: date) -> models.QuerySet[Any, Any]:
    from ekinerja.kepegawaian.models import Pegawai
    from ekinerja.timkerja.models import AnggotaTim

    kepala = Penugasan.objects.filter(berlaku(hari), pegawai=saya, kepala_unit=True)
    anggota = AnggotaTim.objects.filter(Q(pegawai=saya) | Q(pegawai__in=_bawahan(saya, hari)))
    return Pegawai.objects.filter(Exists(kepala) | Exists(anggota), pk=saya).order_by().values_list("pk", flat=True)


_berkepentingan = KueriSiap(_susun_berkepentingan, saya=int, hari=date)


def berkepentingan(saya: "Pegawai | None") -> bool:
    """Has to do with teams: looks after some, is in one, or appraises somebody who is. Asked by the menu page."""
    if saya is None:
        return False
    return bool(jalur_peran(saya, *PENGELOLA)) or bool(_berkepentingan(saya=saya.pk, hari=hari_ini()))


def tempat_sk(berkas: Any) -> str:
    """Page of the team whose order a file is; empty for any other file."""
    from ekinerja.timkerja.models import TimKerja

    kode = TimKerja.objects.filter(berkas=berkas).order_by("-pk").values_list("id_publik", flat=True).first()
    return reverse("timkerja:tim", args=[kode]) if kode else ""
