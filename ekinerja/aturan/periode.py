"""Evaluation periods of a year and their windows (section "Evaluasi"; dates move by circular)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ekinerja.aturan.berlaku import pada
from ekinerja.aturan.kode import Kode
from ekinerja.aturan.teks import BULAN, ROMAWI


class JenisPeriode(Kode):
    """Length of a period."""

    BULANAN = "BULANAN", "Bulanan"
    TRIWULANAN = "TRIWULANAN", "Triwulanan"
    SEMESTERAN = "SEMESTERAN", "Semesteran"
    TAHUNAN = "TAHUNAN", "Tahunan"


@dataclass(frozen=True, slots=True)
class JendelaPeriode:
    """A period as the rule lays it out, with the last days of its windows; every end day is included.

    The person completes the realisation until ``isi_sampai``; the PPK rates after ``selesai``, until ``nilai_sampai``.
    Whether a window is open is asked of the instansi's own calendar, whose days an admin may move.
    """

    jenis: JenisPeriode
    tahun: int
    urutan: int
    nama: str
    mulai: date
    selesai: date
    isi_sampai: date
    nilai_sampai: date


def jendela_periode(jenis: JenisPeriode | str, tahun: int) -> list[JendelaPeriode]:
    """All periods of a year, in order."""
    jenis = JenisPeriode(jenis)
    isi = pada("periode", date(tahun, 12, 31)).isi["jendela"][jenis.value]
    bagian = int(isi["bagian"])
    return [_jendela(jenis, tahun, n, bagian, isi) for n in range(1, bagian + 1)]


def sebutan_periode(jenis: JenisPeriode | str, urutan: int) -> str:
    """Triwulan III, Oktober, Semester I, Setahun: without the year."""
    match JenisPeriode(jenis):
        case JenisPeriode.BULANAN:
            return BULAN[urutan - 1]
        case JenisPeriode.TRIWULANAN:
            return f"Triwulan {ROMAWI[urutan - 1]}"
        case JenisPeriode.SEMESTERAN:
            return f"Semester {ROMAWI[urutan - 1]}"
        case JenisPeriode.TAHUNAN:
            return "Setahun"


def nama_periode(jenis: JenisPeriode | str, tahun: int, urutan: int) -> str:
    """Triwulan III 2026, Oktober 2026, Tahun 2026."""
    return f"Tahun {tahun}" if jenis == JenisPeriode.TAHUNAN else f"{sebutan_periode(jenis, urutan)} {tahun}"


def _jendela(jenis: JenisPeriode, tahun: int, urutan: int, bagian: int, isi: dict[str, int]) -> JendelaPeriode:
    bulan = 12 // bagian
    mulai = date(tahun, (urutan - 1) * bulan + 1, 1)
    selesai = _akhir_bulan(tahun, urutan * bulan)
    return JendelaPeriode(
        jenis=jenis,
        tahun=tahun,
        urutan=urutan,
        nama=nama_periode(jenis, tahun, urutan),
        mulai=mulai,
        selesai=selesai,
        isi_sampai=selesai + timedelta(days=isi["isi_hari"]),
        nilai_sampai=selesai + timedelta(days=isi["nilai_hari"]),
    )


def _akhir_bulan(tahun: int, bulan: int) -> date:
    awal_berikut = date(tahun + bulan // 12, bulan % 12 + 1, 1)
    return awal_berikut - timedelta(days=1)
