"""What a check of a file found: how many rows go where, and what a person should look at."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Akibat(StrEnum):
    """What happens to the row of an entry."""

    TERIMA = "TERIMA"
    TAHAN = "TAHAN"
    TOLAK = "TOLAK"
    LEWAT = "LEWAT"


class Keadaan(StrEnum):
    """Where a row ended; every row read is in exactly one."""

    BARU = "baru"
    BERUBAH = "berubah"
    TETAP = "tetap"
    DITAHAN = "ditahan"
    DITOLAK = "ditolak"
    DILEWATI = "dilewati"


@dataclass(slots=True)
class Butir:
    """One entry. `baris` is the row as the spreadsheet program shows it, None for the sheet as a whole.

    `usul` is the proposed value, `kunci` names the question (equal questions share it), `baris_lain` the further rows
    that ask the same.
    """

    lembar: str
    baris: int | None
    kolom: str
    nilai: str
    sebab: str
    saran: str = ""
    akibat: Akibat = Akibat.TERIMA
    usul: str = ""
    kunci: str = ""
    baris_lain: list[int] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        isi: dict[str, Any] = {
            "lembar": self.lembar,
            "baris": self.baris,
            "kolom": self.kolom,
            "nilai": self.nilai,
            "sebab": self.sebab,
            "saran": self.saran,
            "akibat": self.akibat.value,
        }
        if self.usul:
            isi |= {"usul": self.usul, "kunci": self.kunci}
        if self.baris_lain:
            isi["baris_lain"] = self.baris_lain
        return isi

    @property
    def semua_baris(self) -> list[int]:
        return ([] if self.baris is None else [self.baris]) + self.baris_lain


class HasilImpor:
    """Counts and entries of one check."""

    def __init__(self) -> None:
        self._keadaan: dict[int, Keadaan] = {}
        self._usulan: dict[tuple[str, str, str], Butir] = {}
        self.galat: list[Butir] = []
        self.peringatan: list[Butir] = []
        # What would be written where something else stands now: `nilai` before, `usul` after.
        self.perubahan: list[Butir] = []

    def tandai(self, baris: int, keadaan: Keadaan) -> None:
        """Say where a row ended. Later calls replace earlier ones."""
        self._keadaan[baris] = keadaan

    def usulkan(self, butir: Butir) -> None:
        """Add a proposal; the same question in another row joins the first."""
        sama = self._usulan.setdefault((butir.kolom, butir.nilai, butir.kunci), butir)
        if sama is not butir and butir.baris is not None:
            sama.baris_lain.append(butir.baris)

    @property
    def usulan(self) -> list[Butir]:
        return list(self._usulan.values())

    @property
    def keadaan(self) -> dict[int, Keadaan]:
        return self._keadaan

    def hitungan(self) -> dict[str, int]:
        """`dibaca` and the six places it is the sum of."""
        jumlah = Counter(self._keadaan.values())
        return {"dibaca": len(self._keadaan), **{k.value: jumlah[k] for k in Keadaan}}

    def json(self) -> dict[str, Any]:
        """The object that `impor --json` prints."""
        isi = {
            **self.hitungan(),
            "usulan": _json(self.usulan),
            "galat": _json(self.galat),
            "peringatan": _json(self.peringatan),
        }
        return isi | ({"perubahan": _json(self.perubahan)} if self.perubahan else {})

    @property
    def bersih(self) -> bool:
        """True when no row is held or refused."""
        return not any(k in (Keadaan.DITAHAN, Keadaan.DITOLAK) for k in self._keadaan.values())


def _json(butir: Iterable[Butir]) -> list[dict[str, Any]]:
    return [b.json() for b in butir]
