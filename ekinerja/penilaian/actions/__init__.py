"""Verbs of the evaluation. Each is one transaction with its trail row; effects leave when it commits."""

from .buka import buka_periode, buka_semua, ikuti_tutup, perbarui_penilai, perbarui_potret
from .capaian import jelaskan_distribusi, tetapkan_capaian
from .nilai import IsianNilai, batalkan_nilai, hasil_matriks, nilai, pastikan_boleh_menilai
from .realisasi import IsianRealisasi, TanpaBukti, ajukan_evaluasi, isi_realisasi, tarik
from .terbit import anggap_menerima, siapkan_dokumen, terbitkan, terima

__all__ = [
    "IsianNilai",
    "IsianRealisasi",
    "TanpaBukti",
    "ajukan_evaluasi",
    "anggap_menerima",
    "batalkan_nilai",
    "buka_periode",
    "buka_semua",
    "hasil_matriks",
    "ikuti_tutup",
    "isi_realisasi",
    "jelaskan_distribusi",
    "nilai",
    "pastikan_boleh_menilai",
    "perbarui_penilai",
    "perbarui_potret",
    "siapkan_dokumen",
    "tarik",
    "terbitkan",
    "terima",
    "tetapkan_capaian",
]
