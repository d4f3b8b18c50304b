"""Counting obliged people per unit: one unit is open, each unit right below it is a row with its whole subtree."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ekinerja.aturan.kewajiban import STATUS_ASN, TIDAK_WAJIB
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Penugasan, UnitKerja
from ekinerja.kepegawaian.peran import SELURUHNYA

if TYPE_CHECKING:
    from django.db.models import QuerySet


class Baris(Protocol):
    """What a row must have to be sorted."""

    nama: str


B = TypeVar("B", bound=Baris)


def tugas_wajib(hari: date) -> "QuerySet[Penugasan]":
    """Definitive assignments of people who are obliged on that day (DT-07)."""
    definitif = Penugasan.objects.filter(berlaku(hari), jenis=Penugasan.Jenis.DEFINITIF, pegawai__status__in=STATUS_ASN)
    return definitif.exclude(pegawai__kedudukan__in=TIDAK_WAJIB)


def unit_terlihat(jalur: list[str]) -> Any:
    """Units within these paths, by name."""
    semua = UnitKerja.objects.order_by("nama")
    return semua if SELURUHNYA in jalur else semua.di_bawah_salah_satu(jalur)


@dataclass(frozen=True, slots=True)
class UnitTerbuka(Generic[B]):
    """`baris`: code -> row, of the units right below and of the open one itself; `wakil`: unit -> code of its row."""

    unit: dict[str, Any]
    baris: dict[str, B]
    wakil: dict[int, str]

    def isi(self, terpakai: Callable[[B], Any]) -> list[B]:
        """Rows with something in them, by name; the open unit's own people come last."""
        ada = [(kode == self.unit["kode"], b) for kode, b in self.baris.items() if terpakai(b)]
        return [b for _, b in sorted(ada, key=lambda pasangan: (pasangan[0], pasangan[1].nama))]


def buka_unit(jalur: list[str], induk: str, buat: Callable[[str, str, bool], B]) -> UnitTerbuka[B] | None:
    """Open the unit with the code `induk`, else the top of what is seen. `buat(kode, nama, ada_anak)` makes a row.

    One query. None where no unit is seen.
    """
    unit = list(unit_terlihat(jalur).values("pk", "kode", "nama", "jalur", "induk_id"))
    buka = next((u for u in unit if u["kode"] == induk), None) or min(unit, key=lambda u: len(u["jalur"]), default=None)
    if buka is None:
        return None
    anak = defaultdict(list)
    for u in unit:
        anak[u["induk_id"]].append(u)
    baris = {u["kode"]: buat(u["kode"], u["nama"], bool(anak[u["pk"]])) for u in anak[buka["pk"]]}
    baris[buka["kode"]] = buat(buka["kode"], f"Langsung di {buka['nama']}", False)
    dalam = [u for u in unit if u["jalur"].startswith(buka["jalur"])]
    wakil = {u["pk"]: u["jalur"][len(buka["jalur"]) :].strip("/").split("/")[0] or buka["kode"] for u in dalam}
    return UnitTerbuka(buka, baris, wakil)
