"""Verbs of the dialogue. Each is one transaction; the state in the WHERE is the lock; the trail goes with the change."""

from .pertemuan import cabut_pertemuan, catat_pertemuan, ingatkan, konfirmasi, nyatakan_tidak_sesuai
from .ucapan import cabut, sampaikan, sepakati, tandai_dibaca, terapkan, ubah

__all__ = [
    "cabut",
    "cabut_pertemuan",
    "catat_pertemuan",
    "ingatkan",
    "konfirmasi",
    "nyatakan_tidak_sesuai",
    "sampaikan",
    "sepakati",
    "tandai_dibaca",
    "terapkan",
    "ubah",
]
