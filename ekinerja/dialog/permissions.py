"""Who may do what in the dialogue: one sentence each, asked by the verb and by the button."""

from ekinerja.dialog.batas import lewat
from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.penilai import jalur_pembaca, penilai_pada
from ekinerja.skp import permissions as izin_skp
from ekinerja.skp.models import Skp

# Roles that see which share of the staff has had a dialogue, within the units they were granted for.
PEMBACA_CAKUPAN = (Peran.ADMIN_BKPSDM, Peran.ADMIN_UNIT, Peran.AUDITOR, Peran.PIMPINAN)


def penilai_kini(skp: Skp) -> Pegawai | None:
    """The PPK of the owner today; where nobody is known, the one of the snapshot. Never the owner."""
    hubungan = penilai_pada(skp.pegawai, hari_ini())
    return hubungan.penilai if hubungan else skp.penilai


def sisi_penilai(saya: Pegawai, skp: Skp) -> bool:
    """Speaks as PPK: whoever decides on this SKP. One who has moved away reads what he or she was part of."""
    return izin_skp.penilai(saya, skp)


def salah_satu(saya: Pegawai, skp: Skp) -> bool:
    """One of the two whose dialogue this is."""
    return skp.pegawai_id == saya.pk or sisi_penilai(saya, skp)


def boleh_berbicara(saya: Pegawai, skp: Skp) -> bool:
    """The two, until the SKP is closed."""
    return skp.status != Skp.Status.DITUTUP and salah_satu(saya, skp)


def _pihak_lain(saya: Pegawai, ucapan: Ucapan) -> bool:
    """The side that did not say it."""
    skp = ucapan.skp
    if ucapan.oleh_id == skp.pegawai_id:
        return sisi_penilai(saya, skp)
    return skp.pegawai_id == saya.pk


def boleh_mengubah(saya: Pegawai, ucapan: Ucapan) -> bool:
    """Who said it, until the other side has read or answered it."""
    return ucapan.oleh_id == saya.pk and ucapan.dibaca_pada is None and boleh_mencabut(saya, ucapan)


def boleh_mencabut(saya: Pegawai, ucapan: Ucapan) -> bool:
    """Who said it, as long as it is open. An agreement is not taken back by one side."""
    return (
        ucapan.oleh_id == saya.pk
        and ucapan.jenis != Ucapan.Jenis.KESEPAKATAN
        and ucapan.keadaan == Ucapan.Keadaan.TERBUKA
        and boleh_berbicara(saya, ucapan.skp)
    )


def boleh_menyepakati(saya: Pegawai, ucapan: Ucapan) -> bool:
    """The other side, an open proposal."""
    return (
        ucapan.jenis == Ucapan.Jenis.USULAN
        and ucapan.keadaan == Ucapan.Keadaan.TERBUKA
        and _pihak_lain(saya, ucapan)
        and boleh_berbicara(saya, ucapan.skp)
    )


def boleh_menerapkan(saya: Pegawai, ucapan: Ucapan) -> bool:
    """The owner writes an agreed wording or target into the draft, when that was not possible at once."""
    return (
        ucapan.keadaan == Ucapan.Keadaan.DISEPAKATI
        and ucapan.membawa_usul
        and ucapan.diterapkan_pada is None
        and izin_skp.boleh_mengubah(saya, ucapan.skp)
    )


def boleh_mencatat(saya: Pegawai, skp: Skp) -> bool:
    """A meeting is recorded by one of the two, also after the SKP was closed."""
    return salah_satu(saya, skp)


def boleh_menjawab(saya: Pegawai, pertemuan: Pertemuan) -> bool:
    """Say that it is not so: the other one of the two, while nobody has answered, also after the last day."""
    return pertemuan.keadaan == Pertemuan.Keadaan.MENUNGGU and pertemuan.pihak_lain.pk == saya.pk


def boleh_mengonfirmasi(saya: Pegawai, pertemuan: Pertemuan) -> bool:
    """Confirm: the same until the last day. After it the other side records the meeting anew."""
    return boleh_menjawab(saya, pertemuan) and not lewat(pertemuan)


def boleh_mencabut_pertemuan(saya: Pegawai, pertemuan: Pertemuan) -> bool:
    """Who wrote it, while the other has not answered."""
    return pertemuan.keadaan == Pertemuan.Keadaan.MENUNGGU and pertemuan.dicatat_oleh_id == saya.pk


def boleh_mengingatkan(saya: Pegawai, pertemuan: Pertemuan) -> bool:
    """Who wrote it, once, until the last day."""
    return boleh_mencabut_pertemuan(saya, pertemuan) and pertemuan.diingatkan_pada is None and not lewat(pertemuan)


def jalur_cakupan(saya: Pegawai) -> list[str]:
    """Unit paths whose share this person sees: by a role, and the unit he or she leads."""
    return jalur_pembaca(saya, *PEMBACA_CAKUPAN)
