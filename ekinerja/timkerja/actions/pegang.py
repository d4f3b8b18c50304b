"""Taking a team in hand for one edit: who may, in which state, and the row as the lock."""

from datetime import datetime

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.timkerja import permissions
from ekinerja.timkerja.models import TimKerja


def pastikan_pengelola(tim: TimKerja, oleh: Pegawai) -> None:
    """Raises AturanDilanggar (403) for somebody who only reads."""
    if not permissions.mengelola(oleh, tim.unit):
        raise AturanDilanggar(
            f"Tim kerja ini diatur oleh pimpinan {tim.unit.nama}, admin unitnya, atau BKPSDM. Anda dapat membacanya.",
            status=403,
        )


def pegang(tim: TimKerja, *, oleh: Pegawai, pada: datetime) -> None:
    """Raises AturanDilanggar: 403 for the wrong person, 409 for a closed team."""
    pastikan_pengelola(tim, oleh)
    if not TimKerja.objects.filter(pk=tim.pk, ditutup=None).update(diubah_pada=pada, diubah_oleh=oleh):
        raise AturanDilanggar("Tim ini sudah ditutup, jadi tidak dapat diubah. Buka kembali dulu bila memang perlu.")
    tim.refresh_from_db(fields=["diubah_pada", "mulai", "sampai", "ditutup"])
