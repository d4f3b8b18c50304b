"""Dated facts of a person changed (kedudukan, status): apps above listen and follow."""

from collections.abc import Callable

_pendengar: list[Callable[[set[int]], None]] = []


def dengarkan_fakta(fungsi: Callable[[set[int]], None]) -> None:
    """Register a listener (in `ready()`): called in the transaction with the ids of people whose facts changed."""
    if fungsi not in _pendengar:
        _pendengar.append(fungsi)


def siarkan_fakta(pegawai: set[int]) -> None:
    """Tell every listener; nothing for nobody."""
    if pegawai:
        for fungsi in _pendengar:
            fungsi(pegawai)
