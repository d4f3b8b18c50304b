"""Starting a new SKP from the one before it: which results still fit, and why or why not."""

from dataclasses import dataclass
from typing import Any

from ekinerja.aturan.skp import FormulirSkp
from ekinerja.skp.actions.tulis import rhk_atasan_tersedia
from ekinerja.skp.isi import isi_skp, semua_rhk
from ekinerja.skp.models import Rhk, Skp


@dataclass(frozen=True, slots=True)
class Calon:
    """One RHK of the former SKP. `cocok`: proposed; `ada`: the draft has one with this wording already."""

    id: str
    jenis: str
    teks: str
    indikator: list[str]
    cocok: bool
    ada: bool
    sebab: str


def sumber_salinan(skp: Skp) -> Skp | None:
    """The SKP of the same person right before this one, if it was written here and has results."""
    lama = Skp.objects.filter(pegawai=skp.pegawai_id, mulai__lt=skp.mulai, sumber=Skp.Sumber.LOKAL, rhk__isnull=False)
    return lama.select_related("penilai", "unit").distinct().order_by("-mulai").first()


def calon_salinan(skp: Skp, dari: Skp) -> list[Calon]:
    """Every RHK of `dari`, with what speaks for or against taking it along."""
    atasan = {r.teks for r in rhk_atasan_tersedia(skp)}
    ada = set(Rhk.objects.filter(skp=skp).values_list("teks", flat=True))
    return [_calon(skp, dari, r, atasan, r["teks"] in ada) for r in semua_rhk(isi_skp(dari))]


def _calon(skp: Skp, dari: Skp, rhk: dict[str, Any], atasan: set[str], ada: bool) -> Calon:
    cocok, sebab = _menilai(skp, dari, rhk, atasan)
    if ada:
        cocok, sebab = False, "Sudah ada di draf ini."
    indikator = [i["teks"] + (f" ({i['target']})" if i["target"] else "") for i in rhk["indikator"]]
    return Calon(rhk["id"], rhk["jenis"], rhk["teks"], indikator, cocok, ada, sebab)


def _menilai(skp: Skp, dari: Skp, rhk: dict[str, Any], atasan: set[str]) -> tuple[bool, str]:
    if skp.formulir != dari.formulir:
        return False, "Formulir jabatan baru berbeda; perspektif dan aspeknya perlu disusun ulang."
    if rhk["jenis"] == Rhk.Jenis.TAMBAHAN:
        return False, "Tugas tambahan pada jabatan lama. Bawa bila masih Anda kerjakan."
    if skp.formulir == FormulirSkp.JPT:
        return (
            skp.unit_id == dari.unit_id,
            "Sasaran unit yang Anda pimpin. Bawa bila masih menjadi tanggung jawab Anda.",
        )
    teks = (rhk["rhk_atasan"] or {}).get("teks", "")
    if teks and teks in atasan:
        return True, "Penilai Anda sekarang mempunyai RHK yang sama, jadi tautannya ikut."
    if skp.unit_id == dari.unit_id:
        return True, "Unit kerjanya sama; pilih lagi RHK penilai yang didukungnya."
    return False, "RHK yang didukungnya milik penilai lama. Bila dibawa, pilih RHK penilai baru yang didukungnya."
