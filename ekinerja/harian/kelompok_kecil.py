"""Which groups of a table of sums are hidden, so that nobody can read or work out the figures of a few people."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sembunyi:
    """Places of the hidden groups, and whether a total over all groups may be shown beside the others."""

    tempat: frozenset[int]
    jumlah_tampil: bool


def sembunyikan(ukuran: Sequence[int], minimum: int) -> Sembunyi:
    """Groups with fewer than `minimum` people are hidden. Where the total minus what is shown would tell of fewer than
    `minimum` people, or of a single group, the smallest shown one is hidden too, the first of equals; and so on. With
    nothing left to hide the total goes as well.

    Our own default, no law: `ukuran` is people per group, in the order of the table.
    """
    tempat = {i for i, n in enumerate(ukuran) if n < minimum}
    if not tempat:
        return Sembunyi(frozenset(), True)
    while not _cukup(ukuran, tempat, minimum):
        tampil = [i for i in range(len(ukuran)) if i not in tempat]
        if not tampil:
            return Sembunyi(frozenset(tempat), False)
        tempat.add(min(tampil, key=lambda i: (ukuran[i], i)))
    return Sembunyi(frozenset(tempat), True)


def _cukup(ukuran: Sequence[int], tempat: set[int], minimum: int) -> bool:
    """Two groups with people at least, and enough people: their sum says nothing about one of them."""
    berisi = [ukuran[i] for i in tempat if ukuran[i]]
    return len(berisi) >= 2 and sum(berisi) >= minimum
