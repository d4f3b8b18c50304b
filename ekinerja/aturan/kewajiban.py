"""Is this person obliged to have an SKP on a day? (DT-07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

STATUS_ASN = frozenset({"PNS", "CPNS", "PPPK", "PPPK_PARUH_WAKTU"})

# kedudukan -> why there is no planning
TIDAK_WAJIB = {
    "CLTN": "sedang cuti di luar tanggungan negara",
    "MPP": "dalam masa persiapan pensiun",
    "PEMBERHENTIAN_SEMENTARA": "sedang diberhentikan sementara",
    "DIBERHENTIKAN_SEMENTARA": "sedang diberhentikan sementara",
    "TUGAS_BELAJAR": "sedang tugas belajar penuh waktu",
    "PENSIUN": "sudah pensiun",
    "BERHENTI": "sudah berhenti",
}


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
    if status not in STATUS_ASN:
        return KewajibanSkp(False, "Bukan pegawai ASN: SKP boleh disusun, tanpa predikat resmi.", True)
    if kedudukan in TIDAK_WAJIB:
        return KewajibanSkp(False, f"Tidak wajib menyusun SKP karena {TIDAK_WAJIB[kedudukan]}.")
    if hari and mulai_bertugas and hari < mulai_bertugas:
        return KewajibanSkp(False, "Belum mulai bertugas menurut SPMT.")
    return KewajibanSkp(True, "Pegawai ASN aktif wajib menyusun SKP.")
