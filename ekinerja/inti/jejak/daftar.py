"""How to recompute what a legal act fixed. Filled by the apps in `ready()`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

Satu = Callable[[UUID], Mapping[str, Any] | None]
Banyak = Callable[[list[UUID]], Mapping[UUID, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Pengukur:
    """One registration: acts `kejadian` (empty: all) on objects of `label`."""

    label: str
    fungsi: Satu
    banyak: Banyak | None
    kejadian: frozenset[str]

    def ukur(self, uuid: list[UUID]) -> Mapping[UUID, Mapping[str, Any]]:
        """Today's content of these objects; a missing one is left out."""
        if self.banyak is not None:
            return self.banyak(uuid)
        hasil = ((u, self.fungsi(u)) for u in uuid)
        return {u: nilai for u, nilai in hasil if nilai is not None}


_pengukur: dict[tuple[str, frozenset[str]], Pengukur] = {}


def daftar_sidik(label_model: str, fungsi: Satu, *, kejadian: Iterable[str] = (), banyak: Banyak | None = None) -> None:
    """Register how to recompute `tetap` of a legal act from today's rows.

    `fungsi(id_publik)` gives the same mapping that the verb passed as `tetap=`, whatever state the row is in now, or
    None when the row is gone (which the checker reports). With `kejadian`, only these acts belong to the group: use it
    where two acts on one kind of object fix different fields. `banyak` does the same for a list of ids in few queries.
    """
    kunci = (label_model, frozenset(kejadian))
    _pengukur[kunci] = Pengukur(label_model, fungsi, banyak, frozenset(kejadian))


def semua_pengukur() -> list[Pengukur]:
    """Every registration."""
    return list(_pengukur.values())
