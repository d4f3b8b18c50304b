"""Distribution of predikat in a unit against the recommended pattern (DT-02, R-33…R-35).

The pattern advises; it never changes or blocks a predikat (R-33). All comparisons are exact integers (R-34).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ekinerja.aturan.berlaku import PENANDA_BAWAAN, Versi, pada
from ekinerja.aturan.jawaban import Jawaban
from ekinerja.aturan.kode import CapaianOrganisasi, Predikat

Jumlah = Mapping[Predikat, int]


@dataclass(frozen=True, slots=True)
class Batas:
    """One limit held against the counts. ``predikat`` holds two when they are added up."""

    predikat: tuple[Predikat, ...]
    jenis: str
    batas: str
    nyata: int
    terpenuhi: bool

    def ke_dict(self) -> dict[str, Any]:
        """The shape of a note in the answer."""
        return {"predikat": self.predikat[0].value, "batas": self.batas, "nyata": self.nyata}


@dataclass(frozen=True, slots=True)
class HasilDistribusi:
    """``baris`` shows every limit, ``catatan`` only those that raise a warning."""

    sesuai: bool
    catatan: tuple[Batas, ...]
    baris: tuple[Batas, ...]
    jumlah_pegawai: int
    unit_kecil: bool
    versi: str


def distribusi(capaian: CapaianOrganisasi, jumlah: Jumlah, hari: date | None = None) -> HasilDistribusi:
    """Hold the counts against DT-02; small units are only warned about the zero limit (R-35)."""
    versi = pada("distribusi", hari)
    lengkap = {p: jumlah.get(p, 0) for p in Predikat}
    total = sum(lengkap.values())
    kecil = total < int(versi.isi["ambang_orang"])
    baris = tuple(_nilai(b, lengkap, total) for b in versi.isi["batas"] if b["capaian"] == capaian.value)
    catatan = tuple(b for b in baris if not b.terpenuhi and (b.jenis == "NOL" or not kecil))
    return HasilDistribusi(not catatan, catatan, baris, total, kecil, versi.kode)


def kurva_acuan(capaian: CapaianOrganisasi, hari: date | None = None) -> dict[Predikat, int]:
    """Points of the curve drawn beside the real distribution; never a quota."""
    titik = pada("distribusi", hari).isi["kurva"][capaian.value]
    return dict(zip(Predikat, titik, strict=True))


def hitung(masukan: Mapping[str, Any], hari: date | None) -> Jawaban:
    """Rule ``distribusi`` with its explanation."""
    versi = pada("distribusi", hari)
    capaian = CapaianOrganisasi(masukan["capaian_organisasi"])
    jumlah = {Predikat(kode): banyak for kode, banyak in masukan["jumlah"].items()}
    hasil = distribusi(capaian, jumlah, hari)
    isi = {"sesuai": hasil.sesuai, "catatan": [b.ke_dict() for b in hasil.catatan]}
    return Jawaban(isi, _langkah(capaian, hasil, versi), _dasar(versi), versi.kode)


def _dasar(versi: Versi) -> list[str]:
    return [*versi.dasar, PENANDA_BAWAAN + str(versi.isi["sumber_ambang"])]


def _nilai(aturan: Mapping[str, Any], jumlah: Jumlah, total: int) -> Batas:
    golongan = tuple(Predikat(kode) for kode in aturan["predikat"])
    nyata = sum(jumlah[p] for p in golongan)
    nilai = int(aturan.get("nilai", 0))
    jenis = str(aturan["jenis"])
    nama = " + ".join(p.label for p in golongan)
    teks, terpenuhi = _uji(jenis, nilai, nyata, total, max(jumlah.values()))
    return Batas(golongan, jenis, f"{nama} {teks}", nyata, terpenuhi)


def _uji(jenis: str, nilai: int, nyata: int, total: int, terbanyak: int) -> tuple[str, bool]:
    """The limit in words and whether it holds, in whole people (R-34)."""
    match jenis:
        case "TERBESAR":
            return f"menjadi kelompok terbesar (≥ {terbanyak} orang)", nyata >= terbanyak
        case "MAKS_PERSEN":
            paling = nilai * total // 100
            return f"≤ {nilai}% (paling banyak {paling} orang)", 100 * nyata <= nilai * total
        case "MIN_PERSEN":
            paling = -(-nilai * total // 100)
            return f"≥ {nilai}% (paling sedikit {paling} orang)", 100 * nyata >= nilai * total
        case "MIN_ORANG":
            return f"≥ {nilai} orang", nyata >= nilai
        case "NOL":
            return "= 0 orang", nyata == 0
        case _:
            raise ValueError(f"jenis batas tidak dikenal: {jenis}")


def _langkah(capaian: CapaianOrganisasi, hasil: HasilDistribusi, versi: Versi) -> list[str]:
    langkah = [f"Capaian kinerja organisasi: {capaian.label}. Pegawai yang dievaluasi: {hasil.jumlah_pegawai} orang."]
    for b in hasil.baris:
        putusan = "terpenuhi" if b.terpenuhi else "belum terpenuhi"
        langkah.append(f"{b.batas}; nyatanya {b.nyata} orang: {putusan}.")
    if hasil.unit_kecil:
        langkah.append(
            f"Unit ini kurang dari {versi.isi['ambang_orang']} orang, jadi batas di atas hanya "
            "ditunjukkan. Hanya batas “= 0 orang” yang tetap diperingatkan."
        )
    langkah.append(_kesimpulan(hasil))
    return langkah


def _kesimpulan(hasil: HasilDistribusi) -> str:
    if hasil.sesuai:
        return "Distribusi sesuai dengan pola. Predikat perorangan tidak diubah oleh aturan ini."
    return (
        f"Distribusi menyimpang pada {len(hasil.catatan)} batas. Ini pertimbangan bagi pimpinan; "
        "predikat tidak berubah dengan sendirinya dan penyimpangan perlu alasan tertulis."
    )
