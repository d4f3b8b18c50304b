"""The hub: who listens to what, and handing out events to them. Lives on the event loop's thread."""

import asyncio
import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

ANTREAN_MAKS = 200


class Kabar(NamedTuple):
    """One row of the outbox."""

    nomor: int
    kanal: str
    jenis: str
    data: dict[str, Any]

    def teks(self) -> bytes:
        """As the browser's EventSource reads it."""
        isi = json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))
        return f"id: {self.nomor}\nevent: {self.jenis}\ndata: {isi}\n\n".encode()


def muat_ulang(nomor: int) -> bytes:
    """Something was missed that is no longer kept: the page asks for its fragments once."""
    return f'id: {nomor}\ndata: {{"jenis":"poll","data":{{}}}}\n\n'.encode()


@dataclass(eq=False, slots=True)
class Pendengar:
    """One open connection. A browser that does not read is cut off; it comes back with the last number it saw."""

    kanal: frozenset[str]
    antrean: "asyncio.Queue[tuple[int, bytes]]" = field(default_factory=lambda: asyncio.Queue(ANTREAN_MAKS))
    # Up to this number everything was sent from the table.
    sudah: int = 0
    tertinggal: bool = False

    def beri(self, nomor: int, teks: bytes) -> None:
        try:
            self.antrean.put_nowait((nomor, teks))
        except asyncio.QueueFull:
            self.tertinggal = True


class Pusat:
    """Channels and their listeners. `nomor` is the newest event handed out."""

    def __init__(self) -> None:
        self.nomor = 0
        self._menurut_kanal: dict[str, set[Pendengar]] = defaultdict(set)
        self.jumlah = 0

    def masuk(self, pendengar: Pendengar) -> None:
        self.jumlah += 1
        for kanal in pendengar.kanal:
            self._menurut_kanal[kanal].add(pendengar)

    def keluar(self, pendengar: Pendengar) -> None:
        self.jumlah -= 1
        self._lepas(pendengar)

    def pindah(self, pendengar: Pendengar, kanal: frozenset[str]) -> None:
        """The person's rights have changed."""
        self._lepas(pendengar)
        pendengar.kanal = kanal
        for nama in kanal:
            self._menurut_kanal[nama].add(pendengar)

    def sebar(self, kabar: list[Kabar]) -> None:
        """Hand out new events, in order."""
        for satu in kabar:
            self.nomor = satu.nomor
            penerima = self._menurut_kanal.get(satu.kanal)
            if penerima:
                teks = satu.teks()
                for pendengar in penerima:
                    pendengar.beri(satu.nomor, teks)

    def _lepas(self, pendengar: Pendengar) -> None:
        for kanal in pendengar.kanal:
            penerima = self._menurut_kanal[kanal]
            penerima.discard(pendengar)
            if not penerima:
                del self._menurut_kanal[kanal]
