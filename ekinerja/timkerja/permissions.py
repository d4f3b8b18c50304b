"""Who may do what with a team: one sentence each, asked by the verb and by the button."""

from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.perencanaan.kueri import pimpinan
from ekinerja.perencanaan.permissions import memimpin
from ekinerja.skp.models import Skp
from ekinerja.timkerja.kueri import PENGELOLA
from ekinerja.timkerja.models import AnggotaTim, TimKerja


def mengelola(saya: Pegawai, unit: UnitKerja) -> bool:
    """Makes and changes the teams of this unit: its head, the admin of the unit, the personnel office."""
    return any(unit.jalur.startswith(j) for j in jalur_peran(saya, *PENGELOLA)) or memimpin(saya, unit)


def dapat_membuat(saya: Pegawai) -> bool:
    """Looks after the teams of some unit."""
    return bool(jalur_peran(saya, *PENGELOLA)) or bool(pimpinan(saya).unit)


def boleh_mengubah(saya: Pegawai, tim: TimKerja) -> bool:
    """While the team was not closed."""
    return tim.ditutup is None and mengelola(saya, tim.unit)


def boleh_membuka(saya: Pegawai, tim: TimKerja) -> bool:
    return tim.ditutup is not None and mengelola(saya, tim.unit)


def membaca_semua(saya: Pegawai, tim: TimKerja) -> bool:
    """Every member and the file of the SK. The PPK of a member reads who leads and where the own people are."""
    return AnggotaTim.objects.filter(tim=tim, pegawai=saya).exists() or mengelola(saya, tim.unit)


def boleh_mengaitkan(saya: Pegawai, skp: Skp) -> bool:
    """The owner says which rows are done for a team, until the SKP is closed. It is no part of what was approved."""
    return skp.pegawai_id == saya.pk and skp.status != Skp.Status.DITUTUP
