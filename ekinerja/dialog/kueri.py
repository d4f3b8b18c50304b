"""Questions asked of the dialogue, scoped by who asks: whoever may read the SKP, and of a draft only the two."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai


def _berdua(saya: "Pegawai") -> Q:
    """SKPs in which this person is one of the two: owner, PPK of today; where nobody is, the PPK of the snapshot."""
    hubungan = HubunganPenilai.objects.filter(berlaku(hari_ini()))
    tanpa_penilai = ~Exists(hubungan.filter(pegawai=OuterRef("skp__pegawai")))
    bawahan = hubungan.filter(penilai=saya).values("pegawai_id")
    return Q(skp__pegawai=saya) | (Q(skp__penilai=saya) & tanpa_penilai) | Q(skp__pegawai_id__in=bawahan)


class _Terbaca(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: "Pegawai") -> Any:
        """DT-15: the two always. Who else may read the SKP, from its first submission on; while it is reopened, what
        was said up to the approval that they still see.
        """
        from ekinerja.skp.models import Skp

        terbaca = Skp.objects.terlihat_oleh(saya).filter(pk=OuterRef("skp"))
        sampai_putusan = ~Q(skp__status="DRAF") | Q(dibuat_pada__lte=F("skp__diputus_pada"))
        return self.filter(Exists(terbaca)).filter(_berdua(saya) | sampai_putusan)


class UcapanQuerySet(_Terbaca):
    def untuk_halaman(self) -> "UcapanQuerySet":
        """In the order they were said, with who said it."""
        return self.select_related("oleh", "menanggapi").order_by("dibuat_pada", "pk")


class PertemuanQuerySet(_Terbaca):
    def terlihat_oleh(self, saya: "Pegawai") -> "PertemuanQuerySet":
        """As the dialogue, and the PPK of that day, who may have moved on since."""
        terlihat = super().terlihat_oleh(saya).order_by().values("pk")
        return self.filter(Q(penilai=saya) | Q(pk__in=terlihat))

    def dikonfirmasi(self) -> "PertemuanQuerySet":
        """Those that count."""
        return self.filter(keadaan="DIKONFIRMASI")

    def untuk_halaman(self) -> "PertemuanQuerySet":
        """Newest first, with the people they name."""
        return self.select_related("pegawai", "penilai", "dicatat_oleh", "skp").order_by("-tanggal", "-pk")
