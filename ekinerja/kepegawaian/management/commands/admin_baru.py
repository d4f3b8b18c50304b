"""`kinerja admin-baru`: a one-time link that creates an administrator. Whoever runs it already holds the server."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from ekinerja.akun.actions import buat_kode
from ekinerja.akun.models import KodeAktivasi


class Command(BaseCommand):
    help = "Mencetak tautan sekali pakai untuk membuat administrator baru. Tercatat dalam jejak."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--alamat", default="", help="alamat halaman, bila bukan alamat bawaan")

    def handle(self, *args: Any, **opsi: Any) -> None:
        _, kode = buat_kode(None, KodeAktivasi.Guna.ADMIN_BARU, oleh=None)
        dasar = opsi["alamat"] or settings.KINERJA_URL or f"http://127.0.0.1:{settings.PORT_HALAMAN}"
        self.stdout.write("Buka tautan ini dalam 24 jam untuk membuat administrator (hanya dapat dipakai sekali):")
        self.stdout.write(f"  {dasar}{reverse('aktivasi:admin_baru')}?{urlencode({'kode': kode})}")
