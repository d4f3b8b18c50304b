"""Who reads what the product costs."""

from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.peran import punya_peran


def boleh_melihat_beban(saya: Pegawai | None) -> bool:
    """Those who can change the forms or answer for them: personnel office, system administrator, auditor."""
    return punya_peran(saya, Peran.ADMIN_BKPSDM, Peran.ADMIN_SISTEM, Peran.AUDITOR)
