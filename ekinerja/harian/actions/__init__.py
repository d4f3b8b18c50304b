"""Verbs on daily reports, in the words of the regulation. Who acts is an argument."""

from .bantuan import HasilKonfirmasi, akhiri_bantuan, konfirmasi, tolak_tulisan, tunjuk_penulis
from .banyak import HasilKirim, kirim_banyak
from .bukti import BuktiBaru, lepas_bukti, tambah_bukti
from .koreksi import cabut_koreksi, putus_koreksi, usul_koreksi
from .putus import batal_terima, kembalikan, tandai_dibaca, terima, terima_banyak
from .tulis import hapus, kirim, kirim_baru, perbaiki, simpan_draf, ubah
from .tulis_untuk import pastikan_menulis, perbaiki_tulisan, tarik_tulisan, tulis_untuk
from .umpan_balik import beri_umpan_balik, ingatkan, jawab_umpan_balik, tandai_umpan_balik_dibaca

__all__ = [
    "BuktiBaru",
    "HasilKirim",
    "HasilKonfirmasi",
    "akhiri_bantuan",
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
    "konfirmasi",
    "lepas_bukti",
    "pastikan_menulis",
    "perbaiki",
    "perbaiki_tulisan",
    "putus_koreksi",
    "simpan_draf",
    "tambah_bukti",
    "tandai_dibaca",
    "tandai_umpan_balik_dibaca",
    "tarik_tulisan",
    "terima",
    "terima_banyak",
    "tolak_tulisan",
    "tulis_untuk",
    "tunjuk_penulis",
    "ubah",
    "usul_koreksi",
]
