"""The periods in which the rencana aksi of one SKP lie."""

from dataclasses import dataclass
from datetime import date

from ekinerja.aturan.periode import JenisPeriode, jendela_periode, sebutan_periode
from ekinerja.perencanaan.models import KelompokPegawai
from ekinerja.skp.isi import Isi, semua_rhk
from ekinerja.skp.models import Skp


@dataclass(frozen=True, slots=True)
class Slot:
    """One evaluation period as far as it lies inside the SKP."""

    jenis: str
    urutan: int
    sebutan: str
    mulai: date
    tenggat: date


def slot_periode(skp: Skp, jenis: str) -> list[Slot]:
    """Periods of this kind that touch the SKP, cut to its span."""
    return [
        Slot(jenis, j.urutan, sebutan_periode(jenis, j.urutan), max(j.mulai, skp.mulai), min(j.selesai, skp.sampai))
        for j in jendela_periode(jenis, skp.tahun)
        if j.mulai <= skp.sampai and skp.mulai <= j.selesai
    ]


def jenis_periode(isi: Isi, kelompok: str = "UMUM") -> str:
    """The kind the SKP already uses, else that of the person's group (one query), else quarters."""
    for rhk in semua_rhk(isi):
        for indikator in rhk["indikator"]:
            for aksi in indikator["rencana_aksi"]:
                return str(aksi["jenis_periode"])
    jenis = KelompokPegawai.objects.filter(pk=kelompok).values_list("jenis_periode", flat=True).first()
    return jenis or JenisPeriode.TRIWULANAN
