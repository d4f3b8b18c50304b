"""Who may look at a job."""

from collections.abc import Callable
from typing import Any

from ekinerja.inti.models.tugas import Pekerjaan

_penilik: list[Callable[[Any], bool]] = []


def daftar_penilik(fungsi: Callable[[Any], bool]) -> None:
    """Register (in `ready()`) who sees every job: `fungsi(akun)` is True for an administrator."""
    if fungsi not in _penilik:
        _penilik.append(fungsi)


def boleh_melihat_pekerjaan(akun: Any, baris: Pekerjaan) -> bool:
    """The owner (account or person), or an overseer."""
    if not akun.is_authenticated:
        return False
    pegawai = getattr(akun, "pegawai", None)
    milik = {akun.id_publik, getattr(pegawai, "id_publik", None)} - {None}
    return baris.pemilik in milik or any(fungsi(akun) for fungsi in _penilik)
