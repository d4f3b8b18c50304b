"""Verify the audit trail."""

from typing import Any

from django.core.management.base import BaseCommand

from ekinerja.inti.jejak import periksa_jejak


class Command(BaseCommand):
    help = "Periksa jejak audit; menyebut entri pertama yang rusak."

    def handle(self, *args: Any, **options: Any) -> None:
        hasil = periksa_jejak()
        self.stdout.write(hasil.kalimat)
        for temuan in hasil.temuan[1:]:
            self.stdout.write(f"- {temuan.kalimat}")
        if not hasil.utuh:
            raise SystemExit(1)
