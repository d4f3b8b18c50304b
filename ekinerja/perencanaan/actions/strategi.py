"""The worksheet strategi pencapaian: what must be produced to reach an indicator, and who answers for it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.perencanaan import permissions
from ekinerja.perencanaan.masukan import MAKS_BARIS_STRATEGI
from ekinerja.perencanaan.models import IndikatorKinerja, StrategiPencapaian


@transaction.atomic
def tambah_strategi(
    i: IndikatorKinerja, *, teks: str, penanggung_jawab: str, oleh: Pegawai, pada: datetime
) -> StrategiPencapaian:
    """A line at the end. The worksheet is open also after the perjanjian was set: it is a tool, not a promise."""
    _boleh(i, oleh)
    if not teks:
        raise AturanDilanggar("Tulis dulu apa yang perlu dihasilkan.", status=400)
    if i.strategi.count() >= MAKS_BARIS_STRATEGI:
        raise AturanDilanggar(f"Satu indikator memuat paling banyak {MAKS_BARIS_STRATEGI} baris.", status=400)
    urutan = int(i.strategi.aggregate(m=Max("urutan"))["m"] or 0) + 1
    baris = StrategiPencapaian.objects.create(indikator=i, urutan=urutan, teks=teks, penanggung_jawab=penanggung_jawab)
    catat("perjanjian.strategi_ditambah", i.sasaran.perjanjian, oleh=oleh, perubahan={"strategi": ("", teks)})
    return baris


@transaction.atomic
def simpan_strategi(
    baris: StrategiPencapaian, *, teks: str, penanggung_jawab: str, oleh: Pegawai, pada: datetime
) -> None:
    _boleh(baris.indikator, oleh)
    if not teks:
        raise AturanDilanggar("Tulis apa yang perlu dihasilkan, atau hapus barisnya.", status=400)
    lama = (baris.teks, baris.penanggung_jawab)
    if lama == (teks, penanggung_jawab):
        return
    baris.teks, baris.penanggung_jawab = teks, penanggung_jawab
    baris.save(update_fields=["teks", "penanggung_jawab"])
    perubahan = {"strategi": (lama[0], teks), "penanggung jawab": (lama[1], penanggung_jawab)}
    catat("perjanjian.strategi_diubah", baris.indikator.sasaran.perjanjian, oleh=oleh, perubahan=perubahan)


@transaction.atomic
def hapus_strategi(baris: StrategiPencapaian, *, oleh: Pegawai, pada: datetime) -> None:
    _boleh(baris.indikator, oleh)
    perjanjian = baris.indikator.sasaran.perjanjian
    baris.delete()
    catat("perjanjian.strategi_dihapus", perjanjian, oleh=oleh, perubahan={"strategi": (baris.teks, "")})


def _boleh(i: IndikatorKinerja, oleh: Pegawai) -> None:
    unit = i.sasaran.perjanjian.unit
    if not permissions.boleh_menyusun(oleh, unit):
        raise AturanDilanggar(f"Strategi pencapaian {unit.nama} diisi pimpinannya atau admin unit.", status=403)
