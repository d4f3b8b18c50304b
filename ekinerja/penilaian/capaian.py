"""Which capaian kinerja organisasi counts for whom, and who sets it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ekinerja.aturan.kode import CapaianOrganisasi as Nilai
from ekinerja.aturan.kode import Rating
from ekinerja.aturan.predikat import rating_pimpinan
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Penugasan, UnitKerja
from ekinerja.penilaian.models import CapaianOrganisasi, Evaluasi


def capaian_untuk(e: Evaluasi) -> CapaianOrganisasi | None:
    """The set capaian that stands on this person's evaluation: of the unit led, else of the unit where counted."""
    return (
        CapaianOrganisasi.objects.filter(
            unit_id=e.pimpinan_unit_id or e.unit_id,
            periode_id=e.periode_id,
            status=CapaianOrganisasi.Status.DITETAPKAN,
        )
        .select_related("unit", "ditetapkan_oleh")
        .first()
    )


def rating_terkunci(e: Evaluasi, capaian: CapaianOrganisasi | None) -> Rating | None:
    """R-32, DT-10: the rating of hasil kerja of a unit head follows the unit's capaian; None for everybody else."""
    if e.pimpinan_unit_id is None or capaian is None:
        return None
    return rating_pimpinan(Nilai(capaian.nilai), e.periode.selesai)


@dataclass(frozen=True, slots=True)
class UnitDinilai:
    """A unit whose capaian is set by the head above it."""

    pk: int
    id_publik: Any
    nama: str
    kepala: str


def unit_di_bawah(atas: UnitKerja, hari: date) -> list[UnitDinilai]:
    """Units with a capaian of their own whose next head upwards leads `atas`. Two queries."""
    baris = (
        UnitKerja.objects.di_bawah(atas.jalur)
        .filter(aktif=True)
        .exclude(pk=atas.pk)
        .order_by("nama")
        .values("pk", "id_publik", "nama", "jalur", "kode", "jenis__punya_capaian")
    )
    baris = list(baris)
    kepala = _kepala([b["pk"] for b in baris], hari, atas)
    berkepala = {b["kode"] for b in baris if b["pk"] in kepala}
    awal = len(atas.jalur)
    return [
        UnitDinilai(b["pk"], b["id_publik"], b["nama"], kepala.get(b["pk"], ""))
        for b in baris
        if b["jenis__punya_capaian"] and not _ada_kepala_di_antara(b["jalur"][awal:], berkepala)
    ]


def _kepala(unit: Iterable[int], hari: date, atas: UnitKerja) -> dict[int, str]:
    """Names of the heads of that day, by unit; the subtree is searched by path, not by a list of ids."""
    tugas = Penugasan.objects.filter(
        berlaku(hari), kepala_unit=True, unit__jalur__startswith=atas.jalur, jenis=Penugasan.Jenis.DEFINITIF
    )
    ada = set(unit)
    return {u: nama for u, nama in tugas.values_list("unit_id", "pegawai__nama") if u in ada}


def _ada_kepala_di_antara(jalur: str, berkepala: set[str]) -> bool:
    """Does a head stand between the unit and the one asked for? `jalur` is the path below the latter."""
    return any(kode in berkepala for kode in jalur.strip("/").split("/")[:-1])
