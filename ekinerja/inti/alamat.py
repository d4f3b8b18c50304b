"""Addresses of named pages. A page shows dozens; each name is resolved once per process."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.urls import reverse

_TANDA = tuple(str(UUID(int=0xA1A3A7 + n)) for n in range(3))


def alamat(nama: str, /, *args: Any, **kwargs: Any) -> str:
    """Address of a named page. Raises NoReverseMatch for a wrong name: an error, not an empty link."""
    if kwargs or len(args) > len(_TANDA) or not all(type(a) is UUID for a in args):
        return reverse(nama, args=args or None, kwargs=kwargs or None)
    hasil = _pola(nama, len(args))
    for tanda, nilai in zip(_TANDA, args, strict=False):
        hasil = hasil.replace(tanda, str(nilai))
    return hasil


@lru_cache(maxsize=512)
def _pola(nama: str, banyak: int) -> str:
    return reverse(nama, args=_TANDA[:banyak] or None)
