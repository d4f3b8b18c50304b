"""A month or a triwulan as the address names it: `2026-10`, `2026-T4`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ekinerja.aturan import JenisPeriode
from ekinerja.aturan.periode import nama_periode
from ekinerja.inti.waktu import hari_ini

_KODE = re.compile(r"(20\d\d)-(?:(0[1-9]|1[0-2])|T([1-4]))")
BULAN_MUNDUR, TRIWULAN_MUNDUR = 12, 5


@dataclass(frozen=True, slots=True)
class Rentang:
    """First and last day, the code of the address, and the words: Oktober 2026, Triwulan IV 2026."""

    kode: str
    mulai: date
    sampai: date
    sebutan: str


def rentang(kode: str) -> Rentang | None:
    """None for anything that is no month or triwulan."""
    cocok = _KODE.fullmatch(kode)
    if cocok is None:
        return None
    tahun, bulan, triwulan = int(cocok[1]), int(cocok[2] or 0), int(cocok[3] or 0)
    awal, akhir = (bulan, bulan) if bulan else (triwulan * 3 - 2, triwulan * 3)
    jenis, urutan = (JenisPeriode.BULANAN, bulan) if bulan else (JenisPeriode.TRIWULANAN, triwulan)
    sampai = date(tahun, akhir, monthrange(tahun, akhir)[1])
    return Rentang(kode, date(tahun, awal, 1), sampai, nama_periode(jenis, tahun, urutan))


def bulan_ini() -> Rentang:
    hasil = rentang(f"{hari_ini():%Y-%m}")
    assert hasil is not None
    return hasil


def triwulan_ini() -> Rentang:
    hari = hari_ini()
    hasil = rentang(f"{hari.year}-T{(hari.month + 2) // 3}")
    assert hasil is not None
    return hasil


def pilihan_bulan() -> list[Rentang]:
    """The last twelve months, newest first."""
    kini = hari_ini()
    kode = (divmod(kini.year * 12 + kini.month - 1 - n, 12) for n in range(BULAN_MUNDUR))
    return [r for tahun, bulan in kode if (r := rentang(f"{tahun}-{bulan + 1:02}"))]


def pilihan_triwulan() -> list[Rentang]:
    """This triwulan and the four before."""
    kini = hari_ini()
    kode = (divmod(kini.year * 4 + (kini.month - 1) // 3 - n, 4) for n in range(TRIWULAN_MUNDUR))
    return [r for tahun, bagian in kode if (r := rentang(f"{tahun}-T{bagian + 1}"))]
