"""Verbs on accounts. Other apps import them from here."""

from ekinerja.akun.actions.kode import TIDAK_BERLAKU, aktifkan_dengan_kode, buat_kode, cari_kode, pakai_kode
from ekinerja.akun.actions.perangkat import catat_perangkat, keluarkan, keluarkan_semua, simpan_kegiatan
from ekinerja.akun.actions.sandi import ganti_sandi
from ekinerja.akun.actions.siapkan import siapkan_akun
from ekinerja.akun.actions.status import aktifkan_lagi, nonaktifkan

__all__ = [
    "TIDAK_BERLAKU",
    "aktifkan_dengan_kode",
    "aktifkan_lagi",
    "buat_kode",
    "cari_kode",
    "catat_perangkat",
    "ganti_sandi",
    "keluarkan",
    "keluarkan_semua",
    "nonaktifkan",
    "pakai_kode",
    "siapkan_akun",
    "simpan_kegiatan",
]
