"""What leaves the application together, and what a way out promises."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from ekinerja.pemberitahuan.jenis import Jenis
from ekinerja.pemberitahuan.pilihan import Penerima


class Putus(Exception):
    """The way itself cannot be reached: nothing was claimed, nothing counts as a try."""


class Gagal(Exception):
    """This one could not be sent. `tetap`: no further try would help. `tunggu`: what the receiving server asked for."""

    def __init__(self, kalimat: str, *, tetap: bool = False, tunggu: timedelta | None = None) -> None:
        super().__init__(kalimat)
        self.kalimat, self.tetap, self.tunggu = kalimat[:200], tetap, tunggu


@dataclass(frozen=True, slots=True)
class Butir:
    """One message in a bundle."""

    pk: int
    id_publik: UUID
    jenis: Jenis
    kode: str
    judul: str
    jumlah: int
    dibuat_pada: datetime
    dibaca: bool


@dataclass(slots=True)
class Bundel:
    """What goes out as one mail or one push."""

    saluran: str
    orang: Penerima
    langganan: int | None
    surat: UUID | None
    percobaan: int
    isi: list[Butir] = field(default_factory=list)


class Jalan(Protocol):
    """A way out: entered once per round."""

    def __enter__(self) -> "Jalan": ...
    def __exit__(self, *_: Any) -> None: ...
    def siap(self) -> None:
        """Raises `Putus` when it cannot be reached."""

    def dapat(self, b: Bundel) -> str:
        """Why this bundle cannot go at all; empty when it can."""

    def kirim(self, b: Bundel) -> None:
        """Send it. Raises `Gagal`."""
