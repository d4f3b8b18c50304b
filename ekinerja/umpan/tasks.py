"""Periodic work: quarters of the nameless voice are closed."""

from datetime import timedelta

from ekinerja.inti.tugas import berkala
from ekinerja.inti.waktu import sekarang
from ekinerja.umpan import actions


@berkala("umpan.tutup_periode", setiap=timedelta(hours=24))
def tutup() -> dict[str, int]:
    """Once a day; the morning after a quarter has ended is when it takes effect."""
    return {"ditutup": actions.tutup_periode(pada=sekarang())}
