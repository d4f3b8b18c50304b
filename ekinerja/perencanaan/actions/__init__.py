"""Verbs on perjanjian kinerja and matriks. Each is one transaction; the state in the WHERE is the lock."""

from .kolom import ganti_indikator, ganti_rumusan_rhk, hapus_kolom, pindahkan_peran, tambah_kolom
from .matriks import (
    buka_matriks,
    hapus_anggota,
    mulai_matriks,
    mulai_matriks_ketua,
    tambah_anggota,
    tetapkan_matriks,
    ubah_tingkat,
)
from .perjanjian import buka_kembali, mulai_perjanjian, tetapkan
from .sasaran import (
    gabung_dari_pengelola,
    gabung_impor,
    hapus_indikator,
    hapus_sasaran,
    simpan_sasaran,
    tambah_indikator,
    tambah_sasaran,
)
from .sel import simpan_sel
from .strategi import hapus_strategi, simpan_strategi, tambah_strategi

__all__ = [
    "buka_kembali",
    "buka_matriks",
    "gabung_dari_pengelola",
    "gabung_impor",
    "ganti_indikator",
    "ganti_rumusan_rhk",
    "hapus_anggota",
    "hapus_indikator",
    "hapus_kolom",
    "hapus_sasaran",
    "hapus_strategi",
    "mulai_matriks",
    "mulai_matriks_ketua",
    "mulai_perjanjian",
    "pindahkan_peran",
    "simpan_sasaran",
    "simpan_sel",
    "simpan_strategi",
    "tambah_anggota",
    "tambah_indikator",
    "tambah_kolom",
    "tambah_sasaran",
    "tambah_strategi",
    "tetapkan",
    "tetapkan_matriks",
    "ubah_tingkat",
]
