"""The worker process."""

import signal
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from ekinerja.inti.tugas.pekerja import Pekerja


class Command(BaseCommand):
    help = "Jalankan pekerja: pekerjaan latar dan pekerjaan berkala."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--utas", type=int, default=2, help="banyaknya pekerjaan yang berjalan bersama")

    def handle(self, *args: Any, **options: Any) -> None:
        pekerja = Pekerja(utas=max(1, options["utas"]))

        def berhenti(nomor: int, bingkai: FrameType | None) -> None:
            pekerja.berhenti()

        signal.signal(signal.SIGTERM, berhenti)
        signal.signal(signal.SIGINT, berhenti)
        pekerja.jalan()
