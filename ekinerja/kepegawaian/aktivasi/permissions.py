"""Who hands out codes. A code lets its holder set the secret of an account, so it follows the unit tree strictly."""

from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.peran import jalur_peran, punya_peran

PEMBERI = (Peran.ADMIN_UNIT, Peran.ADMIN_BKPSDM, Peran.ADMIN_SISTEM)
# Accounts that can change or read much: their codes come from an administrator of the whole instansi, never from a unit.
BERKUASA = (Peran.ADMIN_BKPSDM, Peran.ADMIN_SISTEM, Peran.AUDITOR, Peran.ADMIN_UNIT, Peran.PIMPINAN, Peran.TIM_PENILAI)


def jalur_aktivasi(saya: Pegawai | None) -> list[str]:
    """Unit paths in which this person may hand out codes; "/" = everywhere."""
    jalur = jalur_peran(saya, *PEMBERI)
    return ["/"] if _seluruhnya(jalur) else jalur


def boleh_membuka_meja(saya: Pegawai | None) -> bool:
    """Is there anybody this person may hand a code to?"""
    return punya_peran(saya, *PEMBERI)


def boleh_memberi_kode(saya: Pegawai, penerima: Pegawai) -> bool:
    """Not to oneself; an account with power only by an administrator of the whole instansi."""
    if saya.pk == penerima.pk:
        return False
    return not punya_peran(penerima, *BERKUASA) or mengurus_semua(saya)


def boleh_mengatur_akun(saya: Pegawai, pemilik: Pegawai) -> bool:
    """End sessions, switch off and on: administrators of the whole instansi, for others."""
    return saya.pk != pemilik.pk and mengurus_semua(saya)


def mengurus_semua(saya: Pegawai) -> bool:
    return _seluruhnya(jalur_peran(saya, Peran.ADMIN_BKPSDM, Peran.ADMIN_SISTEM))


def _seluruhnya(jalur: list[str]) -> bool:
    """A role without a unit, or for the root of the tree, holds for everybody."""
    return any(j.count("/") <= 2 for j in jalur)
