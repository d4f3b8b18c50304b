"""Switching an account off and on again."""

from typing import Any

from django.db import transaction

from ekinerja.akun.actions.perangkat import akhiri_sesi
from ekinerja.akun.models import Akun
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat


@transaction.atomic
def nonaktifkan(akun: Akun, *, oleh: Any, alasan: str) -> None:
    """Nobody can use the account from this moment: its sessions end, its codes are void. Raises AturanDilanggar."""
    if not Akun.objects.filter(pk=akun.pk, is_active=True).update(is_active=False):
        raise AturanDilanggar("Akun ini sudah nonaktif. Tidak ada yang berubah.")
    akhiri_sesi(akun)
    akun.kode_aktivasi.filter(dipakai_pada__isnull=True).delete()
    catat("akun.dinonaktifkan", akun, oleh=oleh, perubahan={"aktif": (True, False), "alasan": (None, alasan)})
    akun.is_active = False


@transaction.atomic
def aktifkan_lagi(akun: Akun, *, oleh: Any) -> None:
    """The person may log in again with the former secret. Raises AturanDilanggar."""
    if not Akun.objects.filter(pk=akun.pk, is_active=False).update(is_active=True):
        raise AturanDilanggar("Akun ini sudah aktif. Tidak ada yang berubah.")
    catat("akun.diaktifkan_lagi", akun, oleh=oleh, perubahan={"aktif": (False, True)})
    akun.is_active = True
