"""The quarter in which a nameless voice is gathered: "2026-T4"."""

from datetime import date, timedelta


def periode_pada(hari: date) -> str:
    """The quarter that holds the day."""
    return f"{hari.year}-T{(hari.month - 1) // 3 + 1}"


def hari_terakhir(periode: str) -> date:
    """Its last day."""
    tahun, triwulan = int(periode[:4]), int(periode[6:])
    awal = date(tahun + 1, 1, 1) if triwulan == 4 else date(tahun, triwulan * 3 + 1, 1)
    return awal - timedelta(days=1)


def sebut(periode: str) -> str:
    """In words: "Triwulan 4 2026"."""
    return f"Triwulan {periode[6:]} {periode[:4]}"
