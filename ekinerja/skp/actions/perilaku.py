"""Choosing the wording of the core values for the SKPs of the years to come."""

from datetime import date

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp import permissions
from ekinerja.skp.perilaku import KUNCI, nama_versi, pilihan_versi, versi_dipakai

HANYA_PENGATUR = "Rumusan perilaku kerja dipilih oleh admin BKPSDM atau admin sistem."


@transaction.atomic
def pilih_versi_perilaku(*, versi: str, tahun: int, dasar: str, oleh: Pegawai) -> None:
    """From this year on new SKPs carry this wording; SKPs that exist keep theirs.

    Raises AturanDilanggar: 403 without the role, 400 for an unknown or incomplete wording or a year that is neither
    this nor the next, 409 when it is chosen already.
    """
    if not permissions.boleh_memilih_perilaku(oleh):
        raise AturanDilanggar(HANYA_PENGATUR, status=403)
    if versi not in pilihan_versi():
        raise AturanDilanggar("Pilih salah satu rumusan yang tersedia di halaman ini.", status=400)
    kini = hari_ini().year
    if tahun not in (kini, kini + 1):
        raise AturanDilanggar(f"Pilih mulai tahun {kini} atau {kini + 1}.", status=400)
    lama = versi_dipakai(tahun)
    if versi == lama:
        raise AturanDilanggar(f"SKP {tahun} yang baru sudah memakai rumusan {nama_versi(versi)}.")
    atur_setelan(KUNCI, versi, berlaku_mulai=date(tahun, 1, 1))
    perubahan = {f"SKP mulai {tahun}": (nama_versi(lama), nama_versi(versi)), "Dasar": ("", dasar)}
    catat("setelan.perilaku", "inti.Setelan", oleh=oleh, perubahan=perubahan)
