"""What every page of the personnel office begins with."""

from django.http import HttpRequest

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.permissions import admin_kepegawaian
from ekinerja.kepegawaian.saya import saya_pegawai

PER_HALAMAN = 25


def admin(request: HttpRequest) -> Pegawai:
    """The person, who must be of the personnel office."""
    saya = saya_pegawai(request)
    if not admin_kepegawaian(saya):
        raise AturanDilanggar("Halaman ini untuk admin BKPSDM.", status=403)
    return saya
