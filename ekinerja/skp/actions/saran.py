"""Putting a hint of the writing coach aside, and bringing the hints back."""

from datetime import datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.actions.pegang import boleh
from ekinerja.skp.catatan import catat_skp
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import Rhk, SaranDiabaikan, Skp
from ekinerja.skp.saran import saran_skp

PANJANG_ALASAN = 300


@transaction.atomic
def abaikan_saran(skp: Skp, rhk: Rhk, *, kode: str, medan: str, alasan: str, oleh: Pegawai, pada: datetime) -> None:
    """Put one hint aside until its text changes. A hint that is gone already changes nothing.

    With `alasan` (only for a target below last year's) the trail keeps it and the PPK reads it; otherwise nothing is
    written there: it is a matter of the owner's screen.
    """
    boleh(skp, oleh)
    alasan = " ".join(alasan.split())
    if len(alasan) > PANJANG_ALASAN:
        raise AturanDilanggar(f"Alasan target paling panjang {PANJANG_ALASAN} huruf. Ringkaskan sedikit.", status=400)
    terbuka = saran_skp(skp, isi_skp(skp, hanya_rhk=rhk.pk))[str(rhk.id_publik)].terbuka
    saran = next((s for s in terbuka if (s.kode, s.medan) == (kode, medan)), None)
    if saran is None:
        return
    alasan = alasan if saran.beralasan else ""
    SaranDiabaikan.objects.update_or_create(
        rhk=rhk, kode=kode, medan=medan, defaults={"sidik": saran.sidik, "alasan": alasan, "pada": pada}
    )
    if alasan:
        catat_skp("skp.target_dijelaskan", skp, oleh=oleh, perubahan={f"alasan, {saran.letak}": ("", alasan)})


@transaction.atomic
def tampilkan_saran(skp: Skp, rhk: Rhk, *, oleh: Pegawai) -> None:
    """Undo: hints put aside for this row show again. A reason given for a target stays in the trail."""
    boleh(skp, oleh)
    rhk.saran_diabaikan.all().delete()
