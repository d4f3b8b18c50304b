"""The one clock of the product.

Moments are aware and in UTC, days are dates in Palu (WITA, UTC+8, no daylight saving). `KINERJA_SEKARANG` sets the
moment at which the clock starts; from there it runs on with the machine's monotonic clock, in step in all processes.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

ZONA = ZoneInfo("Asia/Makassar")

_NAMA = "KINERJA_SEKARANG"
# Reading of the monotonic clock when the product's clock was set: child processes inherit it and agree.
_NAMA_MULAI = "KINERJA_SEKARANG_MULAI"

_beku: datetime | None = None
_dasar: tuple[datetime, float] | None = None
_terbaca = False


def siapkan() -> None:
    """Read `KINERJA_SEKARANG` once. Raises ImproperlyConfigured for a wrong value."""
    global _dasar, _terbaca
    teks = os.environ.get(_NAMA, "").strip()
    _dasar = (_urai(teks), _mulai()) if teks else None
    _terbaca = True


def _urai(teks: str) -> datetime:
    try:
        saat = datetime.fromisoformat(teks)
    except ValueError:
        saat = None
    if saat is None or saat.tzinfo is None:
        raise ImproperlyConfigured(
            f"{_NAMA} harus berupa saat ISO dengan selisih zona, misalnya 2026-11-02T08:00:00+08:00."
        )
    return saat.astimezone(UTC)


def _mulai() -> float:
    try:
        return float(os.environ.setdefault(_NAMA_MULAI, repr(time.monotonic())))
    except ValueError:
        os.environ[_NAMA_MULAI] = repr(time.monotonic())
        return float(os.environ[_NAMA_MULAI])


def sekarang() -> datetime:
    """Now, aware, in UTC."""
    if _beku is not None:
        return _beku
    if not _terbaca:
        siapkan()
    if _dasar is None:
        return jam_mesin()
    saat, mulai = _dasar
    return saat + timedelta(seconds=time.monotonic() - mulai)


def hari_ini() -> date:
    """Today's date in Palu."""
    return lokal(sekarang()).date()


def lokal(saat: datetime) -> datetime:
    """The same moment as people in Palu read it."""
    return saat.astimezone(ZONA)


def jam_mesin() -> datetime:
    """The machine's own clock: only for leases, retries and file ages, which `KINERJA_SEKARANG` must not move."""
    return datetime.now(UTC)


def jam_diatur() -> bool:
    """True when the product's clock was set by `KINERJA_SEKARANG`."""
    if not _terbaca:
        siapkan()
    return _dasar is not None


def periksa_jam(jenis_instansi: str) -> None:
    """Refuse a set clock in a *nyata* database: deadlines and the trail must follow real time there."""
    if jenis_instansi == "nyata" and jam_diatur():
        raise ImproperlyConfigured(f"{_NAMA} tidak boleh dipakai pada basis data nyata. Hapus pengaturan itu.")


@contextmanager
def bekukan(saat: datetime) -> Iterator[None]:
    """Stop the clock at `saat` inside the block, for tests and for building the demo city."""
    global _beku
    if saat.tzinfo is None:
        raise ValueError("saat harus membawa zona waktu")
    lama, _beku = _beku, saat.astimezone(UTC)
    try:
        yield
    finally:
        _beku = lama
