"""`kinerja demo`: (re)build the demo city."""

import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ekinerja.demo.bangun import TerlaluSedikit, bangun, periksa_jumlah
from ekinerja.demo.kosongkan import DatabaseNyata, kosongkan
from ekinerja.inti.waktu import hari_ini


class Command(BaseCommand):
    help = "Menyusun ulang kota contoh. Menolak basis data nyata."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pegawai", type=int, default=400, help="jumlah orang (bawaan 400)")
        parser.add_argument("--benih", type=int, default=1, help="benih acak (bawaan 1)")
        parser.add_argument(
            "--pada", type=date.fromisoformat, default=None, help="tanggal cerita, YYYY-MM-DD (bawaan hari ini)"
        )
        parser.add_argument(
            "--laporan", choices=["setahun"], default=None, help="laporan setahun penuh, juga untuk kota besar"
        )

    def handle(self, *args: Any, **opsi: Any) -> None:
        try:
            periksa_jumlah(opsi["pegawai"])
            kosongkan()
            jumlah = bangun(
                opsi["pegawai"],
                benih=opsi["benih"],
                pada=opsi["pada"] or hari_ini(),
                setahun=True if opsi["laporan"] else None,
                lapor=self._kemajuan,
            )
        except (DatabaseNyata, TerlaluSedikit) as salah:
            raise CommandError(str(salah), returncode=2) from None
        rincian = ", ".join(f"{n:,}".replace(",", ".") + f" {t}" for t, n in jumlah.items() if n > 500)
        self.stdout.write(f"Kota contoh siap: {rincian}.")

    def _kemajuan(self, teks: str, selesai: int, total: int) -> None:
        if sys.stderr.isatty() and total:
            isi = round(24 * selesai / total)
            self.stderr.write(f"\r  {teks:<16} [{'#' * isi}{'.' * (24 - isi)}] {selesai}/{total} ", ending="")
            if teks == "Selesai":
                self.stderr.write("")
