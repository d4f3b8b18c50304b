"""Working off the data-quality list."""

from datetime import datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import waktu
from ekinerja.kepegawaian.models import CatatanMutu, Pegawai
from ekinerja.kepegawaian.permissions import boleh_merapikan


@transaction.atomic
def selesaikan_catatan(catatan: CatatanMutu, *, penyelesaian: str, oleh: Pegawai, pada: datetime) -> None:
    """Close a note with a word on what was done. Raises AturanDilanggar (403), Bentrok (409) with who was faster."""
    _pastikan(oleh, catatan)
    beres = CatatanMutu.objects.filter(pk=catatan.pk, selesai_pada__isnull=True).update(
        selesai_pada=pada, selesai_oleh=oleh, penyelesaian=penyelesaian[:200]
    )
    if not beres:
        raise sudah_selesai(catatan)
    catat("mutu.diselesaikan", catatan, oleh=oleh, perubahan={"penyelesaian": (None, penyelesaian)})


@transaction.atomic
def buka_catatan(catatan: CatatanMutu, *, oleh: Pegawai) -> None:
    """Open again a note that a person closed. What an import closed comes back by the next import if it is still so."""
    _pastikan(oleh, catatan)
    syarat = {"pk": catatan.pk, "selesai_pada__isnull": False, "selesai_oleh__isnull": False}
    lama = catatan.penyelesaian
    if not CatatanMutu.objects.filter(**syarat).update(selesai_pada=None, selesai_oleh=None, penyelesaian=""):
        raise AturanDilanggar("Catatan ini terbuka, atau ditutup oleh sistem. Muat ulang halaman untuk melihatnya.")
    catat("mutu.dibuka", catatan, oleh=oleh, perubahan={"penyelesaian": (lama, None)})


def sudah_selesai(catatan: CatatanMutu) -> AturanDilanggar:
    """Who closed it and when."""
    kini = CatatanMutu.objects.select_related("selesai_oleh").get(pk=catatan.pk)
    oleh = kini.selesai_oleh.nama if kini.selesai_oleh else "sistem"
    kapan = f" pada {waktu(kini.selesai_pada)}" if kini.selesai_pada else ""
    return Bentrok(
        f"Catatan ini sudah diselesaikan {oleh}{kapan}. Muat ulang halaman untuk melihatnya.",
        oleh=oleh,
        pada=kini.selesai_pada,
    )


def _pastikan(oleh: Pegawai, catatan: CatatanMutu) -> None:
    if not boleh_merapikan(oleh, pegawai=catatan.pegawai, unit=catatan.unit):
        raise AturanDilanggar("Catatan ini dikerjakan admin unitnya atau admin BKPSDM.", status=403)
