"""One spelling for every value, so that equal content always has an equal digest."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

_tulis = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def baku(nilai: Any) -> Any:
    """`nilai` in JSON types: 2.50 and 2.5 are one number, moments are UTC. Raises TypeError for a float."""
    jenis = type(nilai)
    if jenis is str or nilai is None or isinstance(nilai, bool | int):
        return nilai
    if jenis is list or jenis is tuple:  # before the abstract classes below, whose check costs much more
        return [baku(v) for v in nilai]
    if jenis is dict or isinstance(nilai, Mapping):
        return {str(k): baku(v) for k, v in nilai.items()}
    if isinstance(nilai, Enum):
        return baku(nilai.value)
    if isinstance(nilai, str | UUID):
        return str(nilai)
    if isinstance(nilai, Decimal):
        return _angka(nilai)
    if isinstance(nilai, datetime):
        return nilai.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(nilai, date | time):
        return nilai.isoformat()
    if isinstance(nilai, Sequence | set | frozenset):
        urut = sorted(nilai, key=str) if isinstance(nilai, set | frozenset) else nilai
        return [baku(v) for v in urut]
    raise TypeError(f"{type(nilai).__name__} tidak dapat ditulis baku")


def _angka(nilai: Decimal) -> str:
    return "0" if not nilai else format(nilai.normalize(), "f")


def kanonik(nilai: Any) -> str:
    """Canonical JSON text of `nilai`: sorted keys, no spaces."""
    return _tulis(baku(nilai))
