"""Evidence files: stored as sent, in quarantine until the worker has looked into them, sent only as a download."""

from .bersihkan import bersihkan_antrean, panggil_pembersih
from .kabar import daftar_pendengar, daftar_tempat, tempat_pakai
from .kirim import kirim_berkas
from .masuk import tulis_masuk
from .simpan import berkas_pemilik, hapus_berkas, simpan_bukti, simpan_masuk
from .utuh import periksa_sebagian, periksa_utuh, sapu_yatim

__all__ = [
    "berkas_pemilik",
    "bersihkan_antrean",
    "daftar_pendengar",
    "daftar_tempat",
    "hapus_berkas",
    "kirim_berkas",
    "panggil_pembersih",
    "periksa_sebagian",
    "periksa_utuh",
    "sapu_yatim",
    "simpan_bukti",
    "simpan_masuk",
    "tempat_pakai",
    "tulis_masuk",
]
