"""Questions asked of evaluations, scoped by who asks."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from ekinerja.inti.models import DokumenTerbit
from ekinerja.kepegawaian.kueri import di_bawah
from ekinerja.kepegawaian.models import Peran
from ekinerja.kepegawaian.peran import jalur_peran

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai
    from ekinerja.penilaian.periode import KunciPeriode

# Roles that read evaluations of every unit below the one they were granted for.
PEMBACA = (Peran.ADMIN_BKPSDM, Peran.AUDITOR)
# They and the admin of a unit see how far the filling is; the admin of a unit sees no predikat.
PEMBACA_STATUS = (*PEMBACA, Peran.ADMIN_UNIT)


class EvaluasiQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "EvaluasiQuerySet":
        """DT-15: owner, PPK and Atasan PPK of the snapshot, admin BKPSDM and auditor.

        Which parts of a row a reader gets is a matter of `permissions.melihat_rating`: before publication the ratings
        are known to the PPK alone.
        """
        return self.terbaca(saya.pk, jalur_peran(saya, *PEMBACA))

    def terbaca(self, saya: int, jalur: list[str]) -> "EvaluasiQuerySet":
        """`terlihat_oleh` of the person with this key, who reads the units with these paths by a role."""
        return self.filter(Q(pegawai=saya) | Q(penilai=saya) | Q(atasan_penilai=saya) | _lingkup(jalur))

    def status_terlihat_oleh(self, saya: "Pegawai") -> "EvaluasiQuerySet":
        """Whose state of filling the roles may see, each within its units."""
        return self.filter(_lingkup(jalur_peran(saya, *PEMBACA_STATUS)))

    def pada_periode(self, kunci: "KunciPeriode") -> "EvaluasiQuerySet":
        """All groups' evaluations of one period, such as the third quarter."""
        return self.filter(periode__tahun=kunci.tahun, periode__jenis=kunci.jenis, periode__urutan=kunci.urutan)

    def untuk_halaman(self) -> "EvaluasiQuerySet":
        """With the people a page names, and which documents were issued."""
        terbit = DokumenTerbit.objects.filter(objek_uuid=OuterRef("id_publik"), status=DokumenTerbit.Status.BERLAKU)
        jenis = DokumenTerbit.Jenis
        return self.select_related(
            "periode", "skp", "pegawai", "penilai", "atasan_penilai", "unit", "pimpinan_unit", "diubah_oleh"
        ).annotate(
            ada_dokumen=Exists(terbit.filter(jenis=jenis.DOKUMEN_EVALUASI)),
            ada_formulir=Exists(terbit.filter(jenis=jenis.FORMULIR_EVALUASI)),
        )


def _lingkup(jalur: list[str]) -> Q:
    """Evaluations of people whose SKP lies in one of these units; matches nothing for an empty list."""
    if "/" in jalur:
        return Q(pk__isnull=False)
    return di_bawah(jalur, "skp__unit__jalur")
