"""Who hands out codes. A code lets its holder set the secret of an account, so it follows the unit tree strictly."""

from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.peran import jalur_peran, punya_peran

PEMBERI = (Peran.ADMIN_UNIT, Peran.ADMIN_BKPSDM, Peran.ADMIN_SISTEM)
# Accounts that can change much: their codes come from a second administrator, never from a unit.
BERKUASA = (Peran.ADMIN_BKPSDM, Peran.ADMIN_SISTEM, Peran.AUDITOR, Peran.ADMIN_UNIT)


def jalur_aktivasi(saya: Pegawai | None) -> list[str]:
    """Unit paths in which this person may hand out codes."""
    return jalur_peran(saya, *PEMBERI)


def boleh_memberi_kode(saya: Pegawai, penerima: Pegawai) -> bool:
    """Not to oneself; an account with power only by an administrator of the whole instansi."""
    if saya.pk == penerima.pk:
        return False
    return not punya_peran(penerima, *BERKUASA) or "/" in jalur_peran(saya, Peran.ADMIN_BKPSDM, Peran.ADMIN_SISTEM)
