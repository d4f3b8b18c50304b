"""What the plans of persons (`skp`, above) tell the plans of the organisation: registries, filled in their `ready()`."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID


class RhkPimpinan(NamedTuple):
    """One result of a leader that may become a column."""

    id: UUID
    teks: str
    target: str


SumberRhk = Callable[[int, int], list[RhkPimpinan]]
SumberDiambil = Callable[[int], set[int]]
_rhk: list[SumberRhk] = []
_diambil: list[SumberDiambil] = []


def daftar_rhk(fungsi: SumberRhk) -> None:
    """`fungsi(pegawai, tahun)`: the results in the plan of this leader."""
    if fungsi not in _rhk:
        _rhk.append(fungsi)


def daftar_diambil(fungsi: SumberDiambil) -> None:
    """`fungsi(matriks)`: which cells of this matriks already stand in somebody's plan."""
    if fungsi not in _diambil:
        _diambil.append(fungsi)


def rhk_pimpinan(pegawai: int, tahun: int) -> list[RhkPimpinan]:
    return [r for fungsi in _rhk for r in fungsi(pegawai, tahun)]


def sel_diambil(matriks: int) -> set[int]:
    return set().union(*(fungsi(matriks) for fungsi in _diambil))
