"""Putting a data-quality note on the list for SIASN, and taking it off."""

from datetime import datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import waktu
from ekinerja.kepegawaian.actions.mutu import sudah_selesai
from ekinerja.kepegawaian.models import CatatanMutu, Pegawai
from ekinerja.kepegawaian.permissions import boleh_merapikan
from ekinerja.perbaikan.models import TandaSiasn


@transaction.atomic
def tandai_siasn(catatan: CatatanMutu, *, oleh: Pegawai, pada: datetime, lepas: bool = False) -> None:
    """On the list, or with `lepas` off it. Raises AturanDilanggar (403), Bentrok (409) with who was faster."""
    if not boleh_merapikan(oleh, pegawai=catatan.pegawai, unit=catatan.unit):
        raise AturanDilanggar("Catatan ini dikerjakan admin unitnya atau admin BKPSDM.", status=403)
    if CatatanMutu.objects.filter(pk=catatan.pk, selesai_pada__isnull=False).exists():
        raise sudah_selesai(catatan)
    if lepas:
        if not TandaSiasn.objects.filter(catatan=catatan).delete()[0]:
            raise AturanDilanggar("Catatan ini tidak ada di daftar SIASN. Muat ulang halaman untuk melihatnya.")
    else:
        tanda, baru = TandaSiasn.objects.get_or_create(catatan=catatan, defaults={"oleh": oleh, "pada": pada})
        if not baru:
            siapa = tanda.oleh.nama if tanda.oleh else "sistem"
            raise Bentrok(
                f"Sudah ditandai {siapa} pada {waktu(tanda.pada)}. Muat ulang halaman untuk melihatnya.",
                oleh=siapa,
                pada=tanda.pada,
            )
    catat("mutu.siasn", catatan, oleh=oleh, perubahan={"di daftar SIASN": (lepas, not lepas)})
