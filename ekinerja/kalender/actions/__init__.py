"""Verbs of the calendar. Each is one transaction with its line in the trail."""

from .denyut import berdenyut
from .gangguan import akhiri_gangguan, batalkan_gangguan, nyatakan_gangguan
from .libur import hapus_libur, simpan_libur

__all__ = [
    "akhiri_gangguan",
    "batalkan_gangguan",
    "berdenyut",
    "hapus_libur",
    "nyatakan_gangguan",
    "simpan_libur",
]
