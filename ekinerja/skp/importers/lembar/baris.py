"""A plan as rows of a worksheet: one row for each RHK, indicator, rencana aksi, list of the Lampiran and core value.

A row has a stable `kunci` and a few text fields. The same reduction is applied to the content here and to what comes
back, so that equal means equal.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ekinerja.aturan.nilai import perilaku_berakhlak
from ekinerja.aturan.periode import sebutan_periode
from ekinerja.skp.isi import Isi, nilai_perilaku
from ekinerja.skp.masukan import sidik
from ekinerja.skp.models import ButirLampiran

RHK, INDIKATOR, AKSI, LAMPIRAN, HARAPAN = "RHK", "INDIKATOR", "AKSI", "LAMPIRAN", "HARAPAN"
# Which cells of a row count, by kind.
MEDAN = {
    RHK: ("teks", "perspektif", "atasan", "penyelarasan"),
    INDIKATOR: ("aspek", "teks", "target", "jenis_target"),
    AKSI: ("teks", "target"),
    LAMPIRAN: ("teks",),
    HARAPAN: ("teks",),
}
BAGIAN = {RHK: "RHK", INDIKATOR: "Indikator", AKSI: "Rencana aksi"}
_HARAPAN = "Harapan: "
# What a person may write in the column BAGIAN of a row that is new: name -> (kind, code of the list or the core value).
DAPAT_BARU: dict[str, tuple[str, str]] = {
    **{label: (jenis, "") for jenis, label in BAGIAN.items()},
    **{str(jenis.label): (LAMPIRAN, str(jenis.value)) for jenis in ButirLampiran.Jenis},
    **{f"{_HARAPAN}{n.nama}": (HARAPAN, n.kode) for n in perilaku_berakhlak()},
}
_AWALAN = {RHK: "r", INDIKATOR: "i", AKSI: "a", LAMPIRAN: "l", HARAPAN: "h"}
_JENIS = {v: k for k, v in _AWALAN.items()}


@dataclass(slots=True)
class BarisIsi:
    """One row of a plan. `id`: public id of the part, or the code of the list or value; `atas`: id of the part above."""

    jenis: str
    id: str
    skp: str
    nomor: str
    medan: dict[str, str]
    atas: str = ""
    periode: str = ""
    bagian: str = ""

    @property
    def kunci(self) -> str:
        return tulis_kunci(self.jenis, self.id, self.skp)

    @property
    def sidik(self) -> str:
        return sidik([self.jenis, self.medan])

    @property
    def sebutan(self) -> str:
        """As people name it: `Rencana aksi 1.2, Triwulan III`."""
        return " ".join(x for x in (self.bagian, self.nomor) if x) + (f", {self.periode}" if self.periode else "")


def tulis_kunci(jenis: str, id_: str, skp: str) -> str:
    awal = _AWALAN[jenis]
    return f"{awal}:{skp}:{id_}" if jenis in (LAMPIRAN, HARAPAN) else f"{awal}:{id_}"


def baca_kunci(kunci: str) -> tuple[str, str] | None:
    """(kind, id) of a key as it was exported; None for anything else."""
    awal, _, sisa = kunci.partition(":")
    jenis = _JENIS.get(awal)
    if jenis is None or not sisa:
        return None
    return jenis, sisa.rpartition(":")[2] if jenis in (LAMPIRAN, HARAPAN) else sisa


# How the format writes a character by its number; programs differ in whether they undo it.
_KODE_XML = re.compile(r"_x([0-9A-Fa-f]{4})_")


def rapi(nilai: str) -> str:
    """Text for comparison: composed letters, plain line ends, no invisible characters, no blanks at the ends of lines."""
    teks = nilai.replace("\r\n", "\n").replace("\r", "\n")
    while "_x" in teks and (baca := _KODE_XML.sub(lambda m: chr(int(m[1], 16)), teks)) != teks:
        teks = baca
    if not (teks.isascii() and teks.replace("\n", "").isprintable()):
        bersih = unicodedata.normalize("NFC", teks)
        teks = "".join(h for h in bersih if h == "\n" or unicodedata.category(h)[0] != "C")
    return "\n".join(b.strip() for b in teks.split("\n")).strip()


def butir_lampiran(teks: str) -> list[str]:
    """A list of the Lampiran from one cell: one item per line."""
    return [b for x in rapi(teks).split("\n") if (b := x.strip().lstrip("•").strip())]


def baris_skp(skp: str, isi: Isi) -> list[BarisIsi]:
    """Every row of one plan (`skp`: public id), in the order of the form."""
    return list(_semua(skp, isi))


def _semua(skp: str, isi: Isi) -> Iterator[BarisIsi]:
    for awal, golongan in (("", "utama"), ("T", "tambahan")):
        for n, r in enumerate(isi[golongan], 1):
            yield from _baris_rhk(skp, f"{awal}{n}", r)
    for jenis in ButirLampiran.Jenis:
        teks = "\n".join(butir_lampiran("\n".join(isi["lampiran"].get(jenis.value, []))))
        yield BarisIsi(LAMPIRAN, jenis.value, skp, "", {"teks": teks}, bagian=jenis.label)
    for nilai in nilai_perilaku(isi):
        teks = isi["perilaku"].get(nilai.kode, "")
        yield BarisIsi(HARAPAN, nilai.kode, skp, "", {"teks": rapi(teks)}, bagian=f"{_HARAPAN}{nilai.nama}")


def _baris_rhk(skp: str, nomor: str, r: Isi) -> Iterator[BarisIsi]:
    atasan = r["rhk_atasan"]["teks"] if r["rhk_atasan"] else ""
    medan = {"perspektif": r["perspektif"], "penyelarasan": r["penyelarasan"]}
    yield BarisIsi(
        RHK, r["id"], skp, nomor, {"teks": rapi(r["teks"]), "atasan": rapi(atasan), **medan}, bagian=BAGIAN[RHK]
    )
    for n, i in enumerate(r["indikator"], 1):
        medan_i = {"aspek": i["aspek"], "jenis_target": i["jenis_target"]}
        teks = {"teks": rapi(i["teks"]), "target": rapi(i["target"])}
        bawah = f"{nomor}.{n}"
        yield BarisIsi(INDIKATOR, i["id"], skp, bawah, {**teks, **medan_i}, r["id"], bagian=BAGIAN[INDIKATOR])
        for a in i["rencana_aksi"]:
            isi_a = {"teks": rapi(a["teks"]), "target": rapi(a["target"])}
            periode = sebutan_periode(a["jenis_periode"], a["urutan"])
            yield BarisIsi(AKSI, a["id"], skp, bawah, isi_a, i["id"], periode, BAGIAN[AKSI])


@dataclass(slots=True)
class BarisBerkas:
    """One row as it came back. `medan`: cells of its kind in our codes; `rusak`: cells that could not be taken."""

    nomor: int
    kunci: str
    sidik: str
    skp: str
    nip: str
    mulai: str
    jenis: str
    urut: str
    periode: str
    medan: dict[str, str] = field(default_factory=dict)
    hapus: bool = False
    rusak: bool = False
    kode: str = ""  # of the list or core value a new row is for

    @property
    def sidik_isi(self) -> str:
        return sidik([self.jenis, self.medan])


def per_kunci(baris: Iterable[BarisIsi]) -> dict[str, BarisIsi]:
    return {b.kunci: b for b in baris}


def nilai_angka(nilai: Any) -> str:
    """A number cell as it is written here."""
    teks = repr(nilai) if isinstance(nilai, float) and not nilai.is_integer() else str(int(nilai))
    return teks.replace(".", ",")
