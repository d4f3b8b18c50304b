"""Which days are working days. The calendar app, which knows corrections, puts its own answer in (`ready()`)."""

from collections.abc import Callable
from datetime import date

from ekinerja import aturan

_hitung: list[Callable[[date], bool]] = []


def pasang(fungsi: Callable[[date], bool]) -> None:
    _hitung[:] = [fungsi]


def hari_kerja(hari: date) -> bool:
    """As the instansi's calendar says; the shipped calendar until one was put in."""
    return _hitung[0](hari) if _hitung else aturan.hari_kerja(hari, aturan.kalender_bawaan().libur)
