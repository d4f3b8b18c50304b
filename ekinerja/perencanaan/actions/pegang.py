"""Taking a perjanjian or a matriks in hand for one edit: who may, in which state, and the row as the lock."""

from datetime import datetime

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.perencanaan import permissions
from ekinerja.perencanaan.models import Matriks, PerjanjianKinerja

_BERGANTI = "Baru saja berganti keadaan, jadi tidak dapat diubah lagi. Muat ulang halaman."


def pegang_perjanjian(p: PerjanjianKinerja, *, oleh: Pegawai, pada: datetime) -> None:
    """Raises AturanDilanggar: 403 for the wrong person, 409 for the wrong state."""
    if not permissions.boleh_menyusun(oleh, p.unit):
        raise AturanDilanggar(
            f"Perjanjian kinerja {p.unit.nama} diisi oleh pimpinannya atau admin unit itu.", status=403
        )
    berubah = PerjanjianKinerja.objects.filter(pk=p.pk, status=PerjanjianKinerja.Status.DRAF).update(
        diubah_pada=pada, diubah_oleh=oleh
    )
    if not berubah:
        raise AturanDilanggar(
            "Perjanjian kinerja ini sudah ditetapkan, jadi isinya tidak dapat diubah. "
            "Pimpinan unit dapat membukanya kembali dengan alasan."
        )


def pegang_matriks(m: Matriks, *, oleh: Pegawai, pada: datetime) -> None:
    """Raises AturanDilanggar: 403 for the wrong person, 409 for the wrong state."""
    if not permissions.pemimpin(oleh, m):
        siapa = m.ketua.nama if m.ketua else f"pimpinan {m.unit.nama}"
        raise AturanDilanggar(f"Matriks ini hanya dapat diisi oleh {siapa}.", status=403)
    if not Matriks.objects.filter(pk=m.pk, status=Matriks.Status.DRAF).update(diubah_pada=pada):
        raise AturanDilanggar(
            "Matriks ini sudah ditetapkan, jadi isinya tidak dapat diubah. Buka kembali dulu dengan alasan."
        )


def pindah(objek: PerjanjianKinerja | Matriks, dari: str, **kolom: object) -> None:
    """One conditional UPDATE of the state."""
    if not type(objek).objects.filter(pk=objek.pk, status=dari).update(**kolom):
        raise AturanDilanggar(_BERGANTI)
    objek.refresh_from_db()
