"""Verbs on attendance, one file per use case."""

from ekinerja.presensi.actions.ajukan import IsianKeterangan, IsianSanggahan, catat_keterangan, sanggah, tarik, usulkan
from ekinerja.presensi.actions.putus import Putusan, terima, tolak, urungkan

__all__ = [
    "IsianKeterangan",
    "IsianSanggahan",
    "Putusan",
    "catat_keterangan",
    "sanggah",
    "tarik",
    "terima",
    "tolak",
    "urungkan",
    "usulkan",
]
