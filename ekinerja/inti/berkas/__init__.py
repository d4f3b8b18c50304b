"""Evidence files: checked by content, re-encoded, stored under a random name, sent only as a download."""

from .kirim import kirim_berkas
from .simpan import hapus_berkas, periksa_utuh, sapu_yatim, simpan_bukti

__all__ = ["hapus_berkas", "kirim_berkas", "periksa_utuh", "sapu_yatim", "simpan_bukti"]
