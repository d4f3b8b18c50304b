"""The text as the checks see it, read once: words, numbers, dates, kinds of unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from ekinerja.aturan.kode import Kode
from ekinerja.aturan.penulisan.kata import Kosakata, akar, pecah, rapi
from ekinerja.aturan.penulisan.masukan import MasukanPenulisan, TulisanIndikator
from ekinerja.aturan.skp import Aspek
from ekinerja.aturan.teks import BULAN

_ANGKA = re.compile(r"-?[0-9][0-9.,]*")
_BULAT = re.compile(r"-?[0-9]+")
_BULAN = {b.lower(): n for n, b in enumerate(BULAN, 1)}
_TANGGAL_KATA = re.compile(rf"([0-9]{{1,2}})\s+({'|'.join(_BULAN)})\s+([0-9]{{4}})")
_BULAN_TAHUN = re.compile(rf"\b({'|'.join(_BULAN)})\s+([0-9]{{4}})")
_TANGGAL_ISO = re.compile(r"\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b")
_TANGGAL_ANGKA = re.compile(r"\b([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})\b")
_WAKTU_BERNAMA = re.compile(rf"\b(?:{'|'.join(_BULAN)}|(?:triwulan|semester|minggu|tw) ?(?:i{{1,3}}|iv|[1-4]))\b")


class JenisSatuan(Kode):
    """What a unit counts."""

    PERSEN = "PERSEN", "persen"
    WAKTU = "WAKTU", "waktu"
    UANG = "UANG", "uang"
    UKURAN = "UKURAN", "ukuran"
    ORANG = "ORANG", "orang"
    NASKAH = "NASKAH", "naskah"
    MUTU = "MUTU", "nilai mutu"
    ACARA = "ACARA", "kegiatan"
    LAIN = "LAIN", "hitungan"
    KOSONG = "KOSONG", "belum ada"


@dataclass(frozen=True, slots=True)
class NaskahIndikator:
    """One indicator, read. ``kepala``: the word that is counted or measured."""

    asli: TulisanIndikator
    letak: str
    teks: str
    kata: tuple[str, ...]
    target: str
    satuan: str
    angka: Decimal | None
    bilangan: bool
    tanggal: tuple[date | None, ...]
    jenis: JenisSatuan
    aspek: Aspek | None
    berukuran: bool
    kepala: str

    @property
    def terukur(self) -> bool:
        """Whether there is something to check the target by."""
        return self.angka is not None or self.bilangan or bool(self.tanggal)


@dataclass(frozen=True, slots=True)
class Naskah:
    """One RHK, read."""

    masukan: MasukanPenulisan
    kosakata: Kosakata
    asli: str
    teks: str
    kata: tuple[str, ...]
    akar: frozenset[str]
    indikator: tuple[NaskahIndikator, ...]

    @property
    def awal(self) -> str:
        """The first word."""
        return self.kata[0] if self.kata else ""


def baca(masukan: MasukanPenulisan, kosakata: Kosakata) -> Naskah:
    """Read everything once."""
    asli = rapi(masukan.rhk)
    kata = pecah(asli)
    indikator = tuple(_indikator(i, n, kosakata) for n, i in enumerate(masukan.indikator, 1))
    return Naskah(masukan, kosakata, asli, asli.lower(), kata, frozenset(map(akar, kata)), indikator)


def _indikator(i: TulisanIndikator, nomor: int, k: Kosakata) -> NaskahIndikator:
    teks = rapi(i.teks).lower()
    target, satuan = pisah_satuan(rapi(i.target).lower(), rapi(i.satuan).lower())
    kata = pecah(teks)
    return NaskahIndikator(
        asli=i,
        letak=i.letak or f"indikator-{nomor}",
        teks=teks,
        kata=kata,
        target=target,
        satuan=satuan,
        angka=angka(target, k),
        bilangan=bool(k.ada("kata_bilangan", pecah(target))),
        tanggal=tuple(tanggal(target)),
        jenis=jenis_satuan(satuan, k),
        aspek=_aspek(i.aspek),
        berukuran=bool(k.ada("kata_ukur", kata[:3])),
        kepala=next((w for w in kata if w not in k.himpunan["kata_ukur"] and w not in k.himpunan["kata_hubung"]), ""),
    )


def pisah_satuan(target: str, satuan: str) -> tuple[str, str]:
    """ "12 laporan" typed into one field is a number and its unit; a number typed into the unit field is the target."""
    if not target and satuan[:1].isdigit():
        target, satuan = satuan, ""
    kena = _ANGKA.search(target)
    if satuan or not kena or any(tanggal(target)):
        return target, satuan
    return target, target[kena.end() :].strip(" .,)")


def _aspek(teks: str) -> Aspek | None:
    kode = teks.strip().upper()
    return Aspek(kode) if kode in set(Aspek) else None


def angka(teks: str, k: Kosakata) -> Decimal | None:
    """The first number of a target, read the Indonesian way. The number of a regulation (Perda 5/2021) is none."""
    bersih = k.peraturan.sub(" ", teks)
    kena = _ANGKA.search(bersih)
    return _desimal(kena.group()) if kena else None


def _desimal(teks: str) -> Decimal | None:
    tulis = teks.rstrip(".,")
    if re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", tulis):
        tulis = tulis.replace(".", "")
    elif re.fullmatch(r"-?[0-9]{1,3}(?:,[0-9]{3}){2,}", tulis):
        tulis = tulis.replace(",", "")
    try:
        return Decimal(tulis.replace(",", "."))
    except InvalidOperation:
        return Decimal(_BULAT.findall(tulis)[0])


def tanggal(teks: str) -> Iterator[date | None]:
    """Dates in a text; ``None`` stands for a date that does not exist, and for a named month or quarter."""
    ada = False
    for pola, urutan in ((_TANGGAL_KATA, "hbt"), (_TANGGAL_ISO, "tbh"), (_TANGGAL_ANGKA, "hbt")):
        for kena in pola.finditer(teks):
            ada = True
            bagian = dict(zip(urutan, kena.groups(), strict=True))
            yield _hari(int(bagian["t"]), _BULAN.get(bagian["b"]) or int(bagian["b"]), int(bagian["h"]))
    if ada:
        return
    for kena in _BULAN_TAHUN.finditer(teks):
        ada = True
        yield _hari(int(kena[2]), _BULAN[kena[1]], 1)
    if not ada and _WAKTU_BERNAMA.search(teks):
        yield None


def tanggal_mustahil(teks: str) -> bool:
    """Whether a written day does not exist (31 Februari)."""
    penuh = [*_TANGGAL_KATA.finditer(teks), *_TANGGAL_ISO.finditer(teks), *_TANGGAL_ANGKA.finditer(teks)]
    return bool(penuh) and None in tuple(tanggal(teks))


def _hari(tahun: int, bulan: int, hari: int) -> date | None:
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None


_JENIS = (
    ("satuan_persen", JenisSatuan.PERSEN),
    ("satuan_uang", JenisSatuan.UANG),
    ("satuan_waktu", JenisSatuan.WAKTU),
    ("satuan_mutu", JenisSatuan.MUTU),
    ("satuan_ukur", JenisSatuan.UKURAN),
    ("satuan_orang", JenisSatuan.ORANG),
    ("satuan_naskah", JenisSatuan.NASKAH),
    ("acara", JenisSatuan.ACARA),
)


def jenis_satuan(satuan: str, k: Kosakata) -> JenisSatuan:
    """The kind of a unit, by its first known word."""
    kata = (*pecah(satuan), *satuan.split())
    if not kata:
        return JenisSatuan.KOSONG
    return next((jenis for daftar, jenis in _JENIS if k.ada(daftar, kata)), JenisSatuan.LAIN)
