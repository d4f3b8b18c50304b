"""Verbs on people, orders, roles, imports and the data-quality list, one file per use case."""

from ekinerja.kepegawaian.actions.atasan import KeadaanAtasan, SejakSalah, pulihkan_atasan, tetapkan_atasan
from ekinerja.kepegawaian.actions.delegasi import buat_delegasi, cabut_delegasi
from ekinerja.kepegawaian.actions.impor import jawab_usulan, mulai_impor, terapkan_impor
from ekinerja.kepegawaian.actions.kedudukan import batalkan_kedudukan, catat_kedudukan
from ekinerja.kepegawaian.actions.mutu import buka_catatan, selesaikan_catatan
from ekinerja.kepegawaian.actions.penugasan import akhiri_penugasan, tetapkan_pimpinan, tunjuk_pelaksana
from ekinerja.kepegawaian.actions.peran import beri_peran, cabut_peran
from ekinerja.kepegawaian.actions.perpindahan import (
    SebelumKeluar,
    TugasBaru,
    angkat_pns,
    batalkan_keluar,
    batalkan_pindah,
    batalkan_pns,
    periksa_pindah,
    pindahkan,
    sebelum_keluar,
    tugas_terbuka,
)

__all__ = [
    "KeadaanAtasan",
    "SebelumKeluar",
    "SejakSalah",
    "TugasBaru",
    "akhiri_penugasan",
    "angkat_pns",
    "batalkan_kedudukan",
    "batalkan_keluar",
    "batalkan_pindah",
    "batalkan_pns",
    "beri_peran",
    "buat_delegasi",
    "buka_catatan",
    "cabut_delegasi",
    "cabut_peran",
    "catat_kedudukan",
    "jawab_usulan",
    "mulai_impor",
    "periksa_pindah",
    "pindahkan",
    "pulihkan_atasan",
    "sebelum_keluar",
    "selesaikan_catatan",
    "terapkan_impor",
    "tetapkan_atasan",
    "tetapkan_pimpinan",
    "tugas_terbuka",
    "tunjuk_pelaksana",
]
