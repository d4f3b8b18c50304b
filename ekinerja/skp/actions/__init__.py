"""Verbs on an SKP. Each is one transaction; the state in the WHERE is the lock; the trail is written with the change."""

from .bagian import simpan_harapan, simpan_lampiran, ubah_pendekatan
from .betulkan import betulkan_potret
from .buka_tutup import buka_tutup
from .peran import ambil_peran
from .perilaku import pilih_versi_perilaku
from .rhk import (
    ganti_rumusan,
    geser_rhk,
    hapus_indikator,
    hapus_rhk,
    pulihkan_indikator,
    pulihkan_rhk,
    simpan_rhk,
    tambah_indikator,
    tambah_rhk,
)
from .salin import salin_pilihan
from .saran import abaikan_saran, tampilkan_saran
from .status import ajukan, buka_kembali, ingatkan, kembalikan, setujui, tarik, tetapkan, tutup
from .susun import bebaskan_rhk_atasan, hapus, mulai_skp, perbarui_potret
from .tahun import sesuaikan_banyak, sesuaikan_tahun, susun_bagian
from .templat import (
    ambil_templat,
    bagikan_templat,
    buang_baris,
    buat_pustaka,
    tambah_baris,
    tarik_templat,
    terbitkan_pustaka,
    ubah_pustaka,
)

__all__ = [
    "abaikan_saran",
    "ajukan",
    "ambil_peran",
    "ambil_templat",
    "bagikan_templat",
    "bebaskan_rhk_atasan",
    "betulkan_potret",
    "buang_baris",
    "buat_pustaka",
    "buka_kembali",
    "buka_tutup",
    "ganti_rumusan",
    "geser_rhk",
    "hapus",
    "hapus_indikator",
    "hapus_rhk",
    "ingatkan",
    "kembalikan",
    "mulai_skp",
    "perbarui_potret",
    "pilih_versi_perilaku",
    "pulihkan_indikator",
    "pulihkan_rhk",
    "salin_pilihan",
    "sesuaikan_banyak",
    "sesuaikan_tahun",
    "setujui",
    "simpan_harapan",
    "simpan_lampiran",
    "simpan_rhk",
    "susun_bagian",
    "tambah_baris",
    "tambah_indikator",
    "tambah_rhk",
    "tampilkan_saran",
    "tarik",
    "tarik_templat",
    "terbitkan_pustaka",
    "tetapkan",
    "tutup",
    "ubah_pendekatan",
    "ubah_pustaka",
]
