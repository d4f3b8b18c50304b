"""Verbs on daily reports, in the words of the regulation. Who acts is an argument."""

from .banyak import HasilKirim, kirim_banyak
from .bukti import BuktiBaru, lepas_bukti, tambah_bukti
from .koreksi import cabut_koreksi, putus_koreksi, usul_koreksi
from .putus import batal_terima, kembalikan, tandai_dibaca, terima, terima_banyak
from .tulis import hapus, kirim, kirim_baru, perbaiki, simpan_draf, ubah
from .umpan_balik import beri_umpan_balik, ingatkan, jawab_umpan_balik, tandai_umpan_balik_dibaca

__all__ = [
    "BuktiBaru",
    "HasilKirim",
    "batal_terima",
    "beri_umpan_balik",
    "cabut_koreksi",
    "hapus",
    "ingatkan",
    "jawab_umpan_balik",
    "kembalikan",
    "kirim",
    "kirim_banyak",
    "kirim_baru",
    "lepas_bukti",
    "perbaiki",
    "putus_koreksi",
    "simpan_draf",
    "tambah_bukti",
    "tandai_dibaca",
    "tandai_umpan_balik_dibaca",
    "terima",
    "terima_banyak",
    "ubah",
    "usul_koreksi",
]
