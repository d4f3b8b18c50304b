"""Periodic work on proposals."""

from datetime import timedelta

from ekinerja.inti.tugas import berkala
from ekinerja.inti.waktu import sekarang
from ekinerja.perbaikan import actions


@berkala("perbaikan.harian", setiap=timedelta(hours=12))
def harian() -> dict[str, int]:
    """What the register repaired by itself is finished; what nobody answered in time is shown to the personnel office."""
    pada = sekarang()
    return {"selesai": actions.cocokkan(pada=pada), "lewat_waktu": actions.eskalasi(pada=pada)}


@berkala("perbaikan.perpindahan", setiap=timedelta(hours=1))
def perpindahan() -> int:
    """Appointments that were recorded ahead take effect on their day."""
    return actions.berlakukan(pada=sekarang())
