"""What comes out: one remark with its weight, place, sentence, source and a pair of examples."""

from __future__ import annotations

from dataclasses import dataclass

from ekinerja.aturan.kode import Kode


class Bobot(Kode):
    """How much a remark asks for. None of them stops anything."""

    LEMAH = "LEMAH", "Coba tulis ulang"
    PERBAIKI = "PERBAIKI", "Perlu perbaikan kecil"
    SARAN = "SARAN", "Saran"


@dataclass(frozen=True, slots=True)
class Contoh:
    """A weak wording and a better one."""

    lemah: str
    baik: str


@dataclass(frozen=True, slots=True)
class Periksa:
    """One check as it describes itself. ``bobot`` is the usual weight; a finding may carry another."""

    kode: str
    judul: str
    bobot: Bobot
    dasar: str
    contoh: Contoh


@dataclass(frozen=True, slots=True)
class Temuan:
    """One remark. ``medan``: `rhk`, `indikator`, or the place of an indicator with `-teks -target -satuan -aspek`."""

    kode: str
    bobot: Bobot
    medan: str
    kalimat: str
    dasar: str
    contoh: Contoh


@dataclass(frozen=True, slots=True)
class Catatan:
    """A remark before it is dressed with source and examples; without ``bobot`` the usual weight counts."""

    kode: str
    medan: str
    kalimat: str
    bobot: Bobot | None = None
