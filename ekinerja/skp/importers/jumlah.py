"""Do the quarters agree with the year? (kinds of target, R-28)"""

from decimal import Decimal
from typing import Any

from ekinerja.skp.models import JenisTarget


def periksa_target(indikator: dict[str, Any]) -> str:
    """What does not agree, as the end of a sentence; empty when all is well or nothing can be compared."""
    aksi = sorted(indikator["aksi"], key=lambda a: (a["triwulan"], a["tenggat"]))
    if not aksi:
        return ""
    if indikator["jenis_target"] == JenisTarget.TANGGAL:
        return _tanggal(indikator, aksi)
    nilai = [None if a["nilai"] is None else Decimal(a["nilai"]) for a in aksi]
    if indikator["nilai"] is None or None in nilai:
        return ""
    setahun = Decimal(indikator["nilai"])
    if indikator["jenis_target"] == JenisTarget.TRAJECTORY:
        akhir = nilai[-1]
        if akhir != setahun:
            return f"triwulan terakhir {_tulis(akhir)}, sedangkan target setahun {_tulis(setahun)}."
        return ""
    jumlah = sum((n for n in nilai if n is not None), Decimal())
    if jumlah != setahun:
        return f"jumlah rencana aksi {_tulis(jumlah)}, sedangkan target setahun {_tulis(setahun)}."
    return ""


def _tanggal(indikator: dict[str, Any], aksi: list[dict[str, Any]]) -> str:
    if len(aksi) > 1:
        return f"target berjenis tanggal memerlukan satu rencana aksi; di berkas {len(aksi)}."
    if aksi[0]["target"] and indikator["target"] and aksi[0]["target"] != indikator["target"]:
        return f"tanggal rencana aksi {aksi[0]['target']}, sedangkan target setahun {indikator['target']}."
    return ""


def _tulis(nilai: Decimal | None) -> str:
    return "" if nilai is None else format(nilai.normalize(), "f").replace(".", ",")
