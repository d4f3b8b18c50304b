"""When a message may leave the application: quiet hours, closed days, digest, pause. Pure, in WITA.

What is due in a quiet time waits for the next open minute; nothing is thrown away.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from ekinerja.inti.waktu import ZONA, lokal

HariKerja = Callable[[date], bool]
SEHARI = timedelta(days=1)
# A longer row of closed days is a mistake in the calendar: then the days are not asked.
HARI_MAKS = 31
LANGSUNG, HARIAN, MINGGUAN = "LANGSUNG", "HARIAN", "MINGGUAN"


@dataclass(frozen=True, slots=True)
class Jadwal:
    """What a person chose. `hari_ringkasan` 1 = Monday. `jeda_sampai`: last day of the pause."""

    irama: str = LANGSUNG
    jam_ringkasan: time = time(8)
    hari_ringkasan: int = 1
    tenang: bool = True
    tenang_mulai: time = time(17)
    tenang_sampai: time = time(7)
    tenang_libur: bool = True
    jeda_sampai: date | None = None


BAWAAN = Jadwal()


def boleh(saat: datetime, j: Jadwal, hari_kerja: HariKerja) -> bool:
    """Is this an open minute?"""
    return terbuka_sejak(saat, j, hari_kerja) == saat


def terbuka_sejak(saat: datetime, j: Jadwal, hari_kerja: HariKerja) -> datetime:
    """The first open minute that is not before `saat` (UTC)."""
    t = lokal(saat)
    if j.jeda_sampai is not None and t.date() <= j.jeda_sampai:
        t = datetime.combine(j.jeda_sampai + SEHARI, time(), ZONA)
    for n in range(HARI_MAKS + 1):
        hari = t.date() + n * SEHARI
        if j.tenang_libur and not hari_kerja(hari):
            continue
        for mulai, akhir in _terbuka(hari, j):
            if t < akhir:
                return max(t, mulai).astimezone(UTC)
    return terbuka_sejak(saat, replace(j, tenang_libur=False), hari_kerja)


def waktu_kirim(dibuat: datetime, j: Jadwal, hari_kerja: HariKerja, *, ringkas: bool = True) -> datetime:
    """When a message made at `dibuat` may go out (UTC). `ringkas=False`: it does not wait for the digest."""
    mulai = _ringkasan(dibuat, j) if ringkas and j.irama != LANGSUNG else dibuat
    return terbuka_sejak(mulai, j, hari_kerja)


def _terbuka(hari: date, j: Jadwal) -> Iterator[tuple[datetime, datetime]]:
    """Open spans of a day, the end not included."""
    awal, besok = datetime.combine(hari, time(), ZONA), datetime.combine(hari + SEHARI, time(), ZONA)
    if not j.tenang or j.tenang_mulai == j.tenang_sampai:
        yield awal, besok
        return
    mulai, sampai = datetime.combine(hari, j.tenang_mulai, ZONA), datetime.combine(hari, j.tenang_sampai, ZONA)
    if sampai < mulai:
        yield sampai, mulai
    else:
        if awal < mulai:
            yield awal, mulai
        yield sampai, besok


def _ringkasan(dibuat: datetime, j: Jadwal) -> datetime:
    """The next digest that is not before `dibuat`."""
    t = lokal(dibuat)
    hari = t.date() if t.timetz().replace(tzinfo=None) <= j.jam_ringkasan else t.date() + SEHARI
    if j.irama == MINGGUAN:
        hari += (j.hari_ringkasan - hari.isoweekday()) % 7 * SEHARI
    return datetime.combine(hari, j.jam_ringkasan, ZONA).astimezone(UTC)
