"""What a person probably did on a day, from what was reported before: entries to tap, each with its reason in words.

Pure: rows in, proposals out. Nothing here is a rule; DT-09 looks at what is sent like at everything else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from itertools import chain
from typing import Any
from uuid import UUID

from ekinerja.inti.tampil import hari as nama_hari
from ekinerja.inti.tampil import tanggal_pendek

Baris = Mapping[str, Any]
Jam = tuple[time, time]
_Kunci = tuple[int, str]

MAKS = 4
# Of work that was planned and never reported, no more than this.
MAKS_RENCANA = 2
PEKAN = 4
BUKA, LAMA = time(8), 60
_HABIS = 24 * 60 - 1
_NILAI_KEMARIN, _NILAI_PEKAN, _NILAI_RENCANA = 3, 2, 1


@dataclass(frozen=True, slots=True)
class RencanaPilihan:
    """A rencana aksi to report on. `dilaporkan`: something was sent for it in its period."""

    pk: int
    id: str
    teks: str
    satuan: str
    mulai: date
    sampai: date
    dilaporkan: bool


@dataclass(frozen=True, slots=True)
class Saran:
    """One entry as it would be sent. `ulang`: number of the former report, empty for planned work."""

    ulang: str
    rencana: str
    kegiatan: str
    realisasi: int
    satuan: str
    mulai: time
    selesai: time
    alasan: str
    kapan: str = ""


@dataclass(slots=True)
class _Calon:
    baris: Baris
    rencana: RencanaPilihan
    hari: set[date] = field(default_factory=set)
    nilai: int = 0


def saran_hari(
    hari: date, terbaru: Iterable[Baris], rencana: Sequence[RencanaPilihan], *, maks: int = MAKS
) -> list[Saran]:
    """Likely entries of `hari`, the likeliest first, each once, in hours free on that day and of each other.

    `terbaru`: own reports around that day, newest first. What already stands on the day is not proposed again; what
    only a draft says is no habit. A habit goes on in the next period under a rencana aksi of the same words.
    """
    semua = list(terbaru)
    lalu = [hari - timedelta(weeks=n) for n in range(1, PEKAN + 1)]
    calon = _calon(hari, semua, rencana)
    terakhir = max((h for c in calon for h in c.hari if (hari - h).days <= 7), default=None)
    for c in calon:
        c.nilai = _NILAI_KEMARIN * (terakhir in c.hari) + _NILAI_PEKAN * sum(h in c.hari for h in lalu)
    calon.sort(key=lambda c: (-c.nilai, -c.baris["tanggal"].toordinal(), c.baris["jam_mulai"]))
    kuat = sum(c.nilai > _NILAI_RENCANA for c in calon)
    terencana = _terencana(hari, rencana, {c.rencana.id for c in calon})
    urut = chain(
        (_ulang(c, hari, terakhir, lalu) for c in calon[:kuat]),
        terencana,
        (_ulang(c, hari, terakhir, lalu) for c in calon[kuat:]),
    )
    return atur_jam(urut, jam_terpakai(semua, hari), maks=maks)


def jam_terpakai(terbaru: Iterable[Baris], hari: date) -> list[Jam]:
    """Hours of that day that are taken; drafts do not block."""
    return [(b["jam_mulai"], b["jam_selesai"]) for b in terbaru if b["tanggal"] == hari and b["status"] != "DRAF"]


def atur_jam(saran: Iterable[Saran], terpakai: Iterable[Jam], *, maks: int = MAKS) -> list[Saran]:
    """Each in its own hours where they are free, else in the next free stretch as long; left out when the day is full."""
    sibuk = list(terpakai)
    hasil: list[Saran] = []
    for s in saran:
        slot = jam_bebas(sibuk, s.mulai, _menit(s.selesai) - _menit(s.mulai))
        if slot:
            sibuk.append(slot)
            hasil.append(replace(s, mulai=slot[0], selesai=slot[1]))
        if len(hasil) == maks:
            break
    return hasil


def jam_bebas(terpakai: Iterable[Jam], mulai: time, lama: int) -> Jam | None:
    """The first free stretch of `lama` minutes from `mulai` on, else from the morning on, else of the whole day."""
    sibuk = sorted((_menit(a), _menit(b)) for a, b in terpakai)
    for sejak in (_menit(mulai), _menit(BUKA), 0):
        awal = sejak
        for a, b in sibuk:
            if a < awal + lama and awal < b:
                awal = b
        if awal + lama <= _HABIS:
            return _jam(awal), _jam(awal + lama)
    return None


def _calon(hari: date, semua: Iterable[Baris], rencana: Sequence[RencanaPilihan]) -> list[_Calon]:
    """Former sentences whose rencana aksi can be reported on that day, with the days on which they were sent."""
    padan = _padan(hari, rencana)
    per_kata: dict[_Kunci, list[Baris]] = {}
    for b in semua:
        if b["tanggal"] <= hari and b["rencana_aksi_id"] in padan:
            kunci = (b["rencana_aksi_id"], b["kegiatan"])
            if kunci in per_kata:
                per_kata[kunci].append(b)
            else:
                per_kata[kunci] = [b]
    hasil: dict[_Kunci, _Calon] = {}
    sudah: set[_Kunci] = set()
    for (pk, kegiatan), baris in per_kata.items():
        kunci = (padan[pk].pk, _rapi(kegiatan))
        if any(b["tanggal"] == hari for b in baris):
            sudah.add(kunci)
        lama = [b for b in baris if b["tanggal"] < hari and b["status"] != "DRAF"]
        if lama:
            c = hasil.get(kunci) or hasil.setdefault(kunci, _Calon(lama[0], padan[pk]))
            c.hari.update(b["tanggal"] for b in lama)
    return [c for kunci, c in hasil.items() if kunci not in sudah]


def _padan(hari: date, rencana: Sequence[RencanaPilihan]) -> dict[int, RencanaPilihan]:
    """Number of a rencana aksi -> the one to report on that day: itself, or the one of the same words in this period."""
    kini = {r.pk: r for r in rencana if r.mulai <= hari <= r.sampai}
    kata = {_rapi(r.teks): r for r in kini.values()}
    return kini | {r.pk: kata[_rapi(r.teks)] for r in rencana if r.pk not in kini and _rapi(r.teks) in kata}


def _alasan(c: _Calon, hari: date, terakhir: date | None, lalu: list[date]) -> str:
    """Why this is proposed: kemarin, setiap Selasa, seperti Selasa lalu, terakhir Senin, 9 Mar."""
    kata = []
    if terakhir and terakhir in c.hari:
        kata.append("kemarin" if (hari - terakhir).days == 1 else f"{nama_hari(terakhir)} lalu")
    if sama := [h for h in lalu if h in c.hari]:
        if len(sama) > 1:
            kata.append(f"biasa setiap {nama_hari(hari)}")
        elif sama[0] != terakhir:
            ini = (hari - sama[0]).days == 7
            kata.append(f"seperti {nama_hari(hari)}{' lalu' if ini else ', ' + tanggal_pendek(sama[0])}")
    return ", ".join(kata) or f"terakhir {_kapan(c.baris['tanggal'])}"


def _ulang(c: _Calon, hari: date, terakhir: date | None, lalu: list[date]) -> Saran:
    b = c.baris
    return Saran(
        ulang=str(UUID(b["kode"])),
        rencana=c.rencana.id,
        kegiatan=b["kegiatan"],
        realisasi=b["realisasi"],
        satuan=c.rencana.satuan or b["satuan"],
        mulai=b["jam_mulai"],
        selesai=b["jam_selesai"],
        alasan=_alasan(c, hari, terakhir, lalu),
        kapan=_kapan(b["tanggal"]),
    )


def _terencana(hari: date, rencana: Sequence[RencanaPilihan], terpakai: set[str]) -> list[Saran]:
    """Running rencana aksi of which nothing was sent in this period."""
    sisa = [r for r in rencana if r.mulai <= hari <= r.sampai and not r.dilaporkan and r.id not in terpakai]
    selesai = _jam(_menit(BUKA) + LAMA)
    return [
        Saran("", r.id, " ".join(r.teks.split())[:400], 1, r.satuan, BUKA, selesai, "rencana aksi berjalan")
        for r in sisa[:MAKS_RENCANA]
    ]


def _kapan(hari: date) -> str:
    return f"{nama_hari(hari)}, {tanggal_pendek(hari)}"


def _rapi(teks: str) -> str:
    return " ".join(teks.split()).casefold()


def _menit(jam: time) -> int:
    return jam.hour * 60 + jam.minute


def _jam(menit: int) -> time:
    return time(menit // 60, menit % 60)
