"""Periodic work of the daily reports."""

from datetime import timedelta

from ekinerja.harian.actions.serah import serahkan_semua
from ekinerja.inti.tugas import berkala


@berkala("laporan.serah", setiap=timedelta(hours=1))
def serah() -> dict[str, int]:
    """Reports that wait follow the PPK of today."""
    return {"diserahkan": serahkan_semua()}
