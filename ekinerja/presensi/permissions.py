"""Who may do what with attendance. One sentence each, asked by the verb and by the button."""

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.permissions import boleh_merapikan, jalur_rapi
from ekinerja.presensi.models import UsulPresensi

S = UsulPresensi.Status


def punya_meja(saya: Pegawai | None) -> bool:
    """The desk belongs to the personnel office and to units' admins."""
    return saya is not None and jalur_rapi(saya) != []


def mengurus(saya: Pegawai, pegawai: Pegawai) -> bool:
    """Looks after this person's attendance, and reads its codes. Never one's own: another admin does that."""
    return saya.pk != pegawai.pk and boleh_merapikan(saya, pegawai=pegawai)


def melihat_kode(saya: Pegawai, pegawai: Pegawai) -> bool:
    """Codes tell about health: the person, and who looks after the data. The PPK reads a neutral word."""
    return saya.pk == pegawai.pk or mengurus(saya, pegawai)


def pastikan_mengurus(oleh: Pegawai, pegawai: Pegawai) -> None:
    """Raises AturanDilanggar (403) with the reason."""
    if oleh.pk == pegawai.pk:
        raise AturanDilanggar("Presensi Anda sendiri diurus admin lain. Ajukan dari halaman Presensi saya.", status=403)
    if not mengurus(oleh, pegawai):
        raise AturanDilanggar("Presensi diurus admin unit pegawai itu atau admin BKPSDM.", status=403)


def boleh_menjawab(saya: Pegawai, usul: UsulPresensi) -> bool:
    return usul.status == S.DIAJUKAN and mengurus(saya, usul.pegawai)


def boleh_mengurungkan(saya: Pegawai, usul: UsulPresensi) -> bool:
    """An answer may be taken back by whoever could give it."""
    return usul.status in (S.DITERIMA, S.DITOLAK) and mengurus(saya, usul.pegawai)


def boleh_menarik(saya: Pegawai, usul: UsulPresensi) -> bool:
    """Its owner, while nobody has answered."""
    return saya.pk == usul.pegawai_id and usul.status == S.DIAJUKAN
