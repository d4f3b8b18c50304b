"""Who proposes, who works it off. One sentence each, asked by the verb and by the button."""

from ekinerja.aturan.transisi import TRANSISI_USUL, boleh_pindah
from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.peran import punya_peran
from ekinerja.kepegawaian.permissions import admin_kepegawaian, boleh_merapikan
from ekinerja.perbaikan.models import UsulPerbaikan

S = UsulPerbaikan.Status


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
