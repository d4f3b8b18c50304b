"""Periodic work of the calendar."""

from datetime import timedelta

from ekinerja.inti.tugas import berkala
from ekinerja.inti.waktu import hari_ini, jam_diatur, sekarang
from ekinerja.kalender import actions, pengingat


@berkala("kalender.denyut", setiap=timedelta(seconds=45))
def denyut() -> None:
    """Say that the system lives. With a clock set by hand a gap means nothing."""
    if not jam_diatur():
        actions.berdenyut(pada=sekarang())


@berkala("kalender.pengingat", setiap=timedelta(hours=6))
def ingatkan() -> int:
    """Remind of deadlines that close, and go up the ladder for those that have passed."""
    return pengingat.ingatkan(hari_ini())
