"""What a rule gives back, and how it refuses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ekinerja.aturan.kode import Tingkat


@dataclass(frozen=True, slots=True)
class Jawaban:
    """A result with the steps that led to it, its sources and the rule version used."""

    hasil: dict[str, Any]
    langkah: list[str]
    dasar: list[str]
    versi: str

    def ke_dict(self) -> dict[str, Any]:
        """The shape that leaves the program as JSON."""
        return {
            "hasil": self.hasil,
            "langkah": list(self.langkah),
            "dasar": list(self.dasar),
            "versi": self.versi,
        }


@dataclass(frozen=True, slots=True)
class Galat:
    """One field of the input that cannot be used, and why (Indonesian)."""

    medan: str
    sebab: str


class MasukanSalah(ValueError):
    """The input cannot be computed; carries every reason."""

    def __init__(self, *galat: Galat) -> None:
        super().__init__("; ".join(f"{g.medan}: {g.sebab}" for g in galat))
        self.galat = list(galat)


@dataclass(frozen=True, slots=True)
class Butir:
    """One finding of a check: a code, its weight, a sentence, and the place on the form."""

    kode: str
    tingkat: Tingkat
    kalimat: str
    letak: str = field(default="")


def menghalangi(butir: Iterable[Butir]) -> list[Butir]:
    """Only the findings that stop the act."""
    return [b for b in butir if b.tingkat is Tingkat.BLOKIR]
