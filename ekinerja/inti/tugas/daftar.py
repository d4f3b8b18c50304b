"""Which jobs exist. Apps register them by importing their `tasks` module in `ready()`."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from .konteks import Konteks

F = TypeVar("F", bound=Callable[..., Any])

MAKS_PERCOBAAN = 5
# More frequent ones run inside the scheduler, without a row per run.
_LANGSUNG = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Jenis:
    """One kind of job."""

    nama: str
    fungsi: Callable[..., Any]
    maks_percobaan: int = MAKS_PERCOBAAN

    def panggil(self, ctx: Konteks, argumen: dict[str, Any]) -> Any:
        return self.fungsi(ctx, **argumen)


@dataclass(frozen=True, slots=True)
class Berkala:
    """A job that comes back."""

    nama: str
    setiap: timedelta
    fungsi: Callable[..., Any]

    @property
    def langsung(self) -> bool:
        return self.setiap < _LANGSUNG


_jenis: dict[str, Jenis] = {}
_berkala: dict[str, Berkala] = {}


def pekerjaan(nama: str, *, maks_percobaan: int = MAKS_PERCOBAAN) -> Callable[[F], F]:
    """Register `def f(ctx, **args)` as the job `nama`. What it returns (JSON) becomes `hasil`.

    A try may be cut off at any point and made again: guard each effect with `ctx.efek`. AturanDilanggar ends the job
    at once with its sentence; any other exception is tried again, at most `maks_percobaan` times in all.
    """

    def hias(fungsi: F) -> F:
        _jenis[nama] = Jenis(nama, fungsi, maks_percobaan)
        return fungsi

    return hias


def berkala(nama: str, *, setiap: timedelta) -> Callable[[F], F]:
    """Register `def f()` or `def f(ctx)` to run every `setiap`; below one minute it runs without retry and row."""

    def hias(fungsi: F) -> F:
        panggil = fungsi if inspect.signature(fungsi).parameters else _tanpa_konteks(fungsi)
        _berkala[nama] = Berkala(nama, setiap, panggil)
        _jenis[nama] = Jenis(nama, panggil)
        return fungsi

    return hias


def _tanpa_konteks(fungsi: Callable[..., Any]) -> Callable[..., Any]:
    return lambda ctx: fungsi()


def jenis(nama: str) -> Jenis | None:
    """The kind of that name."""
    return _jenis.get(nama)


def semua_berkala() -> list[Berkala]:
    """Every periodic job."""
    return list(_berkala.values())
