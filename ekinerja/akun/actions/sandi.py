"""Changing one's own secret."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from ekinerja.akun.actions.perangkat import akhiri_sesi
from ekinerja.akun.models import Akun
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat


def pasang_sandi(akun: Akun, sandi: str) -> None:
    """Store the new secret and end all sessions; codes that are still around become void."""
    akun.set_password(sandi)
    akun.save(update_fields=["password"])
    akhiri_sesi(akun)
    akun.kode_aktivasi.filter(dipakai_pada__isnull=True).delete()


@transaction.atomic
def ganti_sandi(akun: Akun, *, lama: str, baru: str, oleh: Any) -> None:
    """Change the secret; the old one must be given. Raises AturanDilanggar or ValidationError."""
    if not akun.check_password(lama):
        raise AturanDilanggar("Kata sandi sekarang tidak cocok. Periksa huruf besar dan kecilnya.", status=400)
    validate_password(baru, akun)
    pasang_sandi(akun, baru)
    catat("akun.sandi_diganti", akun, oleh=oleh)
