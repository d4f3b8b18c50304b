"""Upper-case codes whose label is the legal wording."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Kode(StrEnum):
    """A code that travels (database, JSON) together with the words a person reads."""

    label: str

    def __new__(cls, kode: str, label: str = "") -> Self:
        anggota = str.__new__(cls, kode)
        anggota._value_ = kode
        anggota.label = label
        return anggota

    @classmethod
    def pilihan(cls) -> list[tuple[str, str]]:
        """(code, label) pairs in legal order, as forms and model fields want them."""
        return [(anggota.value, anggota.label) for anggota in cls]

    @classmethod
    def label_kode(cls) -> dict[str, str]:
        """Code -> label, for JSON schemas and pages."""
        return dict(cls.pilihan())


class Rating(Kode):
    """Rating hasil kerja and rating perilaku kerja (best first)."""

    DI_ATAS = "DI_ATAS", "Di atas ekspektasi"
    SESUAI = "SESUAI", "Sesuai ekspektasi"
    DI_BAWAH = "DI_BAWAH", "Di bawah ekspektasi"


class Predikat(Kode):
    """Predikat kinerja pegawai (best first)."""

    SANGAT_BAIK = "SANGAT_BAIK", "Sangat Baik"
    BAIK = "BAIK", "Baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "Butuh Perbaikan"
    KURANG = "KURANG", "Kurang/Misconduct"
    SANGAT_KURANG = "SANGAT_KURANG", "Sangat Kurang"


class CapaianOrganisasi(Kode):
    """Capaian kinerja organisasi (best first)."""

    ISTIMEWA = "ISTIMEWA", "Istimewa"
    BAIK = "BAIK", "Baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "Butuh Perbaikan"
    KURANG = "KURANG", "Kurang"
    SANGAT_KURANG = "SANGAT_KURANG", "Sangat Kurang"


class Tingkat(Kode):
    """How heavy a finding is: it stops the act, or it only asks for attention."""

    BLOKIR = "BLOKIR", "Harus diperbaiki"
    PERINGATAN = "PERINGATAN", "Perlu diperhatikan"
