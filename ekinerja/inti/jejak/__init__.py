"""Audit trail (jejak): who did what to which object, in an order that cannot be rewritten unseen.

A link (`Jejak`) carries digests only; the readable content (`JejakIsi`) lies beside it with a salt, so that it can be
destroyed after retention while the chain stays whole. Import inside `ready()` when used from an `apps.py`.
"""

from .baca import BarisJejak, jejak_objek, kode_jejak
from .catat import Catatan, Pelaku, catat, catat_banyak, catat_masal
from .daftar import daftar_sidik
from .periksa import HasilPeriksa, periksa_jejak

__all__ = [
    "BarisJejak",
    "Catatan",
    "HasilPeriksa",
    "Pelaku",
    "catat",
    "catat_banyak",
    "catat_masal",
    "daftar_sidik",
    "jejak_objek",
    "kode_jejak",
    "periksa_jejak",
]
