"""Who proposes, who works it off. One sentence each, asked by the verb and by the button."""

from ekinerja.aturan.transisi import TRANSISI_USUL, boleh_pindah
from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.peran import punya_peran
from ekinerja.kepegawaian.permissions import admin_kepegawaian, boleh_memindahkan, boleh_merapikan
from ekinerja.perbaikan.isian_pindah import IsianPindah
from ekinerja.perbaikan.models import Perpindahan, UsulPerbaikan

S = UsulPerbaikan.Status
KP = Perpindahan.Keadaan


def punya_meja(saya: Pegawai | None) -> bool:
    """The desk belongs to the personnel office and to units' admins."""
    return punya_peran(saya, Peran.ADMIN_BKPSDM, Peran.ADMIN_UNIT)


def penangan(saya: Pegawai, usul: UsulPerbaikan) -> bool:
    """Somebody else's proposal, in the own area; one forwarded is with the personnel office."""
    if saya.pk == usul.pegawai_id or (usul.diteruskan_pada is not None and not admin_kepegawaian(saya)):
        return False
    return boleh_merapikan(saya, pegawai=usul.pegawai)


def boleh_melangkah(saya: Pegawai, usul: UsulPerbaikan, ke: str) -> bool:
    """May this person take that step now?"""
    return penangan(saya, usul) and boleh_pindah(TRANSISI_USUL, usul.status, ke)


def boleh_meneruskan(saya: Pegawai, usul: UsulPerbaikan) -> bool:
    """Forwarding leads to the personnel office, so it has nobody to forward to."""
    return not admin_kepegawaian(saya) and boleh_melangkah(saya, usul, S.DITERUSKAN)


def boleh_menerapkan(saya: Pegawai, usul: UsulPerbaikan) -> bool:
    """Only who appraises is decided here; other facts have their place in SIASN."""
    return usul.fakta == "ATASAN" and boleh_melangkah(saya, usul, S.SELESAI)


def boleh_mengurungkan(saya: Pegawai, usul: UsulPerbaikan) -> bool:
    """A repair made here, or a refusal, by whoever may handle it."""
    return penangan(saya, usul) and usul.status in (S.SELESAI, S.DITOLAK)


def boleh_menarik(saya: Pegawai, usul: UsulPerbaikan) -> bool:
    """Its owner, while it is open."""
    return saya.pk == usul.pegawai_id and usul.terbuka


def boleh_membuka_pindah(saya: Pegawai, pegawai: Pegawai) -> bool:
    """Record or propose a move: whoever looks after the person's data, never one's own."""
    return saya.pk != pegawai.pk and boleh_merapikan(saya, pegawai=pegawai)


def langsung(saya: Pegawai, pegawai: Pegawai, isian: IsianPindah) -> bool:
    """Takes effect at once; else it is a proposal to the personnel office, which alone records leaving and status."""
    if isian.bertugas:
        assert isian.unit is not None
        return boleh_memindahkan(saya, pegawai, isian.unit, kepala=isian.kepala)
    return admin_kepegawaian(saya) and saya.pk != pegawai.pk


def boleh_memutus_pindah(saya: Pegawai, p: Perpindahan) -> bool:
    """The personnel office, not about oneself and not on an own proposal's person."""
    return p.keadaan == KP.DIUSULKAN and admin_kepegawaian(saya) and saya.pk != p.pegawai_id


def boleh_menarik_pindah(saya: Pegawai, p: Perpindahan) -> bool:
    """Who proposed it, while nobody has decided."""
    return p.keadaan == KP.DIUSULKAN and saya.pk == p.pengusul_id


def pembatal_pindah(saya: Pegawai, p: Perpindahan) -> bool:
    """Is this somebody who may take moves of this kind back: the personnel office, or the unit's admin between own units?"""
    if saya.pk == p.pegawai_id:
        return False
    if admin_kepegawaian(saya):
        return True
    unit = [p.unit, p.asal and p.asal.unit]
    return p.jenis in Perpindahan.BERTUGAS and not p.kepala and all(u and boleh_merapikan(saya, unit=u) for u in unit)


def boleh_membatalkan_pindah(saya: Pegawai, p: Perpindahan) -> bool:
    """A recorded one."""
    return p.keadaan == KP.DICATAT and pembatal_pindah(saya, p)
