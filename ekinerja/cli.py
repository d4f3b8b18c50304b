"""All commands: `python3 kinerja PERINTAH`. Each one is loaded only when asked for."""

import importlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ekinerja import __version__


@dataclass(frozen=True)
class Perintah:
    """One command: what it takes, a line of help, and the module whose `main` runs it."""

    bentuk: str
    bantuan: str
    modul: str


def _django(nama: str) -> str:
    return f"django:{nama}"


PERINTAH = {
    "serve": Perintah(
        "serve [--host H] [--port P] [--pegawai N] [--tanpa-demo]",
        "menjalankan e-Kinerja; basis data yang kosong diisi kota contoh",
        "ekinerja.perintah.serve",
    ),
    "test": Perintah("test [ARGUMEN…] [--panjang]", "menjalankan semua pengujian", "ekinerja.perintah.uji"),
    "manage": Perintah("manage …", "perintah Django", "ekinerja.perintah.kelola"),
    "demo": Perintah(
        "demo --pegawai N [--benih S] [--pada TANGGAL] [--laporan setahun]",
        "membuat ulang kota contoh; menolak basis data nyata",
        _django("demo"),
    ),
    "impor": Perintah(
        "impor JENIS BERKAS [--terapkan] [--terima-usulan] [--pada TANGGAL] [--json]",
        "membaca tabel unit, pegawai, SKP, dan lainnya; tanpa --terapkan hanya pratinjau",
        _django("impor"),
    ),
    "aturan": Perintah(
        "aturan daftar [--json] | aturan hitung NAMA [--pada TANGGAL]",
        "menampilkan atau menghitung aturan; masukan JSON dari masukan baku",
        "ekinerja.aturan.cli",
    ),
    "cadangkan": Perintah(
        "cadangkan TUJUAN", "menyalin basis data dan bukti ke satu berkas", "ekinerja.perintah.cadangkan"
    ),
    "pulihkan": Perintah("pulihkan BERKAS [--ganti]", "memulihkan salinan itu", "ekinerja.perintah.pulihkan"),
    "periksa-jejak": Perintah("periksa-jejak", "memeriksa keutuhan jejak", _django("periksa_jejak")),
    "admin-baru": Perintah("admin-baru", "membuat tautan sekali pakai untuk admin baru", _django("admin_baru")),
    "bench": Perintah("bench [NAMA] [BERKAS]", "mengukur kecepatan; hasilnya JSON", "ekinerja.perintah.ukur"),
}
BELUM = ("naik", "periksa", "uji-pulih", "cek-bukti", "insiden", "pindah-ke-postgres")


def main(argumen: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    nama, *sisa = [*(sys.argv[1:] if argumen is None else argumen)] or ["--help"]
    if nama in ("-h", "--help", "help", "bantuan"):
        print(bantuan())
        return 0
    if nama in ("--version", "--versi"):
        print(__version__)
        return 0
    if nama in BELUM:
        print(f"Perintah {nama} belum tersedia di versi ini; ia datang bersama bagian Keandalan.", file=sys.stderr)
        return 2
    if nama not in PERINTAH:
        print(f"Perintah “{nama}” tidak dikenal. Lihat daftarnya: python3 kinerja --help", file=sys.stderr)
        return 2
    return jalankan(nama, sisa)


def jalankan(nama: str, sisa: list[str]) -> int:
    try:
        return int(pelaksana(nama)(sisa) or 0)
    except KeyboardInterrupt:
        print("\nDihentikan.", file=sys.stderr)
        return 130


def pelaksana(nama: str) -> Callable[[list[str]], int | None]:
    modul = PERINTAH[nama].modul
    if modul.startswith("django:"):
        from ekinerja.perintah.kelola import perintah_django

        return perintah_django(nama, modul.removeprefix("django:"))
    return importlib.import_module(modul).main


def bantuan() -> str:
    baris = [f"e-Kinerja {__version__}", "", "Pemakaian: python3 kinerja [--luring FOLDER] PERINTAH", ""]
    for p in PERINTAH.values():
        baris += [f"  {p.bentuk}", f"      {p.bantuan}"]
    baris += [f"  {', '.join(BELUM)}", "      belum tersedia; datang bersama bagian Keandalan", ""]
    baris += ["--luring FOLDER memasang pustaka dari folder berisi berkas .whl, tanpa internet. Isi folder itu dengan:"]
    baris += ["  python3 -m pip download --require-hashes --no-deps -r kunci.txt -d FOLDER"]
    return "\n".join(baris)


if __name__ == "__main__":
    sys.exit(main())
