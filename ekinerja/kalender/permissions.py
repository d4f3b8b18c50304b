"""Who keeps the calendar, and whose delays a person sees."""

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kalender.models import Gangguan
from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.penilai import jalur_pembaca
from ekinerja.kepegawaian.peran import punya_peran

# Roles that see what is overdue within the units they were granted for.
PEMBACA_UNIT = (Peran.ADMIN_BKPSDM, Peran.ADMIN_UNIT, Peran.AUDITOR, Peran.PIMPINAN)


def boleh_menyatakan(saya: Pegawai | None) -> bool:
    """An outage is declared by the personnel office or the system's administrator."""
    return punya_peran(saya, Peran.ADMIN_BKPSDM, Peran.ADMIN_SISTEM)


def pastikan_pengelola(saya: Pegawai) -> None:
    """Asked before the row is looked up: whoever may not write learns nothing of what exists. Raises 403."""
    if not boleh_menyatakan(saya):
        raise AturanDilanggar("Gangguan dinyatakan oleh admin BKPSDM atau admin sistem.", status=403)


def boleh_mengatur_libur(saya: Pegawai | None) -> bool:
    """Closed days follow the joint decree; the personnel office keeps them."""
    return punya_peran(saya, Peran.ADMIN_BKPSDM)


def boleh_mengakhiri(saya: Pegawai, gangguan: Gangguan) -> bool:
    """One that is still going on."""
    return boleh_menyatakan(saya) and gangguan.selesai is None and gangguan.dibatalkan_pada is None


def boleh_membatalkan(saya: Pegawai, gangguan: Gangguan) -> bool:
    return boleh_menyatakan(saya) and gangguan.dibatalkan_pada is None


def jalur_unit(saya: Pegawai) -> list[str]:
    """Unit paths whose overdue work this person sees: by a role, and the unit he or she leads."""
    return jalur_pembaca(saya, *PEMBACA_UNIT)
