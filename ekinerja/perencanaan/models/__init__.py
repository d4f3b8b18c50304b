"""Calendar of the year, perjanjian kinerja of a unit, matriks peran hasil."""

from .kalender import KelompokPegawai, Periode, SumberSkpUnit
from .matriks import AnggotaMatriks, KolomMatriks, Matriks, SelMatriks
from .perjanjian import IndikatorKinerja, PerjanjianKinerja, Sasaran, StrategiPencapaian, VersiPerjanjian

__all__ = [
    "AnggotaMatriks",
    "IndikatorKinerja",
    "KelompokPegawai",
    "KolomMatriks",
    "Matriks",
    "Periode",
    "PerjanjianKinerja",
    "Sasaran",
    "SelMatriks",
    "StrategiPencapaian",
    "SumberSkpUnit",
    "VersiPerjanjian",
]
