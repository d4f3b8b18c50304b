"""Is this person obliged to have an SKP on a day? (DT-07)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ekinerja.aturan.berlaku import pada, pada_atau_awal

_ISI = pada("kewajiban").isi

STATUS_ASN: frozenset[str] = frozenset(_ISI["status_asn"])

# kedudukan -> why there is no planning, as the newest version says; a question about a day asks its own version
TIDAK_WAJIB: Mapping[str, str] = _ISI["tidak_wajib"]


@dataclass(frozen=True, slots=True)
class KewajibanSkp:
    """True when obliged. ``sukarela``: an SKP may be kept but has no legal predikat."""

    wajib: bool
    sebab: str
    sukarela: bool = False

    def __bool__(self) -> bool:
        return self.wajib


def wajib_skp(
    status: str, kedudukan: str, *, hari: date | None = None, mulai_bertugas: date | None = None
) -> KewajibanSkp:
    """Obligation of a person by status and kedudukan; new staff from the day in their SPMT.

    ``kedudukan`` that DT-07 does not name (AKTIF, part-time study) leaves the obligation in place.
    """
    if status == "PEJABAT_NEGARA":
        return KewajibanSkp(False, "Pejabat negara tidak menyusun SKP.")
    isi = pada_atau_awal("kewajiban", hari).isi if hari else _ISI
    if status not in isi["status_asn"]:
        return KewajibanSkp(False, "Bukan pegawai ASN: SKP boleh disusun, tanpa predikat resmi.", True)
    if kedudukan in isi["tidak_wajib"]:
        return KewajibanSkp(False, f"Tidak wajib menyusun SKP karena {isi['tidak_wajib'][kedudukan]}.")
    if hari and mulai_bertugas and hari < mulai_bertugas:
        return KewajibanSkp(False, "Belum mulai bertugas menurut SPMT.")
    return KewajibanSkp(True, "Pegawai ASN aktif wajib menyusun SKP.")
