"""The gate of verbs that belong to the personnel office."""

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.permissions import admin_kepegawaian, boleh_mengatur_peran


def pastikan_admin(oleh: Pegawai) -> None:
    """Raises AturanDilanggar (403) for anybody else."""
    if not admin_kepegawaian(oleh):
        raise AturanDilanggar("Hanya admin BKPSDM yang dapat mengubah data kepegawaian.", status=403)


def pastikan_pengatur_peran(oleh: Pegawai) -> None:
    """Raises AturanDilanggar (403) for anybody else."""
    if not boleh_mengatur_peran(oleh):
        raise AturanDilanggar("Hanya admin BKPSDM atau admin sistem yang dapat mengatur peran.", status=403)
