"""Deadlines: working days and calendar days (R-51, U-12)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ekinerja.aturan.berlaku import PENANDA_BAWAAN, pada, pada_atau_awal
from ekinerja.aturan.jawaban import Galat, Jawaban, MasukanSalah
from ekinerja.aturan.kalender import Kalender, Libur, kalender_bawaan
from ekinerja.aturan.kode import Kode
from ekinerja.aturan.teks import gabung, hari_tanggal
from ekinerja.aturan.teks import tanggal as tulis

SABTU = 5
SEHARI = timedelta(days=1)
LIBUR_DITULIS = 12


class CaraHitung(Kode):
    """How the days of a deadline are counted."""

    HARI_KERJA = "HARI_KERJA", "Hari kerja"
    HARI_KALENDER = "HARI_KALENDER", "Hari kalender"


@dataclass(frozen=True, slots=True)
class LamaTenggat:
    """Length of a named deadline with its source."""

    hari: int
    cara: CaraHitung
    dasar: str


def tenggat(
    mulai: date,
    hari: int,
    cara: CaraHitung | str,
    libur: Collection[date] | None = None,
    gangguan: Collection[date] = (),
) -> date:
    """Last day of a deadline; the day after ``mulai`` is day 1. Every deadline of the product is counted here.

    ``libur``: the closed days; ``None`` means the calendar that ships. ``gangguan``: days on which the system was down;
    they count in neither way of counting. Raises ``MasukanSalah`` when the
    answer would leave the calendar of years 1–9999 or ``hari`` is negative.
    """
    if hari < 0:
        raise MasukanSalah(Galat("hari", "Jumlah hari tidak boleh kurang dari 0."))
    try:
        if CaraHitung(cara) is CaraHitung.HARI_KALENDER:
            return _maju_kalender(mulai, hari, frozenset(gangguan))
        tutup = kalender_bawaan().libur if libur is None else libur
        return _maju(mulai, hari, {*tutup, *gangguan} if gangguan else tutup)
    except OverflowError:
        raise MasukanSalah(Galat("hari", "Tenggat melewati tahun 9999.")) from None


def hari_kerja(hari: date, libur: Collection[date] | None = None) -> bool:
    """Monday–Friday and not a closed day."""
    tutup = kalender_bawaan().libur if libur is None else libur
    return hari.weekday() < SABTU and hari not in tutup


def jumlah_hari_kerja(mulai: date, selesai: date, libur: Collection[date] | None = None) -> int:
    """Working days from ``mulai`` to ``selesai``, both included; 0 when reversed."""
    pekan, sisa = divmod(max((selesai - mulai).days + 1, 0), 7)
    senin_jumat = pekan * SABTU + sum((mulai.weekday() + n) % 7 < SABTU for n in range(sisa))
    tutup = kalender_bawaan().libur if libur is None else libur
    return senin_jumat - len({h for h in tutup if mulai <= h <= selesai and h.weekday() < SABTU})


def lama_tenggat(nama: str, hari: date | None = None) -> LamaTenggat:
    """Length of ``keberatan``, ``laporan_harian`` … as in force on ``hari``. Raises ``KeyError``."""
    versi = pada_atau_awal("tenggat", hari) if hari else pada("tenggat")
    isi = versi.isi["lama"][nama]
    return LamaTenggat(isi["hari"], CaraHitung(isi["cara"]), isi["dasar"])


def tenggat_bernama(
    nama: str, mulai: date, libur: Collection[date] | None = None, gangguan: Collection[date] = ()
) -> date:
    """Last day of a named deadline that starts on ``mulai``."""
    lama = lama_tenggat(nama, mulai)
    return tenggat(mulai, lama.hari, lama.cara, libur, gangguan)


def hitung(masukan: Mapping[str, Any], hari: date | None) -> Jawaban:
    """Rule ``tenggat`` with its explanation."""
    mulai, cara = date.fromisoformat(masukan["mulai"]), CaraHitung(masukan["cara"])
    versi = pada("tenggat", hari) if hari else pada_atau_awal("tenggat", mulai)
    bawaan = "libur" not in masukan
    kalender = kalender_bawaan() if bawaan else _kalender_masukan(masukan["libur"])
    batas = tenggat(mulai, masukan["hari"], cara, kalender.libur)
    langkah = _langkah(mulai, masukan["hari"], cara, batas, kalender, bawaan)
    dasar = versi.dasar
    if bawaan and cara is CaraHitung.HARI_KERJA:
        dasar = [*dasar, *_dasar_kalender(kalender, mulai, batas)]
    return Jawaban({"batas": batas.isoformat()}, langkah, dasar, versi.kode)


def _maju(mulai: date, hari: int, libur: Collection[date]) -> date:
    batas, sisa = mulai, hari
    while sisa:
        batas += SEHARI
        sisa -= batas.weekday() < SABTU and batas not in libur
    return batas


def _maju_kalender(mulai: date, hari: int, gangguan: frozenset[date]) -> date:
    """Plain days; each outage day on the way is one more."""
    batas = mulai + timedelta(days=hari)
    if not hari:
        return batas
    for g in sorted(gangguan):
        if mulai < g <= batas:
            batas += SEHARI
    return batas


def _kalender_masukan(tanggal: list[str]) -> Kalender:
    hari = [date.fromisoformat(t) for t in tanggal]
    return Kalender({h: Libur(h, "libur menurut masukan") for h in hari})


def _dasar_kalender(kalender: Kalender, mulai: date, batas: date) -> list[str]:
    sumber = kalender.sumber or {}
    return [sumber[t] for t in range(mulai.year, batas.year + 1) if t in sumber] or [
        PENANDA_BAWAAN + "kalender libur tidak memuat tahun itu"
    ]


def _langkah(mulai: date, hari: int, cara: CaraHitung, batas: date, kalender: Kalender, bawaan: bool) -> list[str]:
    langkah = [f"Mulai {hari_tanggal(mulai)}; hari ke-1 adalah hari sesudahnya."]
    if cara is CaraHitung.HARI_KALENDER:
        langkah.append(f"Ditambah {hari} hari kalender tanpa digeser oleh libur: {hari_tanggal(batas)}.")
    else:
        langkah.append(f"Dihitung {hari} hari kerja (Senin–Jumat di luar libur): {hari_tanggal(batas)}.")
        langkah += _langkah_dilewati(mulai, batas, kalender, bawaan)
    return [*langkah, _andaikan(mulai, hari, cara, kalender)]


def _langkah_dilewati(mulai: date, batas: date, kalender: Kalender, bawaan: bool) -> list[str]:
    akhir_pekan, libur = _dilewati(mulai, batas, kalender)
    langkah = [f"Dilewati: {akhir_pekan} hari Sabtu–Minggu dan {len(libur)} hari libur."]
    if libur:
        nama = [f"{tulis(x.tanggal)} ({x.nama})" for x in libur[:LIBUR_DITULIS]]
        if len(libur) > LIBUR_DITULIS:
            nama.append(f"{len(libur) - LIBUR_DITULIS} hari lain")
        langkah.append(f"Hari libur itu: {gabung(nama)}.")
    if any(x.perkiraan for x in libur):
        langkah.append("Ada hari libur yang tanggalnya masih perkiraan; batas ini dapat berubah.")
    if bawaan and not (kalender.memuat(mulai) and kalender.memuat(batas)):
        langkah.append(
            f"Kalender libur memuat {min(kalender.tahun)}–{max(kalender.tahun)}; "
            "di luar itu hanya Sabtu–Minggu yang dilewati."
        )
    return langkah


def _dilewati(mulai: date, batas: date, kalender: Kalender) -> tuple[int, list[Libur]]:
    hari = [mulai + timedelta(days=n) for n in range(1, (batas - mulai).days + 1)]
    libur = [kalender.libur[h] for h in hari if h.weekday() < SABTU and h in kalender.libur]
    return sum(h.weekday() >= SABTU for h in hari), libur


def _andaikan(mulai: date, hari: int, cara: CaraHitung, kalender: Kalender) -> str:
    lain = CaraHitung.HARI_KALENDER if cara is CaraHitung.HARI_KERJA else CaraHitung.HARI_KERJA
    try:
        batas = hari_tanggal(tenggat(mulai, hari, lain, kalender.libur))
    except MasukanSalah:
        batas = "sesudah tahun 9999"
    return f"Bila dihitung {lain.label.lower()}, batasnya {batas}."
