"""The verbs: read, choose, prove or stop mail, show on a device."""

from .baca import baca_semua, tandai
from .contoh import kirim_contoh
from .gagal import abaikan, coba_lagi
from .langganan import langgan, lepas
from .pilih import simpan_pilihan
from .surel import buktikan, hentikan, minta_bukti

__all__ = [
    "abaikan",
    "baca_semua",
    "buktikan",
    "coba_lagi",
    "hentikan",
    "kirim_contoh",
    "langgan",
    "lepas",
    "minta_bukti",
    "simpan_pilihan",
    "tandai",
]
