"""A sample, so that a person sees what arrives where."""

from django.db import transaction

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.pemberitahuan.models import Pemberitahuan


@transaction.atomic
def kirim_contoh(pegawai: Pegawai) -> Pemberitahuan | None:
    """One message to oneself on every way that is set up, also in a quiet hour."""
    return kirim(pegawai, "contoh", "Contoh pemberitahuan", "Begini pemberitahuan e-Kinerja sampai kepada Anda.")
