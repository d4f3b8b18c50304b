"""Verbs of feedback, bimbingan and konseling."""

from .beri import IsianTanggapan, beri, pastikan_sejawat, tanggapi_umpan
from .bimbingan import IsianBimbingan, catat_bimbingan, nilai_kompetensi, tanggapi
from .jawab import IsianJawaban, IsianMitra, jawab, jawab_mitra, pastikan_menjawab, permintaan_tautan, tolak
from .konseling import cabut_konseling, minta_konseling, mulai_konseling, selesaikan, tulis_catatan
from .minta import IsianPermintaan, cabut, ingatkan, minta, minta_mitra
from .suara import bersuara, tutup_periode

__all__ = [
    "IsianBimbingan", "IsianJawaban", "IsianMitra", "IsianPermintaan", "IsianTanggapan", "beri", "bersuara", "cabut", "cabut_konseling",
    "catat_bimbingan", "ingatkan", "jawab", "jawab_mitra", "minta", "minta_konseling", "minta_mitra", "mulai_konseling",
    "nilai_kompetensi", "pastikan_menjawab", "pastikan_sejawat", "permintaan_tautan", "selesaikan", "tanggapi",
    "tanggapi_umpan", "tolak", "tulis_catatan", "tutup_periode",
]  # fmt: skip
