"""Manual indikator kinerja: how an indicator of a JPT is defined, reckoned, sourced, how often and by whom."""

from collections.abc import Mapping
from typing import NamedTuple


class Medan(NamedTuple):
    """One part of the manual. `nama` is the column, `maks` its longest text in letters."""

    nama: str
    label: str
    maks: int
    ket: str


MEDAN = (
    Medan("definisi", "Definisi", 1000, "Apa yang diukur, dan batas-batasnya."),
    Medan("formula", "Formula", 1000, "Cara menghitungnya, misalnya: jumlah A dibagi jumlah B, dikali 100%."),
    Medan("sumber_data", "Sumber data", 400, "Dokumen atau aplikasi tempat angkanya diambil."),
    Medan("frekuensi", "Frekuensi", 120, "Seberapa sering diukur, misalnya: setiap triwulan."),
    Medan("penanggung_jawab", "Penanggung jawab", 200, "Unit atau jabatan yang menyediakan angkanya."),
)
NAMA = tuple(m.nama for m in MEDAN)


def lengkap(manual: Mapping[str, str] | None) -> bool:
    """Is every part filled in?"""
    return bool(manual) and all((manual or {}).get(m) for m in NAMA)
