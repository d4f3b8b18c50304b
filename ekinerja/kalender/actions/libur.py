"""Correcting the closed days when the joint decree changes during the year."""

from datetime import date, datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kalender import hitung, permissions
from ekinerja.kalender.models import HariLibur
from ekinerja.kepegawaian.models import Pegawai


@transaction.atomic
def simpan_libur(*, oleh: Pegawai, pada: datetime, tanggal: date, nama: str, jenis: str, dasar: str) -> HariLibur:
    """Set one day; the day's earlier correction is replaced. The calendar that ships stays underneath."""
    _pastikan_boleh(oleh)
    lama = HariLibur.objects.filter(tanggal=tanggal).values_list("nama", "jenis").first()
    baris, _ = HariLibur.objects.update_or_create(
        tanggal=tanggal, defaults={"nama": nama, "jenis": jenis, "dasar": dasar, "oleh": oleh, "diubah_pada": pada}
    )
    catat(
        "libur.disimpan",
        baris,
        oleh=oleh,
        perubahan={str(tanggal): (" ".join(lama) if lama else None, f"{nama} {jenis}")},
    )
    transaction.on_commit(hitung.lupakan)
    return baris


@transaction.atomic
def hapus_libur(baris: HariLibur, *, oleh: Pegawai) -> None:
    """Take a correction back: the day is again what the shipped calendar says."""
    _pastikan_boleh(oleh)
    catat("libur.dihapus", baris, oleh=oleh, perubahan={str(baris.tanggal): (f"{baris.nama} {baris.jenis}", None)})
    if not HariLibur.objects.filter(pk=baris.pk).delete()[0]:
        raise AturanDilanggar("Koreksi ini sudah dihapus di tempat lain. Muat ulang halaman.")
    transaction.on_commit(hitung.lupakan)


def _pastikan_boleh(oleh: Pegawai) -> None:
    if not permissions.boleh_mengatur_libur(oleh):
        raise AturanDilanggar("Hari libur diatur oleh admin BKPSDM.", status=403)
