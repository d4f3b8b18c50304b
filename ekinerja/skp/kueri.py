"""Questions asked of SKPs, scoped by who asks."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from ekinerja.inti.models import DokumenTerbit
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.hitung import pengelola_menetapkan_sejak
from ekinerja.kepegawaian.kueri import berlaku, di_bawah
from ekinerja.kepegawaian.models import HubunganPenilai, Peran
from ekinerja.kepegawaian.penilai import jalur_pembaca
from ekinerja.kepegawaian.peran import jalur_peran

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai

# Roles that read the SKPs of every unit below the one they were granted for.
PEMBACA = (Peran.ADMIN_BKPSDM, Peran.AUDITOR, Peran.ADMIN_UNIT)

# A draft that was never sent is between the pegawai and the PPK (DT-06).
PERNAH_DIAJUKAN = ~Q(status="DRAF") | Q(versi__gt=0)


# Written here, never sent, never approved.
DRAF_BARU = Q(status="DRAF", versi=0, sumber="LOKAL")

# Roles that prepare drafts of their units from files.
PENYIAP = (Peran.ADMIN_BKPSDM, Peran.ADMIN_UNIT)
# Came from a file, and only files have changed it since.
DISIAPKAN = DRAF_BARU & Q(asal__disiapkan=F("versi_isi"))


class SkpQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "SkpQuerySet":
        """DT-15: owner and PPK of today; from the first submission on also who is named on it and the reading roles."""
        return self.terbaca(saya.pk, hari_ini(), jalur_peran(saya, *PEMBACA))

    def terbaca(self, saya: int, hari: date, jalur: list[str]) -> "SkpQuerySet":
        """`terlihat_oleh` of the person with this key, who reads the units with these paths by a role."""
        bawahan = HubunganPenilai.objects.filter(berlaku(hari), penilai=saya).values("pegawai_id")
        tercantum = Q(penilai=saya) | Q(atasan_penilai=saya)
        return self.filter(
            Q(pegawai=saya) | Q(pegawai_id__in=bawahan) | (PERNAH_DIAJUKAN & (tercantum | di_bawah(jalur)))
        )

    def dikelola_oleh(self, saya: "Pegawai") -> "SkpQuerySet":
        """Every SKP in the area of an admin BKPSDM, drafts too: for lists that name the state and show no content."""
        return self.filter(di_bawah(jalur_peran(saya, Peran.ADMIN_BKPSDM)))

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
        """With the people every page names, whether its form was issued, and the file it came from; more where needed."""
        terbit = DokumenTerbit.objects.filter(objek_uuid=OuterRef("id_publik"), jenis=DokumenTerbit.Jenis.FORMULIR_SKP)
        asal = {
            "asal_berkas": F("asal__berkas"),
            "asal_baris": F("asal__baris"),
            "asal_sha256": F("asal__sha256"),
            "asal_pada": F("asal__diimpor_pada"),
            "asal_oleh": F("asal__diimpor_oleh__nama"),
            "asal_disiapkan": F("asal__disiapkan"),
        }
        return self.select_related("pegawai", "penilai", "diputus_oleh").annotate(terbit=Exists(terbit), **asal)

    def isinya_terbaca(self, saya: "Pegawai") -> "SkpQuerySet":
        """Whose content as it stands now `saya` may take home: one's own, those of today's staff, what was submitted,
        and drafts that were prepared from a file for one's units and that their owners have not touched yet.

        A draft that its owner works on is between the two (DT-06); of a reopened SKP others read the approved version.
        """
        bawahan = HubunganPenilai.objects.filter(berlaku(hari_ini()), penilai=saya).values("pegawai_id")
        tercantum = Q(penilai=saya) | Q(atasan_penilai=saya)
        diajukan = ~Q(status="DRAF") & (tercantum | di_bawah(jalur_peran(saya, *PENYIAP)))
        disiapkan = DISIAPKAN & di_bawah(jalur_penyiap(saya))
        return self.filter(Q(pegawai=saya) | Q(pegawai_id__in=bawahan) | diajukan | disiapkan)


def jalur_penyiap(saya: "Pegawai") -> list[str]:
    """Units whose drafts `saya` prepares from files: by a role, or because `saya` leads them today."""
    return jalur_pembaca(saya, *PENYIAP)


class PaketQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> "PaketQuerySet":
        """A package is for whoever asked for it."""
        return self.filter(oleh=saya)
