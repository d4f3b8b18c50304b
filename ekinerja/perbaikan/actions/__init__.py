"""Verbs on proposals and on notes that wait for SIASN, one file per use case."""

from ekinerja.perbaikan.actions.ajukan import IsianUsul, ajukan, tarik
from ekinerja.perbaikan.actions.berkala import cocokkan, eskalasi
from ekinerja.perbaikan.actions.catatan import tandai_siasn
from ekinerja.perbaikan.actions.pindah import (
    batalkan_perpindahan,
    berlakukan,
    catat_pindah,
    tarik_pindah,
    terima_pindah,
    tolak_pindah,
)
from ekinerja.perbaikan.actions.putus import ambil, selesaikan, siasn, teruskan, tolak
from ekinerja.perbaikan.actions.terapkan import IsianAtasan, terapkan, urungkan

__all__ = [
    "IsianAtasan",
    "IsianUsul",
    "ajukan",
    "ambil",
    "batalkan_perpindahan",
    "berlakukan",
    "catat_pindah",
    "cocokkan",
    "eskalasi",
    "selesaikan",
    "siasn",
    "tandai_siasn",
    "tarik",
    "tarik_pindah",
    "terapkan",
    "terima_pindah",
    "teruskan",
    "tolak",
    "tolak_pindah",
    "urungkan",
]
