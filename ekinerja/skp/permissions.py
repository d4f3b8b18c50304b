"""Who may do what to an SKP in which state (DT-06). Asked by the verb and by the button, so they cannot disagree."""

from datetime import date

from ekinerja.aturan.skp import FormulirSkp
from ekinerja.aturan.transisi import TRANSISI_SKP, boleh_pindah
from ekinerja.kalender.hitung import pengelola_menetapkan_sejak
from ekinerja.kepegawaian.models import Pegawai, Peran, UnitKerja
from ekinerja.kepegawaian.penilai import id_penilai_pada
from ekinerja.kepegawaian.peran import jalur_peran, punya_peran, ringkas
from ekinerja.perencanaan.kueri import jalur_dipimpin
from ekinerja.skp.kueri import PEMBACA, PENYIAP
from ekinerja.skp.models import Skp

S = Skp.Status

# Where the owner writes. The first edit of a returned SKP makes it a draft again.
DAPAT_DIUBAH = (S.DRAF, S.DIKEMBALIKAN)
# The PPK adds expectations until the decision.
DAPAT_DIBERI_HARAPAN = (*DAPAT_DIUBAH, S.DIAJUKAN)


def pemilik(saya: Pegawai, skp: Skp) -> bool:
    return skp.pegawai_id == saya.pk


def penilai(saya: Pegawai, skp: Skp) -> bool:
    """Only the PPK decides: the one of today. Whoever has moved away, or whose authority is delegated, reads at most."""
    return not pemilik(saya, skp) and id_penilai(skp) == saya.pk


def id_penilai(skp: Skp) -> int | None:
    """The PPK of the day that counts for this SKP; where nobody is known on it, the one of the snapshot. Asked once."""
    simpanan = skp.__dict__.setdefault("_id_penilai", {})
    hari = skp.hari_potret()
    if hari not in simpanan:
        simpanan[hari] = id_penilai_pada(skp.pegawai_id, hari)
    return simpanan[hari] or skp.penilai_id


def berdua(saya: Pegawai, skp: Skp) -> bool:
    """Owner or PPK: the two who talk about a draft."""
    return pemilik(saya, skp) or penilai(saya, skp)


def unit_dikelola(saya: Pegawai, unit: UnitKerja) -> bool:
    """Does the unit lie in the area of this admin BKPSDM?"""
    return jalur_dikelola(saya, unit.jalur)


def jalur_dikelola(saya: Pegawai, jalur: str) -> bool:
    """The same by the path of a unit."""
    return any(jalur.startswith(j) for j in jalur_peran(saya, Peran.ADMIN_BKPSDM))


def pengelola(saya: Pegawai, skp: Skp) -> bool:
    """Admin BKPSDM in whose area the SKP's unit lies; the unit is read for admins only."""
    return mengelola(saya) and unit_dikelola(saya, skp.unit)


def lokal(skp: Skp) -> bool:
    """Written here; an SKP from Ruang GTK is official as it came and is never edited."""
    return skp.sumber == Skp.Sumber.LOKAL


def _pindah(skp: Skp, ke: str) -> bool:
    return lokal(skp) and boleh_pindah(TRANSISI_SKP, skp.status, ke)


def boleh_mengubah(saya: Pegawai, skp: Skp) -> bool:
    return pemilik(saya, skp) and lokal(skp) and skp.status in DAPAT_DIUBAH


def boleh_memberi_harapan(saya: Pegawai, skp: Skp) -> bool:
    """Ekspektasi khusus: the PPK until the decision, the owner while writing (agreed in the dialogue)."""
    if penilai(saya, skp):
        return lokal(skp) and skp.status in DAPAT_DIBERI_HARAPAN
    return boleh_mengubah(saya, skp)


def boleh_membagikan(saya: Pegawai, skp: Skp) -> bool:
    """Share the texts of an own SKP in force with colleagues."""
    return pemilik(saya, skp) and skp.status in Skp.BERLAKU


def boleh_mengajukan(saya: Pegawai, skp: Skp) -> bool:
    """State and person only; what is still missing is a matter of DT-05."""
    return pemilik(saya, skp) and lokal(skp) and skp.status in DAPAT_DIUBAH


def boleh_menarik(saya: Pegawai, skp: Skp) -> bool:
    return pemilik(saya, skp) and skp.status == S.DIAJUKAN and _pindah(skp, S.DRAF)


def boleh_menyetujui(saya: Pegawai, skp: Skp) -> bool:
    return penilai(saya, skp) and _pindah(skp, S.DISETUJUI)


def boleh_mengembalikan(saya: Pegawai, skp: Skp) -> bool:
    return penilai(saya, skp) and _pindah(skp, S.DIKEMBALIKAN)


def boleh_membuka_kembali(saya: Pegawai, skp: Skp) -> bool:
    return penilai(saya, skp) and skp.status in Skp.BERLAKU and _pindah(skp, S.DRAF)


def mengelola(saya: Pegawai | None) -> bool:
    """Is an admin BKPSDM somewhere: has the list of SKPs to look after."""
    return bool(jalur_peran(saya, Peran.ADMIN_BKPSDM))


def boleh_memilih_perilaku(saya: Pegawai | None) -> bool:
    """A setting of the whole instansi: the wording of the core values on new SKPs."""
    return punya_peran(saya, Peran.ADMIN_BKPSDM, Peran.ADMIN_SISTEM)


def menyiapkan(saya: Pegawai | None) -> bool:
    """Prepares drafts of units from files, by a role."""
    return bool(jalur_peran(saya, *PENYIAP))


def pengelola_lain(saya: Pegawai, skp: Skp) -> bool:
    """Pengelola of somebody else's SKP: nobody uses the role on an SKP of one's own."""
    return not pemilik(saya, skp) and pengelola(saya, skp)


def boleh_menutup(saya: Pegawai, skp: Skp) -> bool:
    return pengelola_lain(saya, skp) and boleh_pindah(TRANSISI_SKP, skp.status, S.DITUTUP)


def boleh_menetapkan(saya: Pegawai, skp: Skp, hari: date) -> bool:
    """R-12: a draft that pegawai and PPK left lying for two weeks. A reopened one is a revision, which stays with them."""
    waktunya = skp.versi == 0 and hari >= pengelola_menetapkan_sejak(skp.mulai)
    return waktunya and pengelola_lain(saya, skp) and _pindah(skp, S.DITETAPKAN_PENGELOLA)


def boleh_menyusunkan(saya: Pegawai, pegawai: Pegawai, unit: UnitKerja, mulai: date, hari: date) -> bool:
    """R-12, DT-06: begin the draft of an absent person, once the two weeks are over; filled from an earlier SKP."""
    return saya.pk != pegawai.pk and unit_dikelola(saya, unit) and hari >= pengelola_menetapkan_sejak(mulai)


def boleh_membetulkan_potret(saya: Pegawai, skp: Skp, hari: date) -> bool:
    """DT-06: the names and positions fixed on an SKP; of a draft once the pengelola may set it. A closed one is history."""
    if skp.status in (S.DIAJUKAN, S.DIKEMBALIKAN, *Skp.BERLAKU):
        return pengelola_lain(saya, skp)
    return boleh_menetapkan(saya, skp, hari)


def pembuka_tutup(saya: Pegawai, skp: Skp) -> bool:
    """Who puts the personnel data of the SKP's unit in order: admin BKPSDM or admin unit, never for an own SKP."""
    return not pemilik(saya, skp) and any(skp.unit.jalur.startswith(j) for j in jalur_peran(saya, *PENYIAP))


def boleh_membuka_tutup(saya: Pegawai, skp: Skp) -> bool:
    """Take back a closing; what stands in the way is said by the verb."""
    return skp.status == S.DITUTUP and skp.sumber == Skp.Sumber.LOKAL and pembuka_tutup(saya, skp)


def boleh_menghapus(saya: Pegawai, skp: Skp) -> bool:
    """A draft that was never approved. An approved one leaves versions behind and stays."""
    return boleh_mengubah(saya, skp) and skp.versi == 0


def boleh_membebaskan(saya: Pegawai, skp: Skp) -> bool:
    """Unlock submission without a superior's RHK (R-17)."""
    return (
        pengelola_lain(saya, skp)
        and skp.formulir == FormulirSkp.JA_JF
        and skp.status in DAPAT_DIUBAH
        and not skp.tanpa_rhk_atasan
    )


def penerbit(saya: Pegawai, skp: Skp) -> bool:
    """The two, or the personnel office."""
    return berdua(saya, skp) or pengelola(saya, skp)


def boleh_menerbitkan(saya: Pegawai, skp: Skp) -> bool:
    """Issue the form of an SKP in force that came without one (imported or seeded)."""
    return skp.status in (*Skp.BERLAKU, S.DITUTUP) and penerbit(saya, skp)


def melihat_draf(saya: Pegawai, skp: Skp) -> bool:
    """Others than the two see a reopened SKP as it was last approved."""
    return berdua(saya, skp) or skp.status != S.DRAF


# -- printing many ----------------------------------------------------------------------------------------------------


def jalur_cetak(saya: Pegawai | None) -> list[str]:
    """Paths of the units whose SKPs this person may have printed together: as head, or by a reading role.

    Which SKPs are then in the package is a matter of `terlihat_oleh` (DT-15), one by one.
    """
    return ringkas([*jalur_dipimpin(saya), *jalur_peran(saya, *PEMBACA)]) if saya else []


def boleh_mencetak(saya: Pegawai, unit: UnitKerja) -> bool:
    return any(unit.jalur.startswith(j) for j in jalur_cetak(saya))
