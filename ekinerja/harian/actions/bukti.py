"""Evidence of a report: a stored file or a link (R-22)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from ekinerja.harian.kabari import ke_tim
from ekinerja.harian.models import BuktiLaporan, LaporanHarian
from ekinerja.harian.permissions import boleh_menghapus, boleh_mengubah
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.models import Berkas
from ekinerja.kepegawaian.models import Pegawai

from .milik import pastikan_pemilik

MAKS_BUKTI = 10


@dataclass(frozen=True, slots=True)
class BuktiBaru:
    """Either a file or a link."""

    berkas: Berkas | None = None
    tautan: str = ""
    keterangan: str = ""


def pasang(laporan: LaporanHarian, bukti: Sequence[BuktiBaru]) -> None:
    """Attach evidence inside the caller's transaction; a file already attached stays once."""
    unik = {(b.berkas.pk if b.berkas else b.tautan): b for b in bukti}
    if len(unik) + laporan.jumlah_bukti > MAKS_BUKTI:
        raise AturanDilanggar(
            f"Satu laporan memuat paling banyak {MAKS_BUKTI} bukti. Pilih yang paling penting.", status=400
        )
    baris = [
        BuktiLaporan(laporan=laporan, berkas=b.berkas, tautan=b.tautan, keterangan=b.keterangan) for b in unik.values()
    ]
    BuktiLaporan.objects.bulk_create(baris, ignore_conflicts=True)
    laporan.jumlah_bukti = laporan.bukti.exclude(berkas__keadaan=Berkas.Keadaan.DITOLAK).count()
    LaporanHarian.objects.filter(pk=laporan.pk).update(jumlah_bukti=laporan.jumlah_bukti)


def kunci_laporan(laporan: LaporanHarian) -> None:
    """Hold the report until the transaction ends, before its files are stored: two sendings count one after the other,
    and the order of locks is that of the verbs of the PPK. Does nothing on SQLite, where one writes at a time.
    """
    LaporanHarian.objects.select_for_update().only("pk").filter(pk=laporan.pk).first()


@transaction.atomic
def tambah_bukti(laporan: LaporanHarian, bukti: BuktiBaru, *, oleh: Pegawai) -> None:
    """Evidence may follow later, until the report is accepted."""
    if not boleh_mengubah(oleh, laporan):
        pastikan_pemilik(laporan, oleh)
        raise AturanDilanggar("Bukti dapat ditambahkan sampai laporan diterima. Sesudah itu, usulkan koreksi.")
    pasang(laporan, [bukti])
    nama = bukti.berkas.nama_asli if bukti.berkas else bukti.tautan
    catat("laporan.bukti_ditambah", laporan, oleh=oleh, perubahan={"bukti": (None, nama)})
    if laporan.status == LaporanHarian.Status.DIAJUKAN:
        ke_tim(laporan, "laporan-berubah")


@transaction.atomic
def lepas_bukti(bukti: BuktiLaporan, *, oleh: Pegawai) -> None:
    """Take evidence away again, as long as nobody has read the report."""
    laporan = bukti.laporan
    dikembalikan = laporan.status == LaporanHarian.Status.DIKEMBALIKAN and boleh_mengubah(oleh, laporan)
    if not (dikembalikan or boleh_menghapus(oleh, laporan)):
        pastikan_pemilik(laporan, oleh)
        raise AturanDilanggar(
            "Bukti ini sudah dibaca pejabat penilai, jadi tetap tersimpan. Anda dapat menambah bukti lain."
        )
    nama = bukti.berkas.nama_asli if bukti.berkas else bukti.tautan
    bukti.delete()
    if bukti.berkas is None or not bukti.berkas.ditolak:
        LaporanHarian.objects.filter(pk=laporan.pk, jumlah_bukti__gt=0).update(jumlah_bukti=F("jumlah_bukti") - 1)
    catat("laporan.bukti_dilepas", laporan, oleh=oleh, perubahan={"bukti": (nama, None)})
