"""Apps above that put right what an outage has changed, in the transaction that enters it."""

from collections.abc import Callable

from ekinerja.inti.jejak import catat
from ekinerja.kalender.hitung import Penanggalan, baca
from ekinerja.kalender.models import Gangguan

# Given the calendar with the outage in it; returns how many rows it put right.
Pendengar = Callable[[Penanggalan], int]
_pendengar: list[Pendengar] = []


def dengarkan(fungsi: Pendengar) -> None:
    if fungsi not in _pendengar:
        _pendengar.append(fungsi)


def betulkan(gangguan: Gangguan) -> None:
    """Ask every listener; what was put right stands in the trail of the outage."""
    p = baca()
    if jumlah := sum(fungsi(p) for fungsi in _pendengar):
        catat("gangguan.tanda_terlambat_dilepas", gangguan, oleh=None, perubahan={"laporan": (None, jumlah)})
