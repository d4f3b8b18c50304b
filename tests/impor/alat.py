"""What the import stories share: the sample files, and one call that previews or applies a file."""

import csv
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from ekinerja.inti.impor import Pemeriksaan, Pilihan, pengimpor

DATA = Path(__file__).resolve().parent.parent / "data"
PADA = date(2026, 10, 31)


def impor(
    jenis: str, berkas: Path | str, *, terapkan: bool = False, terima: bool = False, **jawaban: str
) -> Pemeriksaan:
    """Read, check and perhaps apply a file as on 31 October 2026."""
    p = pengimpor(jenis)
    pilihan = Pilihan(pada=PADA, terima_usulan=terima, jawaban=jawaban)
    pemeriksaan = p.periksa(p.baca(DATA / berkas, pilihan), pilihan)
    if terapkan:
        p.terapkan(pemeriksaan, pilihan, oleh=None)
    return pemeriksaan


def hitungan(pemeriksaan: Pemeriksaan) -> dict[str, int]:
    """Counts that are not zero."""
    return {k: v for k, v in pemeriksaan.hasil.hitungan().items() if v}


@lru_cache
def baca_csv(nama: str) -> list[dict[str, str]]:
    with (DATA / nama).open(encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f, delimiter=";"))


def kunci() -> dict[str, dict[str, str]]:
    """The right answer per person."""
    return {b["nip"]: b for b in baca_csv("pegawai-400-kunci.csv")}


def tulis(folder: Path, *baris: str, nama: str = "berkas.csv", kode: str = "utf-8") -> Path:
    berkas = folder / nama
    berkas.write_bytes("\r\n".join(baris).encode(kode))
    return berkas


def butir_json(pemeriksaan: Pemeriksaan) -> list[tuple[str, dict[str, Any]]]:
    """(list, entry) for every row an entry speaks of."""
    isi = pemeriksaan.hasil.json()
    hasil = []
    for daftar in ("usulan", "galat", "peringatan"):
        for b in isi[daftar]:
            hasil += [(daftar, {**b, "baris": n}) for n in [b["baris"], *b.get("baris_lain", [])]]
    return hasil
