"""Who may see and change people, units, orders and roles. One sentence each, asked by the verb and by the button."""

from ekinerja.inti.impor import Pengimpor, jenis_impor
from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.peran import jalur_peran, punya_peran

# Roles that read the profiles of everyone below the unit they were granted for.
PEMBACA = (Peran.ADMIN_BKPSDM, Peran.AUDITOR, Peran.ADMIN_UNIT, Peran.TIM_PENILAI)


def admin_kepegawaian(saya: Pegawai | None) -> bool:
    """Master data, imports, the data-quality list and delegations belong to the personnel office."""
    return punya_peran(saya, Peran.ADMIN_BKPSDM)


def jenis_impor_saya(saya: Pegawai | None, halaman: str = "kepegawaian:impor") -> list[Pengimpor]:
    """Kinds of files this person may send on that page."""
    return [p for p in jenis_impor() if p.halaman == halaman and p.boleh(saya)] if saya else []


def boleh_mengatur_peran(saya: Pegawai | None) -> bool:
    """Roles are granted by the personnel office or the system's administrator."""
    return punya_peran(saya, Peran.ADMIN_BKPSDM, Peran.ADMIN_SISTEM)


def boleh_mencari_pegawai(saya: Pegawai | None) -> bool:
    """The list of people is for roles that work with many people."""
    return punya_peran(saya, *PEMBACA, Peran.ADMIN_SISTEM)


def boleh_melihat_jejak(saya: Pegawai, pegawai: Pegawai) -> bool:
    """The history of a profile: the person, the personnel office, the auditor."""
    return saya.pk == pegawai.pk or punya_peran(saya, Peran.ADMIN_BKPSDM, Peran.AUDITOR)


def boleh_melihat_kontak(saya: Pegawai, pegawai: Pegawai) -> bool:
    """Birth date, e-mail and phone: the person and the personnel office."""
    return saya.pk == pegawai.pk or admin_kepegawaian(saya)


def jalur_terbaca(saya: Pegawai) -> list[str] | None:
    """Unit paths whose people this person may see; None = everybody."""
    if punya_peran(saya, Peran.ADMIN_SISTEM):
        return None
    jalur = jalur_peran(saya, *PEMBACA)
    return None if any(j.count("/") <= 2 for j in jalur) else jalur
