"""Is the trail whole, and do the objects still say what the legal acts fixed?

Everything streams: memory does not grow with the trail.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef

from ekinerja.inti.models.jejak import Jejak, JejakIsi

from . import pemicu, ujung
from .kunci import KunciHilang, kunci
from .rantai import AWAL, KOLOM, Baris, sidik_baris, sidik_bergaram
from .temuan import Temuan
from .ukur import periksa_objek

MAKS_TEMUAN = 50


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """What the check found. `temuan` is in the order of the trail; the first one names the first broken entry."""

    jumlah: int
    temuan: list[Temuan] = field(default_factory=list)

    @property
    def utuh(self) -> bool:
        return not self.temuan

    @property
    def kalimat(self) -> str:
        """One sentence for the operator."""
        if self.utuh:
            return f"Jejak utuh: {self.jumlah} entri diperiksa."
        return f"Jejak rusak. {self.temuan[0].kalimat}"


class _Baris(NamedTuple):
    kolom: Baris
    sidik_sebelum: str
    sidik: str
    isi: str | None
    garam: bytes | None

    @property
    def nomor(self) -> int:
        return self.kolom[0]

    @property
    def isi_sidik(self) -> str:
        return self.kolom[8]


def periksa_jejak() -> HasilPeriksa:
    """Check chain, gaps, content, triggers, the remembered end, and the objects of legal acts."""
    rantai = _Rantai()
    temuan = list(islice(chain(rantai.periksa(), _pemicu(), _yatim(), periksa_objek()), MAKS_TEMUAN))
    return HasilPeriksa(rantai.jumlah, temuan)


class _Rantai:
    """Walks the links in order. After a break it goes on from the next link, so that each break is named once."""

    def __init__(self) -> None:
        self.jumlah = 0
        self._ujung = ujung.baca()

    def periksa(self) -> Iterator[Temuan]:
        akhir = 0
        sebelum = AWAL
        for baris in _baca():
            if self.jumlah == 0:
                try:
                    rahasia = kunci()
                except KunciHilang as galat:
                    yield Temuan(None, str(galat))
                    return
            self.jumlah += 1
            yield from self._satu(rahasia, baris, akhir + 1, sebelum)
            akhir, sebelum = baris.nomor, baris.sidik
        if self._ujung is not None and self._ujung.nomor > akhir:
            yield Temuan(
                akhir + 1,
                f"Entri nomor {akhir + 1} sampai {self._ujung.nomor} pernah dicatat, tetapi tidak ada lagi "
                "di basis data: ujung jejak dipotong, atau basis data diganti salinan lama.",
            )

    def _satu(self, rahasia: bytes, baris: _Baris, harap: int, sebelum: str) -> Iterator[Temuan]:
        nomor = baris.nomor
        if nomor != harap:
            yield Temuan(harap, f"Entri nomor {harap} tidak ada: sesudah nomor {harap - 1} langsung nomor {nomor}.")
            sebelum = baris.sidik_sebelum
        if baris.sidik_sebelum != sebelum or baris.sidik != sidik_baris(rahasia, baris.kolom, baris.sidik_sebelum):
            yield Temuan(nomor, f"Entri nomor {nomor} diubah, ditukar, atau disisipkan: sidiknya tidak cocok.")
        if baris.isi is None or baris.garam is None:
            yield Temuan(nomor, f"Catatan terbaca dari entri nomor {nomor} tidak ada.")
        elif baris.isi_sidik != sidik_bergaram(bytes(baris.garam), baris.isi):
            yield Temuan(nomor, f"Catatan terbaca atau garam dari entri nomor {nomor} diubah.")
        if self._ujung is not None and self._ujung.nomor == nomor and self._ujung.sidik != baris.sidik:
            yield Temuan(
                nomor, f"Entri nomor {nomor} bukan entri yang dulu dicatat: basis data diganti atau disusun ulang."
            )


def _baca() -> Iterator[_Baris]:
    n = len(KOLOM)
    kolom = (*KOLOM, "sidik_sebelum", "sidik", "isi_jejak__isi", "isi_jejak__garam")
    for b in Jejak.objects.order_by("nomor").values_list(*kolom).iterator(chunk_size=2000):
        yield _Baris(b[:n], *b[n:])


def _pemicu() -> Iterable[Temuan]:
    for nama in pemicu.hilang(connection):
        yield Temuan(None, f"Pemicu {nama} yang menjaga jejak tidak terpasang lagi atau diubah.")


def _yatim() -> Iterable[Temuan]:
    """Content without a link: left over when a link was removed."""
    ada = Jejak.objects.filter(pk=OuterRef("pk"))
    for isi in JejakIsi.objects.filter(~Exists(ada)).order_by("pk")[:5]:
        yield Temuan(isi.pk, f"Catatan terbaca nomor {isi.pk} tidak punya entri jejak.")
