"""Writing coach: what a careful reader would remark on one RHK and its indicators (R-11). It advises; it never blocks
and never rates a person.

`masukan` what goes in · `temuan` what comes out · `kata` word formation · `naskah` the text as read once ·
`kalimat`, `ukuran`, `banding` the checks · `pemeriksa` the door.
"""

from ekinerja.aturan.penulisan.masukan import (
    LapisJabatan,
    MasukanPenulisan,
    TahunLalu,
    TulisanIndikator,
    lapis_jabatan,
)
from ekinerja.aturan.penulisan.pemeriksa import daftar_periksa, periksa_penulisan
from ekinerja.aturan.penulisan.temuan import Bobot, Contoh, Periksa, Temuan

__all__ = [
    "Bobot",
    "Contoh",
    "LapisJabatan",
    "MasukanPenulisan",
    "Periksa",
    "TahunLalu",
    "Temuan",
    "TulisanIndikator",
    "daftar_periksa",
    "lapis_jabatan",
    "periksa_penulisan",
]
