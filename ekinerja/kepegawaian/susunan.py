"""Who appraises whom, as a pure function of units, assignments and delegations (R-02 to R-05). No database, no clock.

A person's chain is the own unit and every unit above it. The PPK is the head of the first unit in the chain that has
one, above every unit the person leads: nobody appraises himself (R-03) and a vacant head is replaced by the next level
up. Between a perangkat daerah and the city stands the Sekretariat Daerah, so that its head appraises the other heads
(R-05). An acting head (Plh., then Plt.) goes before the definitive one. A recorded superior goes before the chain, a
delegation before both.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

SETERUSNYA = date.max
HARI = timedelta(days=1)
# Who counts when a unit has several heads on one day.
URUTAN = {"PLH": 0, "PLT": 1, "DEFINITIF": 2}


@dataclass(frozen=True, slots=True)
class Unit:
    id: int
    induk: int | None
    setda: bool = False


@dataclass(frozen=True, slots=True)
class Kepala:
    """Somebody leads a unit from-to (both inclusive)."""

    pegawai: int
    unit: int
    jenis: str
    mulai: date
    sampai: date = SETERUSNYA


@dataclass(frozen=True, slots=True)
class Tugas:
    """A definitive assignment. `atasan`: superior recorded by the source, when he or she is not the head in the tree."""

    pegawai: int
    unit: int
    kepala: bool
    mulai: date
    sampai: date = SETERUSNYA
    atasan: int | None = None


@dataclass(frozen=True, slots=True)
class Delegasi:
    """Either `pegawai` or `unit` is set."""

    id: int
    penilai: int
    mulai: date
    sampai: date
    pegawai: int | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Hasil:
    """`pegawai` is appraised by `penilai`. `rujukan`: the unit led, or the delegation; `dari`: where the chain began."""

    pegawai: int
    penilai: int
    sumber: str
    rujukan: int
    dari: int
    mulai: date
    sampai: date


@dataclass(frozen=True, slots=True)
class _Calon:
    pegawai: int
    sumber: str
    unit: int


@dataclass(frozen=True, slots=True)
class _Ruas:
    """Who stands above, nearest first, in these days."""

    mulai: date
    sampai: date
    calon: tuple[_Calon, ...]


class Susunan:
    """Derives relations for any number of people; the chain of each unit is worked out once."""

    def __init__(
        self,
        unit: Iterable[Unit],
        kepala: Iterable[Kepala],
        delegasi: Iterable[Delegasi] = (),
        masa_tugas: Iterable[tuple[int, date, date]] = (),
    ) -> None:
        self._unit = {u.id: u for u in unit}
        self._setda = next((u.id for u in self._unit.values() if u.setda), None)
        self._kepala: dict[int, list[Kepala]] = {}
        for k in kepala:
            self._kepala.setdefault(k.unit, []).append(k)
        self._delegasi_orang: dict[int, list[Delegasi]] = {}
        self._delegasi_unit: dict[int, list[Delegasi]] = {}
        for d in delegasi:
            wadah, kunci = (self._delegasi_unit, d.unit) if d.pegawai is None else (self._delegasi_orang, d.pegawai)
            if kunci is not None:
                wadah.setdefault(kunci, []).append(d)
        # A recorded superior counts only while he or she holds a position.
        self._masa: dict[int, list[tuple[date, date]]] = {}
        for orang, mulai, sampai in masa_tugas:
            self._masa.setdefault(orang, []).append((mulai, sampai))
        self._ruas: dict[int, list[_Ruas]] = {}

    def tangga(self, unit: int) -> list[int]:
        """The unit and everything above it, the Sekretariat Daerah before the city."""
        hasil: list[int] = []
        kini: int | None = unit
        while kini is not None and kini not in hasil:
            atas = self._unit[kini].induk
            if atas is None and self._setda is not None and self._setda not in hasil:
                hasil.append(self._setda)
            hasil.append(kini)
            kini = atas
        return hasil

    def pimpinan(self, unit: int, tanggal: date) -> Kepala | None:
        """Who leads the unit on that day: Plh. before Plt. before definitive; of two, the one recorded first."""
        ada = [k for k in self._kepala.get(unit, ()) if k.mulai <= tanggal <= k.sampai]
        return min(ada, key=lambda k: URUTAN[k.jenis], default=None)

    def untuk(self, tugas: Tugas, awal: date = date.min) -> list[Hasil]:
        """Relations of one assignment, from `awal` on; adjacent equal days are one span."""
        mulai = max(tugas.mulai, awal)
        if mulai > tugas.sampai:
            return []
        batas = sorted({mulai, *self._batas(tugas, mulai)})
        ujung = tugas.sampai + HARI if tugas.sampai < SETERUSNYA else SETERUSNYA
        return list(_gabung(h for a, b in pairwise([*batas, ujung]) if (h := self._pada(tugas, a, _akhir(b)))))

    def untuk_ruas(self, ruas: Iterable[Tugas], awal: date = date.min) -> list[Hasil]:
        """The same for an assignment cut where its recorded superior changed (`ruas_atasan`)."""
        return list(_gabung(h for tugas in ruas for h in self.untuk(tugas, awal)))

    def _batas(self, tugas: Tugas, mulai: date) -> Iterator[date]:
        """Days inside the assignment on which the answer may change."""
        rentang = [(r.mulai, r.sampai) for r in self._ruas_unit(tugas.unit)]
        rentang += [(d.mulai, d.sampai) for d in self._delegasi(tugas)]
        rentang += self._masa.get(tugas.atasan, []) if tugas.atasan is not None else []
        for a, b in rentang:
            for hari in (a, b + HARI if b < SETERUSNYA else SETERUSNYA):
                if mulai < hari <= tugas.sampai and hari < SETERUSNYA:
                    yield hari

    def _delegasi(self, tugas: Tugas) -> list[Delegasi]:
        orang = self._delegasi_orang.get(tugas.pegawai, [])
        satu_unit = [] if tugas.kepala else self._delegasi_unit.get(tugas.unit, [])
        return [d for d in (*orang, *satu_unit) if d.penilai != tugas.pegawai]

    def _pada(self, tugas: Tugas, hari: date, sampai: date) -> Hasil | None:
        return (
            self._dari_delegasi(tugas, hari, sampai)
            or self._dari_catatan(tugas, hari, sampai)
            or self._dari_pohon(tugas, hari, sampai)
        )

    def _dari_delegasi(self, tugas: Tugas, hari: date, sampai: date) -> Hasil | None:
        berlaku = [d for d in self._delegasi(tugas) if d.mulai <= hari <= d.sampai]
        if not berlaku:
            return None
        # One's own name before the unit's; the newer order before the older.
        d = max(berlaku, key=lambda d: (d.pegawai is not None, d.mulai, d.id))
        return Hasil(tugas.pegawai, d.penilai, "DELEGASI", d.id, tugas.unit, hari, sampai)

    def _dari_catatan(self, tugas: Tugas, hari: date, sampai: date) -> Hasil | None:
        atasan = tugas.atasan
        if atasan is None or atasan == tugas.pegawai:
            return None
        if not any(a <= hari <= b for a, b in self._masa.get(atasan, ())):
            return None
        return Hasil(tugas.pegawai, atasan, "KHUSUS", tugas.unit, tugas.unit, hari, sampai)

    def _dari_pohon(self, tugas: Tugas, hari: date, sampai: date) -> Hasil | None:
        ruas = next((r for r in self._ruas_unit(tugas.unit) if r.mulai <= hari <= r.sampai), None)
        if ruas is None:
            return None
        calon = list(ruas.calon)
        if tugas.kepala:
            tangga = self.tangga(tugas.unit)
            atas = set(tangga[tangga.index(tugas.unit) + 1 :])
            calon = [c for c in calon if c.unit in atas]
        sendiri = max((i for i, c in enumerate(calon) if c.pegawai == tugas.pegawai), default=-1)
        pilihan = calon[sendiri + 1 :]
        if not pilihan:
            return None
        c = pilihan[0]
        return Hasil(tugas.pegawai, c.pegawai, c.sumber, c.unit, tugas.unit, hari, sampai)

    def _ruas_unit(self, unit: int) -> list[_Ruas]:
        if unit not in self._ruas:
            self._ruas[unit] = self._susun_ruas(self.tangga(unit))
        return self._ruas[unit]

    def _susun_ruas(self, tangga: Sequence[int]) -> list[_Ruas]:
        semua = [k for u in tangga for k in self._kepala.get(u, ())]
        batas = {date.min, *(k.mulai for k in semua), *(k.sampai + HARI for k in semua if k.sampai < SETERUSNYA)}
        return [
            _Ruas(a, _akhir(b), tuple(self._calon(tangga, a)))
            for a, b in pairwise([*sorted(batas), SETERUSNYA])
            if a < b
        ]

    def _calon(self, tangga: Sequence[int], hari: date) -> Iterator[_Calon]:
        for unit in tangga:
            kepala = self.pimpinan(unit, hari)
            if kepala is not None:
                yield _Calon(kepala.pegawai, "POHON" if kepala.jenis == "DEFINITIF" else kepala.jenis, unit)


def ruas_atasan(tugas: Tugas, terdahulu: Iterable[tuple[date, date, int | None]]) -> list[Tugas]:
    """The assignment cut into spans of one recorded superior: the former ones (first day, last day, who), then today's."""
    hasil, hari = [], tugas.mulai
    for awal, akhir, atasan in sorted(terdahulu, key=lambda t: t[0]):
        mulai, sampai = max(awal, hari), min(akhir, tugas.sampai)
        if mulai > sampai:
            continue
        if hari < mulai:
            hasil.append(replace(tugas, mulai=hari, sampai=mulai - HARI))
        hasil.append(replace(tugas, mulai=mulai, sampai=sampai, atasan=atasan))
        if sampai == SETERUSNYA:
            return hasil
        hari = sampai + HARI
    return [*hasil, replace(tugas, mulai=hari)] if hari <= tugas.sampai else hasil


def _akhir(berikut: date) -> date:
    """Last day before the next boundary; the open end stays open."""
    return berikut if berikut == SETERUSNYA else berikut - HARI


def _gabung(hasil: Iterable[Hasil]) -> Iterator[Hasil]:
    kini: Hasil | None = None
    for h in hasil:
        if kini and _sama(kini, h):
            kini = Hasil(h.pegawai, h.penilai, h.sumber, h.rujukan, h.dari, kini.mulai, h.sampai)
            continue
        if kini:
            yield kini
        kini = h
    if kini:
        yield kini


def _sama(a: Hasil, b: Hasil) -> bool:
    return (a.penilai, a.sumber, a.rujukan) == (b.penilai, b.sumber, b.rujukan) and a.sampai + HARI == b.mulai
