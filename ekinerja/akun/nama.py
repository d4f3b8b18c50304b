"""The login name as people type it."""

import re


def rapikan_nama_masuk(ketikan: str) -> str:
    """'19850312 201001 2 901' -> digits only; short names lose outer blanks and case."""
    tanpa_spasi = re.sub(r"[\s.\-'’]", "", ketikan)
    if tanpa_spasi.isdecimal():
        return tanpa_spasi
    return ketikan.strip().casefold()
