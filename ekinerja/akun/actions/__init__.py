"""Verbs on accounts, one file per use case."""

from ekinerja.akun.actions.kode import TIDAK_BERLAKU, aktifkan_dengan_kode, buat_kode, cari_kode
from ekinerja.akun.actions.perangkat import catat_perangkat, keluarkan, keluarkan_semua
from ekinerja.akun.actions.sandi import ganti_sandi
from ekinerja.akun.actions.siapkan import siapkan_akun

__all__ = [
    "TIDAK_BERLAKU",
    "aktifkan_dengan_kode",
    "buat_kode",
    "cari_kode",
    "catat_perangkat",
    "ganti_sandi",
    "keluarkan",
    "keluarkan_semua",
    "siapkan_akun",
]
