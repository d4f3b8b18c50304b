"""What the code deep inside may know about the request it serves: its number and the name of its address.

Who acts is an argument (`oleh=`), never ambient.
"""

import secrets
from contextvars import ContextVar

_permintaan: ContextVar[str] = ContextVar("permintaan", default="")
_rute: ContextVar[str] = ContextVar("rute", default="")


def nomor_permintaan() -> str:
    """Number of the request being served; empty outside a request."""
    return _permintaan.get()


def pakai_permintaan(nomor: str) -> None:
    """Set the number for the code that follows in this thread or task; which address it is, is not known yet."""
    _permintaan.set(nomor)
    _rute.set("")


def rute_permintaan() -> str:
    """Name of the address being answered (`harian:detail`); empty outside a request."""
    return _rute.get()


def pakai_rute(nama: str) -> None:
    """Set the name of the address for the code that follows."""
    _rute.set(nama)


def nomor_baru() -> str:
    """A number a person can read out on the phone: 12 characters."""
    return secrets.token_hex(6)
