"""What every page of the personnel office begins with."""

from django.http import HttpRequest

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.permissions import admin_kepegawaian

PER_HALAMAN = 25
MAKS_CARI = 80


def saya_pegawai(request: HttpRequest) -> Pegawai:
    """The person behind the account."""
    pegawai = getattr(request.user, "pegawai", None)
    if pegawai is None:
        raise AturanDilanggar("Akun ini tidak terhubung dengan data pegawai.", status=403)
    return pegawai


def admin(request: HttpRequest) -> Pegawai:
    """The person, who must be of the personnel office."""
    saya = saya_pegawai(request)
    if not admin_kepegawaian(saya):
        raise AturanDilanggar("Halaman ini untuk admin BKPSDM.", status=403)
    return saya


def kata_cari(request: HttpRequest) -> str:
    return request.GET.get("cari", "").replace("\x00", "").strip()[:MAKS_CARI]
