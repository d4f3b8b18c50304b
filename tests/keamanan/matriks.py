"""Reads `tests/matriks_akses.toml`: every cell resolved by the rules at its head, whose words who may read."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.keamanan.dunia_matriks import KEADAAN, ORANG, RELASI, TAMU

BERKAS = Path(__file__).parent.parent / "matriks_akses.toml"
METODE = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
KATA = {"benda", "seperti", "umum"}


class MatriksSalah(AssertionError):
    """The file says something that no rule explains."""


@dataclass(frozen=True)
class Baris:
    """Answers of one method in some states: relation -> status. `disebut` are those the line names."""

    metode: str
    keadaan: tuple[str, ...]
    jawaban: dict[str, int]
    disebut: frozenset[str]


@dataclass
class Alamat:
    nama: str
    benda: str = ""
    umum: bool = False
    baris: list[Baris] = field(default_factory=list)

    def untuk(self, metode: str, keadaan: str, relasi: str) -> int:
        """The status of one cell."""
        cari = "GET" if metode == "HEAD" else metode
        if not self.dijawab(cari):
            return 302 if relasi in TAMU and not self.umum else 405
        return self.baris_untuk(cari, keadaan).jawaban[relasi]

    def baris_untuk(self, metode: str, keadaan: str) -> Baris:
        return next(b for b in self.baris if b.metode == metode and keadaan in b.keadaan)

    @property
    def keadaan(self) -> tuple[str, ...]:
        return KEADAAN[self.benda] if self.benda else ("",)

    def dijawab(self, metode: str) -> bool:
        return any(b.metode == metode for b in self.baris)


@dataclass(frozen=True)
class Matriks:
    alamat: dict[str, Alamat]
    terlihat: dict[str, frozenset[str]]


def baca(berkas: Path = BERKAS) -> Matriks:
    isi = tomllib.loads(berkas.read_text())
    kelompok = {nama: teks.split() for nama, teks in isi.pop("kelompok").items()}
    terlihat = {apa: frozenset(_anggota(teks, kelompok)) for apa, teks in isi.pop("terlihat").items()}
    return Matriks({nama: _alamat(nama, isi, kelompok) for nama in isi}, terlihat)


def _alamat(nama: str, isi: dict[str, dict[str, Any]], kelompok: dict[str, list[str]]) -> Alamat:
    tabel = isi[nama]
    if "seperti" in tabel:
        if len(tabel) > 1 or tabel["seperti"] not in isi:
            raise MatriksSalah(f"{nama}: `seperti` berdiri sendiri dan menyebut alamat yang ada")
        tabel = isi[tabel["seperti"]]
    hasil = Alamat(nama, tabel.get("benda", ""), tabel.get("umum", False))
    kunci = [k.split() for k in tabel if k not in KATA]
    for metode, *keadaan in kunci:
        bernama = {s for m, *semua in kunci if m == metode for s in semua}
        if metode not in METODE or metode == "HEAD" or not bernama <= set(hasil.keadaan):
            raise MatriksSalah(f"{nama}: metode atau keadaan tidak dikenal pada {metode} {' '.join(keadaan)}")
        berlaku = tuple(keadaan) or tuple(s for s in hasil.keadaan if s not in bernama)
        if not berlaku or any(b.metode == metode and set(b.keadaan) & set(berlaku) for b in hasil.baris):
            raise MatriksSalah(
                f"{nama}: {metode} {' '.join(keadaan)} tidak berlaku untuk keadaan mana pun, atau dua kali"
            )
        baris = tabel[" ".join([metode, *keadaan])]
        disebut = frozenset(r for teks in baris.values() for r in _anggota(teks, kelompok))
        hasil.baris.append(Baris(metode, berlaku, _jawaban(nama, baris, kelompok), disebut))
    for metode in {b.metode for b in hasil.baris}:
        if {s for b in hasil.baris if b.metode == metode for s in b.keadaan} != set(hasil.keadaan):
            raise MatriksSalah(f"{nama}: {metode} tidak menyebut semua keadaan")
    return hasil


def _jawaban(nama: str, baris: dict[str, str], kelompok: dict[str, list[str]]) -> dict[str, int]:
    hasil: dict[str, int] = {}
    sisa = None
    for status, teks in baris.items():
        for relasi in _anggota(teks, kelompok):
            if relasi == "*":
                if sisa is not None:
                    raise MatriksSalah(f"{nama}: dua kali *")
                sisa = int(status)
            elif hasil.setdefault(relasi, int(status)) != int(status):
                raise MatriksSalah(f"{nama}: {relasi} mendapat dua jawaban")
    for relasi in RELASI:
        bawaan = 302 if relasi in TAMU else 403 if relasi == "tanpa_pegawai" else 404
        hasil.setdefault(relasi, sisa if sisa is not None and relasi in ORANG else bawaan)
    return hasil


def _anggota(teks: str, kelompok: dict[str, list[str]]) -> Iterable[str]:
    """Relations (and "*") behind a text of names and groups."""
    for nama in teks.split():
        if nama in kelompok:
            yield from _anggota(" ".join(kelompok[nama]), kelompok)
        elif nama == "*" or nama in RELASI:
            yield nama
        else:
            raise MatriksSalah(f"tidak ada relasi atau kelompok {nama!r}")
