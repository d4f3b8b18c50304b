"""Changing one's own secret."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import F

from ekinerja.akun.models import Akun, Perangkat
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat


def pasang_sandi(akun: Akun, sandi: str) -> None:
    """Store the new secret and end all sessions (their hash no longer fits)."""
    akun.set_password(sandi)
    akun.save(update_fields=["password"])
    Akun.objects.filter(pk=akun.pk).update(putaran_sesi=F("putaran_sesi") + 1)
    akun.refresh_from_db(fields=["putaran_sesi"])
    Perangkat.objects.filter(akun=akun).delete()


@transaction.atomic
def ganti_sandi(akun: Akun, *, lama: str, baru: str, oleh: Any) -> None:
    """Change the secret; the old one must be given. Raises AturanDilanggar or ValidationError."""
    if not akun.check_password(lama):
        raise AturanDilanggar("Kata sandi lama tidak cocok. Periksa huruf besar dan kecilnya.", status=400)
    validate_password(baru, akun)
    pasang_sandi(akun, baru)
    catat("akun.sandi_diganti", akun, oleh=oleh)
