"""What apps above (`skp`, `timkerja`) tell the plans of the organisation: registries, filled in their `ready()`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from ekinerja.perencanaan.models import Matriks


class RhkPimpinan(NamedTuple):
    """One result of a leader that may become a column."""

    id: UUID
    teks: str
    target: str


class CalonAnggota(NamedTuple):
    """A group of people that may become rows of a matriks in one act: a POST to `alamat` brings them."""

    nama: str
    ket: str
    banyak: int
    alamat: str


SumberRhk = Callable[[int, int], list[RhkPimpinan]]
SumberDiambil = Callable[[int], set[int]]
SumberCalon = Callable[["Matriks"], list[CalonAnggota]]
_rhk: list[SumberRhk] = []
_diambil: list[SumberDiambil] = []
_calon: list[SumberCalon] = []


def daftar_rhk(fungsi: SumberRhk) -> None:
    """`fungsi(pegawai, tahun)`: the results in the plan of this leader."""
    if fungsi not in _rhk:
        _rhk.append(fungsi)


def daftar_diambil(fungsi: SumberDiambil) -> None:
    """`fungsi(matriks)`: which cells of this matriks already stand in somebody's plan."""
    if fungsi not in _diambil:
        _diambil.append(fungsi)


def daftar_calon(fungsi: SumberCalon) -> None:
    """`fungsi(matriks)`: groups with people who are not rows of it yet."""
    if fungsi not in _calon:
        _calon.append(fungsi)


def rhk_pimpinan(pegawai: int, tahun: int) -> list[RhkPimpinan]:
    return [r for fungsi in _rhk for r in fungsi(pegawai, tahun)]


def sel_diambil(matriks: int) -> set[int]:
    return set().union(*(fungsi(matriks) for fungsi in _diambil))


def calon_anggota(matriks: "Matriks") -> list[CalonAnggota]:
    return [c for fungsi in _calon for c in fungsi(matriks)]
