"""How values look on screen: Indonesian dates, numbers, names. Pure text functions, used as Jinja filters."""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Protocol

from ekinerja.inti.waktu import lokal, sekarang

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
BULAN_PENDEK = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
NBSP = "\u00a0"


class Bernama(Protocol):
    nama: str
    gelar_depan: str
    gelar_belakang: str


class Disapa(Protocol):
    nama: str
    jenis_kelamin: str


def _hari(nilai: date | datetime) -> date:
    """The calendar day in Palu of a moment; a plain day stays as it is."""
    return lokal(nilai).date() if isinstance(nilai, datetime) else nilai


def tanggal(nilai: date | datetime | None) -> str:
    """7 Desember 2026."""
    if nilai is None:
        return ""
    h = _hari(nilai)
    return f"{h.day} {BULAN[h.month - 1]} {h.year}"


def tanggal_pendek(nilai: date | datetime | None) -> str:
    """7 Des."""
    if nilai is None:
        return ""
    h = _hari(nilai)
    return f"{h.day} {BULAN_PENDEK[h.month - 1]}"


def persen_rapat(teks: str) -> str:
    """98 %, whose sign never stands on a line of its own."""
    return teks.replace(" %", f"{NBSP}%")


def hari_tanggal(nilai: date | datetime | None) -> str:
    """Selasa, 24 November 2026."""
    if nilai is None:
        return ""
    return f"{HARI[_hari(nilai).weekday()]}, {tanggal(nilai)}"


def hari(nilai: date | datetime) -> str:
    """Selasa."""
    return HARI[_hari(nilai).weekday()]


def bulan(nilai: date | datetime | int) -> str:
    """Desember; takes a day or a month number."""
    return BULAN[(nilai if isinstance(nilai, int) else _hari(nilai).month) - 1]


def jam(nilai: datetime | time | None) -> str:
    """08.15."""
    if nilai is None:
        return ""
    j = lokal(nilai).time() if isinstance(nilai, datetime) else nilai
    return f"{j.hour:02}.{j.minute:02}"


def waktu(nilai: datetime | None) -> str:
    """7 Des 2026, 08.15."""
    if nilai is None:
        return ""
    return f"{tanggal_pendek(nilai)} {_hari(nilai).year}, {jam(nilai)}"


def lalu(nilai: datetime | None) -> str:
    """How long ago, as people say it: baru saja, 10 menit lalu, 3 jam lalu, kemarin 16.10, 7 Des 2026, 08.15."""
    if nilai is None:
        return ""
    kini = sekarang()
    selisih = kini - nilai
    if selisih < timedelta(minutes=-1):
        return waktu(nilai)
    if selisih < timedelta(minutes=1):
        return "baru saja"
    if selisih < timedelta(hours=1):
        return f"{int(selisih.total_seconds() // 60)} menit lalu"
    beda_hari = (_hari(kini) - _hari(nilai)).days
    if beda_hari == 0:
        return f"{int(selisih.total_seconds() // 3600)} jam lalu"
    if beda_hari == 1:
        return f"kemarin {jam(nilai)}"
    return waktu(nilai)


def angka(nilai: Decimal | int | float | str | None, desimal: int | None = None) -> str:
    """1.544 or 12,5. Without `desimal` trailing zeros go; with it exactly that many digits, half up."""
    if nilai is None or nilai == "":
        return ""
    d = Decimal(str(nilai))
    if desimal is not None:
        d = d.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    teks = f"{d:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    if desimal is None and "," in teks:
        teks = teks.rstrip("0").rstrip(",")
    return teks if d != 0 or desimal is not None else "0"


def persen(nilai: Decimal | int | float | None, desimal: int = 0) -> str:
    """97 %; the value is already in percent."""
    return "" if nilai is None else f"{angka(nilai, desimal)}{NBSP}%"


def nip(nilai: str | None) -> str:
    """19850312 201001 2 901; text that is not 18 digits stays as it is."""
    if not nilai:
        return ""
    if len(nilai) != 18 or not nilai.isdigit():
        return nilai
    return NBSP.join((nilai[:8], nilai[8:14], nilai[14], nilai[15:]))


@lru_cache(maxsize=8192)
def inisial(nama: str | None) -> str:
    """Two letters for the avatar: first letters of the first two words that start with a letter."""
    kata = [k for k in (nama or "").split() if k[0].isalpha()]
    return "".join(k[0].upper() for k in kata[:2]) or "·"


def nama_lengkap(orang: Bernama) -> str:
    """Dr. Sari Wulandari, S.Pd., M.Pd."""
    depan = f"{orang.gelar_depan} " if orang.gelar_depan else ""
    belakang = f", {orang.gelar_belakang}" if orang.gelar_belakang else ""
    return f"{depan}{orang.nama}{belakang}"


def sapaan(orang: Disapa) -> str:
    """Bu Sari, Pak Yusran; the name alone where the gender is not recorded."""
    depan = orang.nama.split()[0] if orang.nama.split() else ""
    if depan.rstrip(".").lower() in {"moh", "muh", "abd", "i", "ni", "hj", "h"} and len(orang.nama.split()) > 1:
        depan = " ".join(orang.nama.split()[:2])
    return {"P": f"Bu {depan}", "L": f"Pak {depan}"}.get(orang.jenis_kelamin, depan)


def salam(pada: datetime) -> str:
    """Selamat pagi / siang / sore / malam, by the clock in Palu."""
    j = lokal(pada).hour
    if 4 <= j < 11:
        return "Selamat pagi"
    if 11 <= j < 15:
        return "Selamat siang"
    if 15 <= j < 19:
        return "Selamat sore"
    return "Selamat malam"


_HITUNGAN = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()


def terbilang(n: int) -> str:
    """Small counts in words (dua hal …); from twelve on in figures."""
    return _HITUNGAN[n] if 0 <= n < len(_HITUNGAN) else angka(n)


def kapital(teks: str) -> str:
    """First letter large, the rest untouched (Jinja's own `capitalize` makes SKP into Skp)."""
    return teks[:1].upper() + teks[1:]
