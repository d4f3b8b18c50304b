"""Verification codes and masked numbers."""

import re
import secrets

# Crockford's base 32: no I, L, O, U, so that a code survives being read aloud and typed.
ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
AWALAN = "EK"
_PANJANG = 12
_MIRIP = str.maketrans("OIL", "011")
_NIP = re.compile(r"(?<!\d)(\d{8})[ \u00a0]?(\d{6})[ \u00a0]?(\d)[ \u00a0]?(\d{3})(?!\d)")


def kode_baru() -> str:
    """A new code with 60 random bits, e.g. EK-7F3K-9QXM-2T5W."""
    return _tulis("".join(secrets.choice(ABJAD) for _ in range(_PANJANG)))


def _tulis(isi: str) -> str:
    return "-".join([AWALAN, *(isi[i : i + 4] for i in range(0, _PANJANG, 4))])


def rapikan_kode(ketikan: str) -> str | None:
    """The code as stored, from what a person typed; None where it cannot be a code.

    Case, spaces, dashes and the prefix do not matter; O counts as 0, I and L as 1.
    """
    isi = re.sub(r"[^0-9A-Z]", "", ketikan.upper())
    if len(isi) == _PANJANG + len(AWALAN):
        isi = isi.removeprefix(AWALAN)
    isi = isi.translate(_MIRIP)
    return _tulis(isi) if len(isi) == _PANJANG and set(isi) <= set(ABJAD) else None


def samarkan_nip(teks: str) -> str:
    """Mask every NIP in the text: the birth year and the last three digits stay (1985***********901)."""
    return _NIP.sub(lambda m: m[1][:4] + "*" * 11 + m[4], teks)
