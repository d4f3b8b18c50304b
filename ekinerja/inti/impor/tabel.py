"""Finding the table in a sheet: header row by its words, two-level headers, group rows, footers."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .berkas import BerkasTakTerbaca, Buku, Lembar
from .sel import kosong, teks

CARI_KEPALA = 40
_NOMOR_KOLOM = re.compile(r"^\(?\d{1,3}\)?$")
_TANDA = re.compile(r"[^0-9a-z]+")


def rapikan(label: Any) -> str:
    """A header label for comparison: lower case, letters and figures only, single spaces."""
    ascii_ = unicodedata.normalize("NFKD", teks(label)).casefold()
    return _TANDA.sub(" ", ascii_).strip()


@dataclass(frozen=True, slots=True)
class TataKolom:
    """One known layout. `kolom`: our name -> labels it may carry, best first; `wajib`: without these it is not ours."""

    nama: str
    kolom: Mapping[str, Sequence[str]]
    wajib: frozenset[str]

    def cocok(self, label: Sequence[str]) -> dict[str, int]:
        """Our name -> index of its column. A label is taken once, by the name that lists it."""
        tempat: dict[str, int] = {}
        for i, teks_label in enumerate(label):
            if teks_label:
                tempat.setdefault(teks_label, i)
        hasil: dict[str, int] = {}
        for nama, kemungkinan in self.kolom.items():
            for k in kemungkinan:
                if k in tempat and tempat[k] not in hasil.values():
                    hasil[nama] = tempat[k]
                    break
        return hasil


@dataclass(slots=True)
class Baris:
    """One row of the table: its number in the spreadsheet program, and raw cells by our column names."""

    nomor: int
    sel: dict[str, Any]
    galat: frozenset[str] = frozenset()

    def __getitem__(self, kolom: str) -> Any:
        return self.sel.get(kolom, "")


@dataclass(slots=True)
class Tabel:
    """A found table. `judul`: our name -> label as written; `tak_dikenal`: labels of columns that are not read."""

    lembar: str
    tata: TataKolom
    judul: dict[str, str]
    baris: list[Baris]
    tak_dikenal: list[str] = field(default_factory=list)
    lembar_lain: list[str] = field(default_factory=list)
    tersembunyi: list[str] = field(default_factory=list)
    bukan_data: list[int] = field(default_factory=list)

    def ada(self, kolom: str) -> bool:
        return kolom in self.judul

    def label(self, kolom: str) -> str:
        return self.judul.get(kolom, kolom.upper())


@dataclass(frozen=True, slots=True)
class _Kepala:
    akhir: int  # index of the last header row
    label: list[str]
    kolom: dict[str, int]


def temukan_tabel(buku: Buku, tata: Sequence[TataKolom], *, lembar: str = "") -> Tabel:
    """The best matching table among the visible sheets. Raises BerkasTakTerbaca, naming the columns looked for."""
    terbaik: tuple[int, Lembar, TataKolom, _Kepala] | None = None
    for satu in buku.lembar:
        if lembar and satu.nama != lembar:
            continue
        for t in tata:
            kepala = _cari_kepala(satu, t)
            if kepala and (terbaik is None or len(kepala.kolom) > terbaik[0]):
                terbaik = (len(kepala.kolom), satu, t, kepala)
    if terbaik is None:
        wajib = " atau ".join(", ".join(sorted(t.kolom[w][0].upper() for w in t.wajib)) for t in tata)
        raise BerkasTakTerbaca(f"Baris judul kolom tidak ditemukan. Kami mencari kolom {wajib}. Periksa berkasnya.")
    _, satu, t, kepala = terbaik
    return _tabel(buku, satu, t, kepala)


def _cari_kepala(lembar: Lembar, tata: TataKolom) -> _Kepala | None:
    """The row, or pair of rows, whose words match best; a pair wins only when it knows more."""
    terbaik: _Kepala | None = None
    atas: list[str] = []
    for i, sel in enumerate(lembar.baris[:CARI_KEPALA]):
        bawah = [rapikan(s) for s in sel]
        for label in (bawah, _gabung(atas, bawah)):
            kolom = tata.cocok(label)
            if tata.wajib <= kolom.keys() and (terbaik is None or len(kolom) > len(terbaik.kolom)):
                terbaik = _Kepala(i, label, kolom)
        atas = bawah
    return terbaik


def _gabung(atas: Sequence[str], bawah: Sequence[str]) -> list[str]:
    """Two-level header: the lower label counts, the upper one where there is none below (merged downwards)."""
    lebar = max(len(atas), len(bawah))
    a, b = [*atas, *[""] * (lebar - len(atas))], [*bawah, *[""] * (lebar - len(bawah))]
    return [y or x for x, y in zip(a, b, strict=True)]


def _tabel(buku: Buku, lembar: Lembar, tata: TataKolom, kepala: _Kepala) -> Tabel:
    dipakai = set(kepala.kolom.values())
    asli = _label_asli(lembar, kepala)
    tabel = Tabel(
        lembar=lembar.nama,
        tata=tata,
        judul={nama: asli[i] for nama, i in kepala.kolom.items()},
        baris=[],
        tak_dikenal=[asli[i] for i, satu in enumerate(kepala.label) if satu and i not in dipakai],
        lembar_lain=[s.nama for s in buku.lembar if s is not lembar and any(any(b) for b in s.baris)],
        tersembunyi=buku.tersembunyi,
    )
    for baris in _data(lembar, kepala, tabel.bukan_data):
        tabel.baris.append(baris)
    return tabel


def _label_asli(lembar: Lembar, kepala: _Kepala) -> list[str]:
    """Labels as written, from the one or two header rows."""
    hasil = []
    for i, label in enumerate(kepala.label):
        calon = [teks(_sel(lembar.baris[r], i)) for r in (kepala.akhir, kepala.akhir - 1) if r >= 0]
        hasil.append(next((c for c in calon if rapikan(c) == label), label))
    return hasil


def _data(lembar: Lembar, kepala: _Kepala, bukan_data: list[int]) -> Iterator[Baris]:
    kolom = list(kepala.kolom.items())
    for i in range(kepala.akhir + 1, len(lembar.baris)):
        mentah = lembar.baris[i]
        sel = {nama: _sel(mentah, k) for nama, k in kolom}
        terisi = sum(not kosong(s) for s in sel.values())
        nomor = i + 1
        if terisi == 0 and not any(not kosong(s) for s in mentah):
            continue
        if terisi < 2 or _baris_nomor(mentah):
            bukan_data.append(nomor)
            continue
        galat = frozenset(nama for nama, k in kolom if (nomor, k) in lembar.galat) if lembar.galat else frozenset()
        yield Baris(nomor, sel, galat)


def _sel(baris: Sequence[Any], i: int) -> Any:
    return baris[i] if i < len(baris) else ""


def _baris_nomor(baris: Sequence[Any]) -> bool:
    """A row of column numbers (1) (2) (3) … below the header."""
    isi: list[int] = []
    for sel in baris:
        tulisan = teks(sel)
        if not tulisan:
            continue
        if not _NOMOR_KOLOM.match(tulisan):
            return False
        isi.append(int(tulisan.strip("()")))
    return len(isi) > 2 and isi == list(range(isi[0], isi[0] + len(isi)))
