"""Verbs on proposals and on notes that wait for SIASN, one file per use case."""

from ekinerja.perbaikan.actions.ajukan import IsianUsul, ajukan, tarik
from ekinerja.perbaikan.actions.berkala import cocokkan, eskalasi
from ekinerja.perbaikan.actions.catatan import tandai_siasn
from ekinerja.perbaikan.actions.putus import ambil, selesaikan, siasn, teruskan, tolak
from ekinerja.perbaikan.actions.terapkan import IsianAtasan, terapkan, urungkan

__all__ = [
    "IsianAtasan",
    "IsianUsul",
    "ajukan",
    "ambil",
    "cocokkan",
    "eskalasi",
    "selesaikan",
    "siasn",
    "tandai_siasn",
    "tarik",
    "terapkan",
    "teruskan",
    "tolak",
    "urungkan",
]
