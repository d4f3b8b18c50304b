"""Makes any text printable: a stray emoji or control character in a report must never stop a legal document."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

PENGGANTI = "□"
# More unusual characters than this in one document are not tried one by one.
BATAS_COBA = 200

# The longest Indonesian words have 24 letters; the narrowest column shows 18.
_KATA_PANJANG = re.compile(r"\S{25,}")
_POTONGAN = 18
_SETELAH = re.compile(r"([/._\-&?=,;:@])(?=\w)")
_LAZIM = frozenset(
    map(chr, [0x0A, *range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180)])
) | frozenset("–—‘’“”„…•≤≥−")  # fmt: skip
_SEMUA_LAZIM = re.compile(f"[{re.escape(''.join(sorted(_LAZIM)))}]*")


def bersihkan(teks: str) -> str:
    """Normal form C, without control, invisible and direction-changing characters; other unprintables become □."""
    if _SEMUA_LAZIM.fullmatch(teks):  # nearly always; none of these characters changes in normal form C
        return teks.strip()
    teks = unicodedata.normalize("NFC", teks.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(_aksara(a) for a in teks).strip()


def _aksara(a: str) -> str:
    if a in _LAZIM:
        return a
    golongan = unicodedata.category(a)
    if golongan in ("Zl", "Zp"):
        return "\n"
    if golongan in ("Cc", "Cf") or "\ufe00" <= a <= "\ufe0f":
        return ""
    return PENGGANTI if golongan in ("Co", "Cs", "Cn") else a


def beri_tempat_patah(teks: str) -> str:
    """Let very long words (addresses, codes) wrap: an invisible break point after punctuation and every 18 letters."""
    return _KATA_PANJANG.sub(lambda m: _patahkan(m.group()), teks)


def _patahkan(kata: str) -> str:
    bagian = _SETELAH.sub("\\1\u200b", kata).split("\u200b")
    return "\u200b".join(b[i : i + _POTONGAN] for b in bagian for i in range(0, len(b), _POTONGAN))


def petakan(nilai: Any, ubah: Callable[[str], str]) -> Any:
    """The same JSON value with every text replaced."""
    if isinstance(nilai, str):
        return ubah(nilai)
    if isinstance(nilai, list):
        return [petakan(x, ubah) for x in nilai]
    if isinstance(nilai, dict):
        return {k: petakan(x, ubah) for k, x in nilai.items()}
    return nilai


def _semua(nilai: Any) -> Iterator[str]:
    if isinstance(nilai, str):
        yield nilai
    elif isinstance(nilai, list | dict):
        for x in nilai.values() if isinstance(nilai, dict) else nilai:
            yield from _semua(x)


def siap_cetak(nilai: Any, terbaca: Callable[[str], bool]) -> Any:
    """The JSON value with every text printable; `terbaca` tells whether the fonts can show a character."""
    bersih = petakan(nilai, bersihkan)
    langka = set[str]().union(*_semua(bersih)) - _LAZIM - {PENGGANTI}
    buntu = langka if len(langka) > BATAS_COBA else {a for a in langka if not terbaca(a)}
    return petakan(bersih, lambda t: beri_tempat_patah(_ganti(t, buntu)))


def hanya_lazim(nilai: Any) -> Any:
    """Last resort: only the characters of everyday Indonesian text."""
    return petakan(nilai, lambda t: "".join(a if a in _LAZIM or a == "\u200b" else PENGGANTI for a in t))


def _ganti(teks: str, buntu: set[str]) -> str:
    return teks.translate({ord(a): PENGGANTI for a in buntu}) if buntu else teks
