"""Golongan ruang and pangkat as they are written."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai

PANGKAT = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
GOLONGAN_PPPK = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip


def pangkat_lengkap(pegawai: "Pegawai") -> str:
    """Penata (III/c) for PNS; the roman golongan alone for PPPK; empty where none is recorded."""
    golongan = pegawai.golongan
    return f"{PANGKAT[golongan]} ({golongan})" if golongan in PANGKAT else golongan
