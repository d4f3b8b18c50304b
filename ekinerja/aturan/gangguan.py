"""Outages of the system: what they do to deadlines and to lateness. A default of ours, never law.

A day (of the instansi's clock) that an outage touches does not count: no deadline runs on it, nobody is late on it.
Counting itself stays in `tenggat`; here the days are found, fixed windows are extended and lateness is measured.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from ekinerja.aturan.berlaku import pada, pada_atau_awal
from ekinerja.aturan.tenggat import SEHARI, CaraHitung, jumlah_hari_kerja, tenggat


@dataclass(frozen=True, slots=True)
class RentangGangguan:
    """One outage, from its first moment until (not including) `selesai`; both aware."""

    mulai: datetime
    selesai: datetime


@dataclass(frozen=True, slots=True)
class AnakTangga:
    """One rung of the escalation: from how many working days late on, who is told, and why in a sentence."""

    sejak: int
    kepada: str
    alasan: str


def tanggal_gangguan(gangguan: Iterable[RentangGangguan], zona: tzinfo) -> frozenset[date]:
    """Days touched by any of the outages. A day that several touch is there once."""
    return frozenset(hari for g in gangguan for hari in _hari(g, zona))


def akhir_jendela(mulai: date, batas: date, gangguan: Collection[date] = ()) -> date:
    """Last day of a window of fixed dates, both ends included: each day lost to an outage is added at its end.

    A window that ends before it starts keeps its end.
    """
    if batas < mulai or not gangguan:
        return batas
    return tenggat(mulai - SEHARI, (batas - mulai).days + 1, CaraHitung.HARI_KALENDER, gangguan=gangguan)


def hari_terlambat(
    batas: date, hari: date, gangguan: Collection[date] = (), libur: Collection[date] | None = None
) -> int:
    """Working days late on ``hari`` for a (already extended) ``batas``; days of an outage do not count.

    On a day of an outage nobody is late: 0. ``libur``: the closed days; ``None`` means the calendar that ships.
    """
    if hari <= batas or hari in gangguan:
        return 0
    kerja = jumlah_hari_kerja(batas + SEHARI, hari, libur)
    tersita = sum(jumlah_hari_kerja(g, g, libur) for g in set(gangguan) if batas < g <= hari)
    return kerja - tersita


def tangga_pengingat(hari: date | None = None, jenis: str = "REALISASI") -> tuple[AnakTangga, ...]:
    """The escalation of a kind of deadline in force on a day, lowest rung first; empty where nothing follows.

    Raises KeyError for an unknown kind.
    """
    isi = _eskalasi(hari)
    tangga = isi["jenis"][jenis]["tangga"]
    return tuple(AnakTangga(a["sejak"], a["kepada"], a["alasan"]) for a in isi["tangga"].get(tangga, ()))


def ingatkan_sebelum(hari: date | None = None, jenis: str = "REALISASI") -> int:
    """How many working days before the end of a window of this kind people are reminded."""
    return int(_eskalasi(hari)["jenis"][jenis]["sebelum"])


def jenis_pengingat(hari: date | None = None) -> tuple[str, ...]:
    """The kinds of deadlines people are reminded of."""
    return tuple(_eskalasi(hari)["jenis"])


def anak_tangga(terlambat: int, hari: date | None = None, jenis: str = "REALISASI") -> AnakTangga | None:
    """The rung reached with so many working days; None while nothing is late."""
    return next((a for a in reversed(tangga_pengingat(hari, jenis)) if terlambat >= a.sejak), None)


def _eskalasi(hari: date | None) -> Mapping[str, Any]:
    return (pada_atau_awal("eskalasi", hari) if hari else pada("eskalasi")).isi


def _hari(g: RentangGangguan, zona: tzinfo) -> Iterator[date]:
    if g.selesai <= g.mulai:
        return
    awal = g.mulai.astimezone(zona).date()
    akhir = (g.selesai - timedelta(microseconds=1)).astimezone(zona).date()
    yield from (awal + timedelta(days=n) for n in range((akhir - awal).days + 1))
