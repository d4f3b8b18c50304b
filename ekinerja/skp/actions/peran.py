"""Taking a role from the matriks peran hasil: it becomes an RHK of the draft. Nothing is forced, nothing taken twice."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from ekinerja.aturan.skp import FormulirSkp
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.perencanaan.models import SelMatriks
from ekinerja.skp.actions.pegang import boleh, pegang
from ekinerja.skp.actions.tulis import rhk_atasan_tersedia
from ekinerja.skp.catatan import catat_skp
from ekinerja.skp.masukan import MAKS_RHK
from ekinerja.skp.models import Indikator, Rhk, Skp
from ekinerja.skp.peran import rhk_yang_didukung


@transaction.atomic
def ambil_peran(skp: Skp, sel: SelMatriks, *, oleh: Pegawai, pada: datetime) -> Rhk:
    """The RHK from this role: its words, its link to the superior's RHK where there is one, where it came from."""
    boleh(skp, oleh)
    ada = skp.rhk.filter(peran=sel).first()
    if ada:
        return ada
    pegang(skp, oleh=oleh, pada=pada)
    if skp.rhk.count() >= MAKS_RHK:
        raise AturanDilanggar(f"Satu SKP memuat paling banyak {MAKS_RHK} RHK. Gabungkan yang serupa.", status=400)
    rhk = _kosong(skp) or Rhk(skp=skp, jenis=Rhk.Jenis.UTAMA, urutan=_berikut(skp))
    rhk.teks, rhk.peran = sel.teks, sel
    if skp.formulir == FormulirSkp.JPT:
        rhk.perspektif = sel.kolom.indikator.perspektif if sel.kolom.indikator else ""
    else:
        rhk.penyelarasan = sel.penyelarasan
        rhk.rhk_atasan = rhk_yang_didukung(sel, rhk_atasan_tersedia(skp))
    baru = rhk.pk is None
    rhk.save()
    if baru:
        Indikator.objects.create(rhk=rhk, urutan=1, teks="")
    catat_skp("skp.peran_diambil", skp, oleh=oleh)
    return rhk


def _berikut(skp: Skp) -> int:
    return int(skp.rhk.filter(jenis=Rhk.Jenis.UTAMA).aggregate(m=Max("urutan"))["m"] or 0) + 1


def _kosong(skp: Skp) -> Rhk | None:
    """The empty RHK a new draft begins with, while nothing was typed into it."""
    rhk = skp.rhk.filter(jenis=Rhk.Jenis.UTAMA, teks="", peran__isnull=True).first()
    if rhk is None or rhk.indikator.exclude(teks="", target_teks="").exists() or rhk.rhk_atasan_id:
        return None
    return None if rhk.indikator.filter(rencana_aksi__isnull=False).exists() else rhk
