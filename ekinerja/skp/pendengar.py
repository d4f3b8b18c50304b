"""What apps above do when the snapshot of an SKP is corrected. They register in `ready()`; called in its transaction."""

from collections.abc import Callable

from ekinerja.skp.models import Skp

_pendengar: list[Callable[[Skp], None]] = []


def dengarkan_potret(fungsi: Callable[[Skp], None]) -> None:
    """Register a listener; it gets the SKP as it is after the correction."""
    if fungsi not in _pendengar:
        _pendengar.append(fungsi)


def siarkan_potret(skp: Skp) -> None:
    """Tell every listener."""
    for fungsi in _pendengar:
        fungsi(skp)
