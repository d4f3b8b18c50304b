"""Reading tables people send in: any layout, any encoding, nothing guessed silently. Knows no domain.

`buka` turns bytes into sheets, `temukan_tabel` finds the header by its words, `sel` reads one cell, `HasilImpor` counts
rows and collects entries, `daftar` knows which kinds of files can be imported.
"""

from .berkas import BerkasTakTerbaca, Buku, Lembar, buka
from .daftar import Pemeriksaan, Pengimpor, Pilihan, daftar, jenis_impor, pengimpor
from .hasil import Akibat, Butir, HasilImpor
from .tabel import Baris, Tabel, TataKolom, rapikan, temukan_tabel

__all__ = [
    "Akibat",
    "Baris",
    "BerkasTakTerbaca",
    "Buku",
    "Butir",
    "HasilImpor",
    "Lembar",
    "Pemeriksaan",
    "Pengimpor",
    "Pilihan",
    "Tabel",
    "TataKolom",
    "buka",
    "daftar",
    "jenis_impor",
    "pengimpor",
    "rapikan",
    "temukan_tabel",
]
