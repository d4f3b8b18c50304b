"""What the code deep inside may know about the request it serves: its number, nothing else.

Who acts is an argument (`oleh=`), never ambient.
"""

import secrets
from contextvars import ContextVar

_permintaan: ContextVar[str] = ContextVar("permintaan", default="")


def nomor_permintaan() -> str:
    """Number of the request being served; empty outside a request."""
    return _permintaan.get()


def pakai_permintaan(nomor: str) -> None:
    """Set the number for the code that follows in this thread or task."""
    _permintaan.set(nomor)


def nomor_baru() -> str:
    """A number a person can read out on the phone: 12 characters."""
    return secrets.token_hex(6)
