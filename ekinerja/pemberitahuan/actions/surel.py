"""Mail: show that the address is one's own, and stop it from a mail."""

from datetime import datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.tugas import antrekan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.jenis import Kelompok, Saluran
from ekinerja.pemberitahuan.models import PilihanKabar
from ekinerja.pemberitahuan.pilihan import alamat_surel, surel_tersedia

from .pilih import pilihan_milik


@transaction.atomic
def minta_bukti(pegawai: Pegawai) -> None:
    """Queue the mail with the link. Raises AturanDilanggar without mail or without an address on file."""
    if not surel_tersedia():
        raise AturanDilanggar("Pengiriman surel belum dipasang di sini. Kabar tetap muncul di aplikasi.")
    if not alamat_surel(pegawai.akun, pegawai.email):
        raise AturanDilanggar("Alamat surel Anda belum tercatat. Usulkan perbaikannya pada Data saya.")
    antrekan("pemberitahuan.bukti_surel", pegawai=pegawai.pk)


@transaction.atomic
def buktikan(pegawai: Pegawai, alamat: str, *, pada: datetime) -> None:
    """The link in the mail was opened by the person who is signed in: this address is hers or his."""
    kini = alamat_surel(pegawai.akun, pegawai.email)
    if kini.casefold() != alamat.casefold():
        raise AturanDilanggar("Alamat surel pada data Anda sudah berganti. Minta tautan baru dari pengaturan.")
    pilihan = pilihan_milik(pegawai)
    if pilihan.surel_terbukti.casefold() == alamat.casefold():
        return
    PilihanKabar.objects.filter(pk=pilihan.pk).update(surel_terbukti=alamat, surel_terbukti_pada=pada)
    catat("pemberitahuan.surel_dibuktikan", pegawai, oleh=pegawai)


@transaction.atomic
def hentikan(pegawai: Pegawai, kelompok: tuple[str, ...]) -> bool:
    """Switch mail about these groups off; True when something changed. Asked for by a link, so nobody is signed in."""
    pilihan = pilihan_milik(pegawai)
    mati = {f"{Saluran.SUREL}:{Kelompok(k)}": False for k in kelompok}
    if all(pilihan.saluran.get(k) is False for k in mati):
        return False
    PilihanKabar.objects.filter(pk=pilihan.pk).update(saluran={**pilihan.saluran, **mati})
    catat("pemberitahuan.surel_dihentikan", pegawai, oleh=None, perubahan=dict.fromkeys(mati, (None, "tidak")))
    return True
