"""One thing that is not as it should be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Temuan:
    """`nomor` of the entry concerned (None: the trail as a whole) and a sentence for the operator."""

    nomor: int | None
    kalimat: str
