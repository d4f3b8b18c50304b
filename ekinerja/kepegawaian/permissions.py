"""Who may see and change people, units, orders and roles. One sentence each, asked by the verb and by the button."""

from datetime import date

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import Pengimpor, jenis_impor
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, Penugasan, Peran, UnitKerja
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


def jalur_rapi(saya: Pegawai | None) -> list[str] | None:
    """Unit paths whose data this person puts in order; None = everywhere (the personnel office), [] = nowhere."""
    return None if admin_kepegawaian(saya) else jalur_peran(saya, Peran.ADMIN_UNIT)


def boleh_merapikan(saya: Pegawai, *, pegawai: Pegawai | None = None, unit: UnitKerja | None = None) -> bool:
    """The personnel office everywhere; a unit's admin about people who work there today, and about its units."""
    jalur = jalur_rapi(saya)
    if jalur is None:
        return True
    if pegawai is not None:
        return bool(jalur) and _bertugas_di(pegawai, jalur, hari_ini())
    return unit is not None and any(unit.jalur.startswith(j) for j in jalur)


def boleh_menetapkan_atasan(saya: Pegawai, pegawai: Pegawai) -> bool:
    """As above, and never one's own superior."""
    return saya.pk != pegawai.pk and boleh_merapikan(saya, pegawai=pegawai)


def boleh_memindahkan(saya: Pegawai, pegawai: Pegawai, unit: UnitKerja, *, kepala: bool) -> bool:
    """A definitive move: the personnel office; a unit's admin between the own units, and never into the lead of one."""
    if saya.pk == pegawai.pk:
        return False
    if admin_kepegawaian(saya):
        return True
    return not kepala and boleh_merapikan(saya, pegawai=pegawai) and boleh_merapikan(saya, unit=unit)


def pastikan_memindahkan(oleh: Pegawai, pegawai: Pegawai, unit: UnitKerja, *, kepala: bool) -> None:
    """Raises AturanDilanggar (403) with the reason."""
    if boleh_memindahkan(oleh, pegawai, unit, kepala=kepala):
        return
    if oleh.pk == pegawai.pk:
        kalimat = "Perpindahan Anda sendiri dicatat admin lain."
    else:
        kalimat = (
            "Perpindahan ke luar wilayah Anda dan pengangkatan pimpinan dicatat admin BKPSDM. Ajukan sebagai usul."
        )
    raise AturanDilanggar(kalimat, status=403)


def pastikan_atasan(oleh: Pegawai, pegawai: Pegawai, atasan: Pegawai | None, tanggal: date) -> None:
    """May `oleh` name this superior? A unit's admin: somebody of the own units, or who leads a unit above the person's.

    Raises AturanDilanggar (403): wrong person, one's own superior, oneself as superior, a stranger to the unit.
    """
    if oleh.pk == pegawai.pk:
        kalimat = "Atasan Anda sendiri ditetapkan admin lain. Ajukan usul perbaikan di halaman Data saya."
    elif not boleh_merapikan(oleh, pegawai=pegawai):
        kalimat = "Atasan ditetapkan admin unit pegawai itu atau admin BKPSDM."
    elif atasan is not None and atasan.pk == oleh.pk:
        kalimat = "Anda tidak dapat menjadikan diri sendiri atasan. Teruskan ke admin lain."
    elif atasan is not None and not _dalam_jangkauan(oleh, pegawai, atasan, tanggal):
        kalimat = f"{atasan.nama} bertugas di luar wilayah Anda. Teruskan ke BKPSDM untuk menetapkannya."
    else:
        return
    raise AturanDilanggar(kalimat, status=403)


def _dalam_jangkauan(oleh: Pegawai, pegawai: Pegawai, atasan: Pegawai, tanggal: date) -> bool:
    jalur = jalur_rapi(oleh)
    if jalur is None or _bertugas_di(atasan, jalur, tanggal):
        return True
    milik = Penugasan.objects.filter(berlaku(tanggal), pegawai=pegawai).values_list("unit__jalur", flat=True)
    memimpin = Penugasan.objects.filter(berlaku(tanggal), pegawai=atasan, kepala_unit=True)
    atas = list(memimpin.values_list("unit__jalur", flat=True))
    return any(j.startswith(a) for j in milik for a in atas)


def _bertugas_di(pegawai: Pegawai, jalur: list[str], tanggal: date) -> bool:
    tugas = Penugasan.objects.filter(berlaku(tanggal), pegawai=pegawai).values_list("unit__jalur", flat=True)
    return any(u.startswith(j) for u in tugas for j in jalur)
