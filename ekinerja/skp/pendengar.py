"""What apps above do when the snapshot of an SKP is corrected or the SKP is closed. They register in `ready()`."""

from collections.abc import Callable, Iterable

from ekinerja.skp.models import Skp

_pendengar: list[Callable[[Skp], None]] = []
_pendengar_tutup: list[Callable[[Skp], None]] = []
_penghalang_buka: list[Callable[[Skp], Iterable[str]]] = []


def dengarkan_potret(fungsi: Callable[[Skp], None]) -> None:
    """Register a listener; it gets the SKP as it is after the correction."""
    if fungsi not in _pendengar:
        _pendengar.append(fungsi)


def siarkan_potret(skp: Skp) -> None:
    """Tell every listener."""
    for fungsi in _pendengar:
        fungsi(skp)


def dengarkan_tutup(fungsi: Callable[[Skp], None]) -> None:
    """Register a listener; it gets an SKP whose last day has just changed by a closing or its taking back, in the same
    transaction.
    """
    if fungsi not in _pendengar_tutup:
        _pendengar_tutup.append(fungsi)


def siarkan_tutup(skp: Skp) -> None:
    """Tell every listener that the SKP was closed, or runs on."""
    for fungsi in _pendengar_tutup:
        fungsi(skp)


def daftar_penghalang(fungsi: Callable[[Skp], Iterable[str]]) -> None:
    """Register what an app has built on a closing: sentences that keep it from being taken back."""
    if fungsi not in _penghalang_buka:
        _penghalang_buka.append(fungsi)


def penghalang_buka() -> list[Callable[[Skp], Iterable[str]]]:
    return list(_penghalang_buka)
