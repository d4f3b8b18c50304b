"""Who may do what to a perjanjian kinerja or a matriks. Asked by the verb and by the button, so they cannot disagree."""

from ekinerja.kepegawaian.models import Pegawai, Peran, UnitKerja
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.perencanaan.kueri import jalur_terbaca, pimpinan
from ekinerja.perencanaan.models import Matriks, PerjanjianKinerja


def memimpin(saya: Pegawai, unit: UnitKerja) -> bool:
    """Leads this unit today, definitive or as Plt. or Plh."""
    return unit.pk in pimpinan(saya).unit


def admin_unit(saya: Pegawai, unit: UnitKerja) -> bool:
    """Types for the head of the unit; never sets."""
    return any(unit.jalur.startswith(j) for j in jalur_peran(saya, Peran.ADMIN_UNIT))


def membaca(saya: Pegawai, unit: UnitKerja) -> bool:
    """Reads the planning of this unit as a whole: head, PPK above, reading role."""
    return any(unit.jalur.startswith(j) for j in jalur_terbaca(saya))


# -- perjanjian kinerja -----------------------------------------------------------------------------------------------


def boleh_menyusun(saya: Pegawai, unit: UnitKerja) -> bool:
    """Begin and type the perjanjian kinerja of this unit, and its worksheet."""
    return memimpin(saya, unit) or admin_unit(saya, unit)


def boleh_mengubah(saya: Pegawai, p: PerjanjianKinerja) -> bool:
    return p.status == PerjanjianKinerja.Status.DRAF and boleh_menyusun(saya, p.unit)


def boleh_menetapkan(saya: Pegawai, p: PerjanjianKinerja) -> bool:
    return p.status == PerjanjianKinerja.Status.DRAF and memimpin(saya, p.unit)


def boleh_membuka(saya: Pegawai, p: PerjanjianKinerja) -> bool:
    return p.status == PerjanjianKinerja.Status.DITETAPKAN and memimpin(saya, p.unit)


def melihat_draf(saya: Pegawai, p: PerjanjianKinerja) -> bool:
    """Members see a reopened one as it was last set."""
    return p.status == PerjanjianKinerja.Status.DITETAPKAN or membaca(saya, p.unit)


# -- matriks ----------------------------------------------------------------------------------------------------------


def pemimpin(saya: Pegawai, m: Matriks) -> bool:
    """Whose matriks it is: the team leader's, else the head's of the unit."""
    return m.ketua_id == saya.pk if m.ketua_id else memimpin(saya, m.unit)


def membaca_semua(saya: Pegawai, m: Matriks) -> bool:
    """The whole grid; others see their own row."""
    return m.ketua_id == saya.pk or membaca(saya, m.unit)


def boleh_mengisi(saya: Pegawai, m: Matriks) -> bool:
    return m.status == Matriks.Status.DRAF and pemimpin(saya, m)
