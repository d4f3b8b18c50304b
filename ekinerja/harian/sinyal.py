"""Signs that a colleague may need a word or a hand. Advice for the PPK alone: computed when looked at, never stored or counted.

Nothing here measures time at work. The thresholds are ours: a setting (`sinyal_tim`), dated like every setting.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any

from ekinerja.inti.pengaturan import setelan
from ekinerja.inti.tampil import tanggal

KUNCI = "sinyal_tim"
SAPA = "Mungkin ada kendala; sapa dulu."
BANTU = "Bebannya tampak berat; tawarkan bantuan."


@dataclass(frozen=True, slots=True)
class Ambang:
    """From when on something is worth a word."""

    diam_hari: int = 3  # working days in a row without a report
    luar_jam: int = 4  # reports outside working hours within a week
    luar_jam_kali: int = 2  # … and so many times the usual
    lewat_aksi: int = 2  # more rencana aksi than this past their due date
    lewat_hari: int = 45  # … within so many days; what lies further back has been talked about at its evaluation


@dataclass(frozen=True, slots=True)
class DataSinyal:
    """What is known of one person. Days of leave, official travel and closed days are not in `hari_wajib`."""

    hari_wajib: Sequence[date]  # working days with a report due up to yesterday, oldest first
    hari_lapor: Collection[date]
    luar_jam_pekan: int = 0  # reports outside working hours in the last seven days
    luar_jam_biasa: float = 0.0  # the same per week in the four weeks before
    lewat: int = 0  # rencana aksi past their due date whose target is not reached


@dataclass(frozen=True, slots=True)
class Sinyal:
    """One sign: supportive words, and why they appear."""

    kode: str
    kalimat: str
    mengapa: str


def ambang() -> Ambang:
    """The thresholds in force today; unknown or impossible entries of the setting count as not given. One query."""
    isi = setelan(KUNCI, {})
    isi = isi if isinstance(isi, dict) else {}
    dikenal = {f.name for f in fields(Ambang)}
    return Ambang(**{k: v for k, v in isi.items() if k in dikenal and type(v) is int and v > 0})


def sinyal(d: DataSinyal, batas: Ambang) -> list[Sinyal]:
    """The signs of one person, silence first."""
    hasil = [_diam(d, batas), _luar_jam(d, batas), _lewat(d, batas)]
    return [s for s in hasil if s is not None]


def _diam(d: DataSinyal, batas: Ambang) -> Sinyal | None:
    diam: list[date] = []
    for hari in reversed(d.hari_wajib):
        if hari in d.hari_lapor:
            break
        diam.append(hari)
    if len(diam) < batas.diam_hari:
        return None
    return Sinyal(
        "DIAM",
        SAPA,
        f"Belum ada laporan pada {len(diam)} hari kerja berturut-turut, sejak {tanggal(diam[-1])}. "
        "Cuti, izin, dinas luar, dan hari libur tidak dihitung. "
        f"Tampil mulai {batas.diam_hari} hari.",
    )


def _luar_jam(d: DataSinyal, batas: Ambang) -> Sinyal | None:
    n = d.luar_jam_pekan
    if n < batas.luar_jam or n < batas.luar_jam_kali * d.luar_jam_biasa:
        return None
    biasa = f"{d.luar_jam_biasa:.1f}".replace(".", ",")
    return Sinyal(
        "LUAR_JAM",
        BANTU,
        f"{n} laporan dalam tujuh hari terakhir berisi kegiatan di luar jam kerja; biasanya {biasa} sepekan. "
        f"Tampil mulai {batas.luar_jam} laporan dan {batas.luar_jam_kali} kali biasanya.",
    )


def _lewat(d: DataSinyal, batas: Ambang) -> Sinyal | None:
    if d.lewat <= batas.lewat_aksi:
        return None
    return Sinyal(
        "LEWAT",
        BANTU,
        f"{d.lewat} rencana aksi melewati tenggatnya dalam {batas.lewat_hari} hari terakhir dan jumlahnya belum sampai target. "
        f"Tampil bila lebih dari {batas.lewat_aksi}.",
    )


def di_luar_jam(mulai: time, selesai: time, masuk: time | None, pulang: time | None) -> bool:
    """Was something done outside the hours of that day? Without hours the day is closed, so all of it was."""
    return masuk is None or pulang is None or mulai < masuk or selesai > pulang


def ringkas(daftar: Sequence[Sinyal]) -> list[dict[str, Any]]:
    """For the page: one sentence each, with every reason below it."""
    per: dict[str, list[str]] = {}
    for s in daftar:
        per.setdefault(s.kalimat, []).append(s.mengapa)
    return [{"kalimat": k, "mengapa": m} for k, m in per.items()]
