"""A period as people name it: the rows of all groups with the same year, kind and number."""

from collections.abc import Iterable
from typing import NamedTuple

from ekinerja.aturan.periode import JenisPeriode, nama_periode
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.perencanaan.models import Periode

_baris = KueriSiap(Periode.objects.filter, tahun=int, jenis=str, urutan=int)


class KunciPeriode(NamedTuple):
    """Sorts by time. Written `2026-TRIWULANAN-3` in addresses."""

    tahun: int
    jenis: str
    urutan: int

    def __str__(self) -> str:
        return f"{self.tahun}-{self.jenis}-{self.urutan}"

    @property
    def sebutan(self) -> str:
        return nama_periode(self.jenis, self.tahun, self.urutan)

    def baris(self) -> list[Periode]:
        """The rows of all groups. One query."""
        return _baris(**self._asdict())


def baca_kunci(teks: str | None) -> KunciPeriode | None:
    """None for anything that is not a key."""
    bagian = (teks or "").split("-")
    if len(bagian) != 3 or bagian[1] not in JenisPeriode.__members__:
        return None
    if not all(b.isascii() and b.isdigit() and len(b) < 5 for b in (bagian[0], bagian[2])):
        return None
    kunci = KunciPeriode(int(bagian[0]), bagian[1], int(bagian[2]))
    return kunci if 1 <= kunci.urutan <= 12 and kunci.tahun >= 2000 else None


def pilih(teks: str | None, ada: Iterable[KunciPeriode], bawaan: KunciPeriode | None) -> KunciPeriode | None:
    """The asked period where it exists, else the usual one."""
    diminta = baca_kunci(teks)
    return diminta if diminta in set(ada) else bawaan
