"""The stage of the security tests: one office with one of everything, every page of it, every form on those pages.

Nothing here lists pages or fields. Addresses come from the URLconf, forms from the HTML, and the names that a view reads
are noted while it runs, so a new page or field is covered by itself. What cannot be guessed is which object belongs to
which address: `benda()` says it per group of addresses, and a new group without an entry fails.
"""

from tests.keamanan.panggung.formulir import Formulir, Halaman, formulir_di, pola, wajib_di
from tests.keamanan.panggung.isi import Panggung
from tests.keamanan.panggung.kirim import (
    Terkirim,
    dapat_dikirimi,
    dikirim,
    jelajah,
    kirim,
    panggung_sementara,
    semua_formulir,
    utuh,
)
from tests.keamanan.panggung.tetap import HARI, PADA, RUTE, TAMU

__all__ = [
    "HARI",
    "PADA",
    "RUTE",
    "TAMU",
    "Formulir",
    "Halaman",
    "Panggung",
    "Terkirim",
    "dapat_dikirimi",
    "dikirim",
    "formulir_di",
    "jelajah",
    "kirim",
    "panggung_sementara",
    "pola",
    "semua_formulir",
    "utuh",
    "wajib_di",
]  # fmt: skip
