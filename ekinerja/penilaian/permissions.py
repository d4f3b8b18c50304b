"""Who may do what with an evaluation in which state. Asked by the verb and by the button, so they cannot disagree."""

from datetime import date

from django.http import HttpRequest

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, Peran, UnitKerja
from ekinerja.kepegawaian.penilai import unit_dipimpin
from ekinerja.kepegawaian.peran import jalur_peran, punya_peran
from ekinerja.penilaian.jendela import akhir_isi
from ekinerja.penilaian.kueri import PEMBACA, PEMBACA_STATUS
from ekinerja.penilaian.models import Evaluasi

S = Evaluasi.Status


def akhir_bagian(e: Evaluasi) -> date:
    """Last day that this evaluation looks at: the period's, or earlier where the SKP ended before."""
    return min(e.periode.selesai, e.skp.sampai)


def pemilik(saya: Pegawai, e: Evaluasi) -> bool:
    return e.pegawai_id == saya.pk


def penilai(saya: Pegawai, e: Evaluasi) -> bool:
    """The PPK of the snapshot (DT-11): the one on the last day of the period."""
    return e.penilai_id == saya.pk and not pemilik(saya, e)


def melihat_rating(saya: Pegawai, e: Evaluasi) -> bool:
    """Ratings, reasons and predikat: everybody who may see the row once published, before that the PPK alone."""
    return e.status in Evaluasi.TERBIT or (e.status == S.DINILAI and penilai(saya, e))


def melihat_dialog(saya: Pegawai, e: Evaluasi) -> bool:
    """Feedback of the period is between the two until it stands in the published form."""
    return e.status in Evaluasi.TERBIT or pemilik(saya, e) or penilai(saya, e)


def melihat_realisasi(saya: Pegawai, e: Evaluasi) -> bool:
    """While it is being written: the owner, the PPK and the Atasan PPK, as the form says; the roles once it was sent."""
    ditulis = e.status in (S.BELUM, S.TERBUKA)
    return not ditulis or saya.pk in (e.pegawai_id, e.penilai_id, e.atasan_penilai_id)


def boleh_mengisi(saya: Pegawai, e: Evaluasi) -> bool:
    return pemilik(saya, e) and e.status == S.TERBUKA


def boleh_mengajukan(saya: Pegawai, e: Evaluasi, hari: date) -> bool:
    """From the last day of the period on; late is better than not at all."""
    return boleh_mengisi(saya, e) and hari >= akhir_bagian(e)


def boleh_menarik(saya: Pegawai, e: Evaluasi) -> bool:
    return pemilik(saya, e) and e.status == S.SIAP_DINILAI


def jendela_isi_tertutup(e: Evaluasi, hari: date) -> bool:
    return hari > akhir_isi(e.periode)


def boleh_menilai(saya: Pegawai, e: Evaluasi, hari: date) -> bool:
    """After the request; without one once the window for completing it has closed (R-38)."""
    if not penilai(saya, e):
        return False
    return e.status == S.SIAP_DINILAI or (e.status == S.TERBUKA and jendela_isi_tertutup(e, hari))


def boleh_menerbitkan(saya: Pegawai, e: Evaluasi) -> bool:
    return penilai(saya, e) and e.status == S.DINILAI


def boleh_membatalkan(saya: Pegawai, e: Evaluasi) -> bool:
    """Take the rating back while nobody has received it."""
    return boleh_menerbitkan(saya, e)


def boleh_menerima(saya: Pegawai, e: Evaluasi) -> bool:
    return pemilik(saya, e) and e.status == S.DITERBITKAN


def boleh_menyiapkan_dokumen(saya: Pegawai, e: Evaluasi) -> bool:
    """Issue the paper of a published evaluation that has none yet."""
    return e.status in Evaluasi.TERBIT and penerbit_dokumen(saya, e)


def penerbit_dokumen(saya: Pegawai, e: Evaluasi) -> bool:
    """Who is named on it, or the personnel office. An auditor changes nothing of others."""
    return saya.pk in (e.pegawai_id, e.penilai_id, e.atasan_penilai_id) or punya_peran(saya, Peran.ADMIN_BKPSDM)


def boleh_melihat_unit(saya: Pegawai) -> bool:
    """How far the filling is, per unit."""
    return punya_peran(saya, *PEMBACA_STATUS)


def melihat_predikat_unit(saya: Pegawai) -> bool:
    """Admin BKPSDM and auditor; the admin of a unit sees states only (DT-15)."""
    return punya_peran(saya, *PEMBACA)


def jalur_status(saya: Pegawai) -> list[str]:
    return jalur_peran(saya, *PEMBACA_STATUS)


def boleh_menjelaskan(saya: Pegawai, unit: UnitKerja, hari: date) -> bool:
    """R-37: the head of the unit explains its distribution."""
    dipimpin = unit_dipimpin(saya, hari)
    return dipimpin is not None and dipimpin.pk == unit.pk


def menu_unit(request: HttpRequest) -> bool:
    saya = getattr(request.user, "pegawai", None)
    return saya is not None and boleh_melihat_unit(saya)


def menu_capaian(request: HttpRequest) -> bool:
    """Only heads of units; asked on the menu page alone."""
    saya = getattr(request.user, "pegawai", None)
    return saya is not None and unit_dipimpin(saya, hari_ini()) is not None
