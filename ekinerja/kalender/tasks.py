"""Periodic work of the calendar."""

from datetime import timedelta

from ekinerja.inti.tugas import berkala
from ekinerja.inti.waktu import jam_diatur, sekarang
from ekinerja.kalender import actions


@berkala("kalender.denyut", setiap=timedelta(seconds=45))
def denyut() -> None:
    """Say that the system lives. With a clock set by hand a gap means nothing."""
    if not jam_diatur():
        actions.berdenyut(pada=sekarang())
