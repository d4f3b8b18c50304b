"""Counting with the instansi's own calendar: closed days as corrected by the admin, and outages.

The rules stay pure; this is the one place that hands them the product's calendar. Kept 30 seconds per process.
"""

import time
from dataclasses import dataclass
from datetime import date, timedelta

from ekinerja import aturan
from ekinerja.aturan import JenisLibur, Kalender, Libur, RentangGangguan, kalender_bawaan
from ekinerja.inti.waktu import ZONA, sekarang
from ekinerja.kalender.models import Gangguan, HariLibur

_UMUR = 30.0
SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Penanggalan:
    """Closed days and days of outage as they are known now."""

    kalender: Kalender
    gangguan: frozenset[date]


BAWAAN = Penanggalan(kalender_bawaan(), frozenset())
_simpanan: tuple[float, Penanggalan] | None = None


def penanggalan() -> Penanggalan:
    """The calendar to count with. Two queries at most twice a minute."""
    global _simpanan
    kini = time.monotonic()
    if _simpanan is None or kini - _simpanan[0] > _UMUR:
        _simpanan = (kini, baca())
    return _simpanan[1]


def baca() -> Penanggalan:
    """The calendar as this transaction sees it, remembered nowhere. Two queries."""
    return Penanggalan(_kalender(), _gangguan())


def lupakan() -> None:
    """Read everything anew at the next call."""
    global _simpanan
    _simpanan = None


def _kalender() -> Kalender:
    dasar = kalender_bawaan()
    libur = dict(dasar.libur)
    for tanggal, nama, jenis in HariLibur.objects.order_by("tanggal").values_list("tanggal", "nama", "jenis"):
        libur.pop(tanggal, None)
        if jenis != HariLibur.Jenis.HARI_KERJA:
            libur[tanggal] = Libur(tanggal, nama, JenisLibur(jenis))
    return Kalender(libur, dasar.ramadan, dasar.tahun, dasar.sumber)


def _gangguan() -> frozenset[date]:
    kini = sekarang()
    baris = Gangguan.objects.filter(dibatalkan_pada=None).order_by("pk").values_list("mulai", "selesai")
    return aturan.tanggal_gangguan((RentangGangguan(m, s or max(kini, m)) for m, s in baris), ZONA)


# -- counting ---------------------------------------------------------------------------------------------------------


def hari_kerja(hari: date) -> bool:
    return aturan.hari_kerja(hari, penanggalan().kalender.libur)


def jumlah_hari_kerja(mulai: date, selesai: date) -> int:
    return aturan.jumlah_hari_kerja(mulai, selesai, penanggalan().kalender.libur)


def tenggat_bernama(nama: str, mulai: date) -> date:
    p = penanggalan()
    return aturan.tenggat_bernama(nama, mulai, p.kalender.libur, p.gangguan)


def batas_laporan(tanggal: date) -> date:
    p = penanggalan()
    return aturan.batas_laporan(tanggal, libur=p.kalender.libur, gangguan=p.gangguan)


def pengelola_menetapkan_sejak(mulai: date) -> date:
    return aturan.pengelola_menetapkan_sejak(mulai, penanggalan().gangguan)


def batas_pengajuan(mulai: date) -> date:
    """Last day that belongs to pegawai and PPK alone; from the next one on the pengelola may set the draft (R-12)."""
    return pengelola_menetapkan_sejak(mulai) - SEHARI


def batas_penetapan(mulai: date) -> date:
    """Last day to set an SKP that begins on ``mulai``, with the days of outage given back."""
    return akhir_jendela(mulai, aturan.batas_penetapan(mulai))


def akhir_jendela(mulai: date, batas: date) -> date:
    """Last day of a window of fixed dates, with the days given back that outages took."""
    return aturan.akhir_jendela(mulai, batas, penanggalan().gangguan)


def hari_terlambat(batas: date, hari: date) -> int:
    """Working days late on `hari`; 0 on a day of an outage."""
    p = penanggalan()
    return aturan.hari_terlambat(batas, hari, p.gangguan, p.kalender.libur)


def hari_tersita(mulai: date, selesai: date) -> list[date]:
    """Days of outage in a span, both ends included, in order."""
    return sorted(g for g in penanggalan().gangguan if mulai <= g <= selesai)
