"""The refusal for everybody who may read a report and does not own it."""

from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai


def pastikan_pemilik(laporan: LaporanHarian, oleh: Pegawai) -> None:
    """Raises AturanDilanggar (403) for anybody but the owner."""
    if laporan.pegawai_id != oleh.pk:
        raise AturanDilanggar(f"Hanya {laporan.pegawai.nama} yang dapat mengubah laporan ini.", status=403)
