"""`impor JENIS BERKAS`: preview of a file, and with --terapkan its effect."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import Butir, HasilImpor, Pengimpor, Pilihan, pengimpor
from ekinerja.inti.pengaturan import instansi
from ekinerja.inti.waktu import hari_ini

TAMPIL = 10
LEBAR = 30
_KATA = (
    ("baru", "baru"),
    ("berubah", "berubah"),
    ("tetap", "tetap"),
    ("ditahan", "ditahan (menunggu keputusan)"),
    ("ditolak", "ditolak"),
    ("dilewati", "dilewati"),
)


class Command(BaseCommand):
    help = "Memeriksa dan mengimpor berkas unit, pegawai, dan lainnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("jenis", help="misalnya unit, pegawai, skp, atau perjanjian-kinerja")
        parser.add_argument("berkas", help="berkas .xlsx, .csv, atau .json")
        parser.add_argument("--terapkan", action="store_true", help="simpan; tanpa ini hanya pratinjau")
        parser.add_argument("--terima-usulan", action="store_true", help="terima semua usulan")
        parser.add_argument("--pada", type=date.fromisoformat, metavar="TANGGAL", help="tanggal berlakunya data")
        parser.add_argument("--lembar", default="", help="nama lembar yang dibaca")
        parser.add_argument("--nip", default="", help="pemilik berkas, untuk jenis yang memerlukannya")
        parser.add_argument("--json", action="store_true", dest="sebagai_json", help="keluaran JSON")

    def handle(self, *args: Any, **opsi: Any) -> None:
        pilihan = Pilihan(
            pada=opsi["pada"] or hari_ini(),
            terima_usulan=opsi["terima_usulan"],
            lain={"lembar": opsi["lembar"], "nip": opsi["nip"], "berkas": Path(opsi["berkas"]).name},
        )
        try:
            hasil = self._jalan(pengimpor(opsi["jenis"]), Path(opsi["berkas"]), pilihan, opsi["terapkan"])
        except (AturanDilanggar, LookupError, OSError) as e:
            self.stderr.write(_kalimat(e, opsi["berkas"]))
            sys.exit(2)
        if opsi["sebagai_json"]:
            self.stdout.write(json.dumps(hasil.json(), ensure_ascii=False))
        else:
            self._cerita(hasil, opsi["terapkan"])
        if not hasil.bersih:
            sys.exit(1)

    def _jalan(self, p: Pengimpor, berkas: Path, pilihan: Pilihan, terapkan: bool) -> HasilImpor:
        if instansi().jenis == "demo":
            self.stderr.write("Perhatian: basis data ini berisi kota contoh; data dari berkas bercampur dengannya.")
        bilah = _Bilah()
        bilah(0, 1, "Membaca berkas")
        tabel = p.baca(berkas, pilihan)
        pemeriksaan = p.periksa(tabel, pilihan, bilah)
        if terapkan:
            p.terapkan(pemeriksaan, pilihan, oleh=None, kemajuan=bilah)
        bilah.selesai()
        return pemeriksaan.hasil

    def _cerita(self, hasil: HasilImpor, diterapkan: bool) -> None:
        h = hasil.hitungan()
        self.stdout.write(f"{h['dibaca']} baris dibaca.")
        for kunci, kata in _KATA:
            if h[kunci]:
                self.stdout.write(f"  {h[kunci]:>7} {kata}")
        self._daftar("Usulan yang perlu dijawab", hasil.usulan)
        self._daftar("Baris yang belum masuk", hasil.galat)
        self._daftar("Perubahan", hasil.perubahan)
        self._daftar("Perlu dilihat", hasil.peringatan)
        if diterapkan:
            self.stdout.write("Sudah disimpan.")
        else:
            self.stdout.write("Ini baru pratinjau. Tambahkan --terapkan untuk menyimpan.")

    def _daftar(self, judul: str, butir: list[Butir]) -> None:
        if not butir:
            return
        self.stdout.write(f"\n{judul}: {len(butir)}")
        for b in butir[:TAMPIL]:
            self.stdout.write(f"  {_letak(b)}: {b.sebab}{f' {b.saran}' if b.saran else ''}")
        if len(butir) > TAMPIL:
            self.stdout.write(f"  … dan {len(butir) - TAMPIL} lagi (lihat semuanya dengan --json).")


class _Bilah:
    """Progress on the error stream, only where a person watches."""

    def __init__(self) -> None:
        self._aktif = sys.stderr.isatty()

    def __call__(self, selesai: int, total: int, teks: str) -> None:
        if not self._aktif:
            return
        isi = LEBAR * selesai // max(total, 1)
        sys.stderr.write(f"\r[{'#' * isi}{'.' * (LEBAR - isi)}] {teks:<40.40}")
        sys.stderr.flush()

    def selesai(self) -> None:
        if self._aktif:
            sys.stderr.write("\r" + " " * (LEBAR + 44) + "\r")


def _letak(b: Butir) -> str:
    bagian: Iterable[str] = (
        f"{b.lembar}" if b.lembar else "",
        f"baris {b.baris}" if b.baris is not None else "",
        b.kolom if b.baris is not None else "",
        f"“{b.nilai}”" if b.nilai else "",
    )
    return ", ".join(x for x in bagian if x) + (f" dan {len(b.baris_lain)} baris lain" if b.baris_lain else "")


def _kalimat(e: Exception, berkas: str) -> str:
    if isinstance(e, AturanDilanggar):
        return e.kalimat
    if isinstance(e, FileNotFoundError):
        return f"Berkas {berkas} tidak ditemukan. Periksa nama dan foldernya."
    if isinstance(e, OSError):
        return f"Berkas {berkas} tidak dapat dibaca: {e.strerror or e}."
    return str(e.args[0])
