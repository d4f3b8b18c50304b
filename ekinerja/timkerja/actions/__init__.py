"""Verbs on teams. Each is one transaction; the row of the team is the lock."""

from .anggota import IsianAnggota, ganti_ketua, hapus_anggota, tambah_anggota, ubah_anggota
from .kaitan import kaitkan
from .tim import IsianTim, buat_tim, buka_tim, tutup_tim, ubah_tim

__all__ = [
    "IsianAnggota",
    "IsianTim",
    "buat_tim",
    "buka_tim",
    "ganti_ketua",
    "hapus_anggota",
    "kaitkan",
    "tambah_anggota",
    "tutup_tim",
    "ubah_anggota",
    "ubah_tim",
]
