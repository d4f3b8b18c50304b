"""Indonesian word formation, as far as a remark needs it. Words that formation cannot tell come from the parameter file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ekinerja.aturan.berlaku import Versi

PANJANG_DIBACA = 1000
_KATA = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|%")
_SPASI = re.compile(r"\s+")
_AKHIRAN = re.compile(r"(?:lah|kah|nya|kan|an|i)$")
_AWALAN = re.compile(r"^(?:me(?:ng|ny|m|n)?|pe(?:ng|ny|m|n|r)?|ber|ter|di|ke|se)(?=[a-z]{3})")
_KERJA_AKTIF = re.compile(r"me(?:m[bpfv]?|n[cdjtsz]?|ng|ny|[lrwy])[a-z-]{2,}")
_KERJA_BER = re.compile(r"ber[a-z]{4,}")
_PROSES = re.compile(r"(?:pe(?:m|n|ng|ny|r|l|w|y)[a-z]{2,}an|pe[lrwy][a-z]{3,}an)")
_ASI = re.compile(r"[a-z]{3,}(?:asi|isasi)")
_NYA = re.compile(r"[a-z]{3,}nya")
_PREDIKAT = re.compile(r"(?:di|ter|ber)[a-z]{3,}|me(?:m|n|ng|ny|l|r|w|y)[a-z]{3,}")


def rapi(teks: str) -> str:
    """One form of the same text: composed letters, single spaces, bounded length."""
    return _SPASI.sub(" ", unicodedata.normalize("NFKC", teks[:PANJANG_DIBACA])).strip()


def pecah(teks: str) -> tuple[str, ...]:
    """Words in small letters."""
    return tuple(_KATA.findall(teks.lower()))


@lru_cache(maxsize=4096)
def akar(kata: str) -> str:
    """A key that the forms of one word share (menyusun, tersusunnya, penyusunan -> usun); not a dictionary root."""
    pangkal = kata
    for _ in range(2):
        pendek = _AKHIRAN.sub("", pangkal)
        pangkal = pendek if len(pendek) >= 4 else pangkal
    pangkal = _AWALAN.sub("", pangkal)
    return pangkal[1:] if pangkal[:1] in "ptsk" and len(pangkal) > 4 else pangkal


def _himpunan(isi: Mapping[str, Any], nama: str) -> frozenset[str]:
    return frozenset(str(isi[nama]).split())


def _pola(daftar: Iterable[str]) -> re.Pattern[str]:
    """Any of the patterns as whole words, in small letters."""
    return re.compile(rf"(?<![^\W_-])(?:{'|'.join(daftar)})(?![^\W_-])")


@dataclass(frozen=True, slots=True)
class Bidang:
    """A field of work: the positions that name it, and its own words (as keys of `akar`)."""

    nama: str
    jabatan: re.Pattern[str]
    kata: frozenset[str]


class Kosakata:
    """The lists of one version of the parameter file, compiled once."""

    def __init__(self, versi: Versi) -> None:
        isi = versi.isi
        self.isi = isi
        self.himpunan = {k: _himpunan(isi, k) for k, v in isi.items() if isinstance(v, str) and " " in v}
        self.pola = {k: _pola(v) for k, v in isi.items() if k.startswith("pola_") and isinstance(v, list)}
        self.peraturan = re.compile(str(isi["pola_peraturan"]))
        self.bidang = tuple(
            Bidang(b["nama"], _pola(b["jabatan"]), frozenset(akar(k) for k in b["kata"].split())) for b in isi["bidang"]
        )

    def ada(self, daftar: str, kata: Iterable[str]) -> list[str]:
        """Which of the words stand in that list, in their order."""
        isi = self.himpunan[daftar]
        return [k for k in kata if k in isi]

    def cari(self, pola: str, teks: str) -> str:
        """The first place where one of the patterns stands, or nothing."""
        kena = self.pola[pola].search(teks)
        return kena.group().strip() if kena else ""

    def angka(self, nama: str) -> float:
        """A number of the parameter file."""
        return float(self.isi[nama])

    def kerja_aktif(self, kata: str) -> bool:
        """meN- or ber- verb that still tells what is done, not what has come about."""
        if kata in self.himpunan["bukan_kata_kerja"] or kata.endswith("nya"):
            return False
        return bool(_KERJA_AKTIF.fullmatch(kata) or (_KERJA_BER.fullmatch(kata) and len(kata) > 6))

    def kata_proses(self, kata: str) -> bool:
        """peN-…-an or -asi noun: the name of a process."""
        if kata in self.himpunan["bukan_proses"] or kata in self.himpunan["bukan_kegiatan_asi"]:
            return False
        return bool(_PROSES.fullmatch(kata) or _ASI.fullmatch(kata))

    def kata_hasil(self, kata: str) -> bool:
        """…nya at the head of a sentence: tersusunnya, meningkatnya, lengkapnya."""
        return bool(_NYA.fullmatch(kata)) and kata not in self.himpunan["bukan_hasil_nya"]

    def kata_kerja_hasil(self, kata: str) -> bool:
        """As `kata_hasil`, but only of a verb: so that a possessive (datanya) inside a sentence does not count."""
        return self.kata_hasil(kata) and bool(
            re.match(r"ter[a-z]{4}|me(?:n|m|ng|ny|l|r|w)|ber[a-z]{4}|di[a-z]{5}", kata)
        )

    def predikat(self, kata: str) -> bool:
        """A verb form that may be the predicate of an ordinary sentence."""
        return kata not in self.himpunan["bukan_predikat"] and bool(_PREDIKAT.fullmatch(kata))


_SIAP: dict[str, Kosakata] = {}


def kosakata(versi: Versi) -> Kosakata:
    """The compiled lists of that version."""
    if versi.kode not in _SIAP:
        _SIAP[versi.kode] = Kosakata(versi)
    return _SIAP[versi.kode]
