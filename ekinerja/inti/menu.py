"""The main menu and the bell, filled by the apps.

An app registers in its `apps.py`, in `ready()`:

    from ekinerja.inti import menu
    menu.daftar("Lapor", "harian:lapor", ikon="lapor", urutan=20, ponsel=True)
    menu.daftar("Tim saya", "harian:tim", ikon="tim", urutan=40, tampil=permissions.punya_tim)
    menu.pasang_lonceng("pemberitahuan:daftar", hitung_belum_dibaca)

`tampil` (who has it) and `kecuali` (who of nearly everybody has no use for it) and the bell's count receive the request
and are asked only when a page with the frame is drawn.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpRequest

from ekinerja.inti.alamat import alamat

Tampil = Callable[[HttpRequest], bool]
Hitung = Callable[[HttpRequest], int]

# What fits into the bar at the bottom of a phone beside "Menu".
MAKS_PONSEL = 3


def _selalu(_: HttpRequest) -> bool:
    return True


def _tidak_pernah(_: HttpRequest) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Butir:
    teks: str
    rute: str
    ikon: str
    urutan: int
    ponsel: bool = False
    kelompok: str = "utama"
    ket: str = ""
    tampil: Tampil = field(default=_selalu, compare=False)
    kecuali: Tampil = field(default=_tidak_pernah, compare=False)


@dataclass(frozen=True, slots=True)
class ButirTampil:
    """One line of the menu as the template draws it."""

    teks: str
    alamat: str
    ikon: str
    ponsel: bool
    kini: bool
    ket: str = ""


@dataclass(frozen=True, slots=True)
class Lonceng:
    alamat: str
    jumlah: int


_butir: dict[str, Butir] = {}
_lonceng: list[tuple[str, Hitung]] = []


def daftar(
    teks: str,
    rute: str,
    *,
    ikon: str,
    urutan: int,
    ponsel: bool = False,
    kelompok: str = "utama",
    ket: str = "",
    tampil: Tampil = _selalu,
    kecuali: Tampil = _tidak_pernah,
) -> None:
    """Add a line. `kelompok` "utama" stands in the header; any other name is a heading on the menu page only."""
    _butir[rute] = Butir(teks, rute, ikon, urutan, ponsel, kelompok, ket, tampil, kecuali)


def pasang_lonceng(rute: str, hitung: Hitung) -> None:
    """Say where notices are listed and how many are unread."""
    _lonceng[:] = [(rute, hitung)]


def kini(alamat: str, jalur: str) -> bool:
    """Is the page at `jalur` inside the section `alamat`? The home page only when it is exactly that."""
    dasar = alamat.rstrip("/")
    return jalur == alamat if not dasar else jalur == dasar or jalur.startswith(dasar + "/")


def _rakit(butir: Butir, request: HttpRequest, ponsel: bool) -> ButirTampil:
    ke = alamat(butir.rute)
    return ButirTampil(butir.teks, ke, butir.ikon, ponsel, kini(ke, request.path), butir.ket)


def _di_ponsel(butir: list[Butir]) -> set[str]:
    """Routes in the bar of a phone. What only some people have comes before what everybody has."""
    calon = sorted((b for b in butir if b.ponsel), key=lambda b: (b.tampil is _selalu, b.urutan))
    return {b.rute for b in calon[:MAKS_PONSEL]}


def menu(request: HttpRequest, kelompok: str = "utama") -> list[ButirTampil]:
    """Lines of one group this person may see, in order."""
    urut = sorted((b for b in _butir.values() if b.kelompok == kelompok), key=lambda b: b.urutan)
    boleh = [b for b in urut if b.tampil(request) and not b.kecuali(request)]
    ponsel = _di_ponsel(boleh)
    return [_rakit(b, request, b.rute in ponsel) for b in boleh]


def semua_kelompok(request: HttpRequest) -> list[tuple[str, list[ButirTampil]]]:
    """Every group with what this person may see, for the menu page; the main group first, empty groups left out."""
    nama = sorted({b.kelompok for b in _butir.values()}, key=lambda k: (k != "utama", k))
    return [(k, isi) for k in nama if (isi := menu(request, k))]


def lonceng(request: HttpRequest) -> Lonceng | None:
    """The bell, or None where no app keeps notices."""
    if not _lonceng:
        return None
    rute, hitung = _lonceng[0]
    return Lonceng(alamat(rute), hitung(request))
