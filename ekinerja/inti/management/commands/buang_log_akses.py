"""Delete the log of reads beyond its retention now, or say what would go."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from ekinerja.inti import akses
from ekinerja.inti.tampil import angka, waktu


class Command(BaseCommand):
    help = "Hapus log akses yang lewat masa simpan; pekerja juga melakukannya sendiri setiap hari."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--coba", action="store_true", help="hanya sebut berapa baris; tidak menghapus apa pun")

    def handle(self, *args: Any, **options: Any) -> None:
        hasil = akses.lewat_masa() if options["coba"] else akses.buang_lama()
        kata = "akan dihapus" if options["coba"] else "dihapus"
        hari = akses.masa_simpan().days
        self.stdout.write(
            f"{angka(hasil.jumlah)} baris log akses sebelum {waktu(hasil.sebelum)} {kata} (masa simpan {angka(hari)} hari)."
        )
