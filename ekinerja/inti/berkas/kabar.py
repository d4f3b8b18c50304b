"""Who has to hear that a file cannot be used, and on which page it hangs. Upper apps register in `ready()`."""

from collections.abc import Callable

from ekinerja.inti.models.berkas import Berkas

_pendengar: list[Callable[[Berkas], None]] = []
_tempat: list[Callable[[Berkas], str]] = []


def daftar_pendengar(fungsi: Callable[[Berkas], None]) -> None:
    """`fungsi(berkas)` is called inside the transaction that marks the file as unusable."""
    if fungsi not in _pendengar:
        _pendengar.append(fungsi)


def daftar_tempat(fungsi: Callable[[Berkas], str]) -> None:
    """`fungsi(berkas)` returns the address of the page where the file hangs and can be sent anew, or an empty text."""
    if fungsi not in _tempat:
        _tempat.append(fungsi)


def tempat_pakai(berkas: Berkas) -> str:
    """Address of the page where the file hangs; empty when it hangs nowhere."""
    return next((alamat for fungsi in _tempat if (alamat := fungsi(berkas))), "")


def beri_tahu(berkas: Berkas) -> None:
    """Tell everybody who registered."""
    for fungsi in _pendengar:
        fungsi(berkas)
