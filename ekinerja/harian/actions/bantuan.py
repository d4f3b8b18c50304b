"""Somebody writes for a person who cannot: naming and ending it, and what the person says to what was written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from ekinerja.harian.kabari import ke_pemilik, pesan_bantuan, pesan_tulisan_ditolak
from ekinerja.harian.models import BantuanMenulis, LaporanHarian
from ekinerja.harian.permissions import (
    boleh_mengakhiri_bantuan,
    boleh_mengonfirmasi,
    boleh_menolak_tulisan,
    boleh_menunjuk_penulis,
    calon_penulis,
)
from ekinerja.harian.setelan import maks_hari_bantuan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.kunci_db import antre_tulis
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai

from .milik import pastikan_pemilik
from .tulis import kirim

# How far before today a span may begin, for the days that are missing already.
HARI_MUNDUR = timedelta(days=14)
_BERUBAH = "Tulisan ini baru saja berubah atau sudah tidak menunggu konfirmasi. Muat ulang halaman untuk melihatnya."


@transaction.atomic
def tunjuk_penulis(
    pegawai: Pegawai, penulis: Pegawai, *, oleh: Pegawai, mulai: date, sampai: date, sebab: str
) -> BantuanMenulis:
    """Name who may write for `pegawai` on these days (both included). Raises AturanDilanggar."""
    if not boleh_menunjuk_penulis(oleh, pegawai):
        raise AturanDilanggar(f"Yang menunjuk penulis bantuan adalah pejabat penilai {pegawai.nama}.", status=403)
    antre_tulis()
    _periksa_masa(mulai, sampai)
    if not calon_penulis(pegawai).filter(pk=penulis.pk).exists():
        raise AturanDilanggar("Pilih rekan seunit yang aktif, atau diri Anda sendiri.", status=400)
    bentrok = BantuanMenulis.objects.filter(pegawai=pegawai, diakhiri_pada=None, mulai__lte=sampai, sampai__gte=mulai)
    if lama := bentrok.select_related("penulis").order_by("mulai").first():
        raise AturanDilanggar(
            f"{lama.penulis.nama} sudah ditunjuk untuk {tanggal(lama.mulai)} sampai {tanggal(lama.sampai)}. "
            "Akhiri dulu yang itu, atau pilih hari yang lain."
        )
    bantuan = BantuanMenulis.objects.create(
        pegawai=pegawai, penulis=penulis, oleh=oleh, mulai=mulai, sampai=sampai, sebab=sebab, dibuat_pada=sekarang()
    )
    masa = f"{tanggal(mulai)} sampai {tanggal(sampai)}"
    catat("bantuan.ditunjuk", bantuan, oleh=oleh, perubahan={"penulis": (None, penulis.nama), "masa": (None, masa)})
    pesan_bantuan(
        bantuan, pegawai, f"{penulis.nama} dapat menulis laporan untuk Anda", f"{masa}. Anda yang mengonfirmasi."
    )
    if penulis.pk != oleh.pk:
        pesan_bantuan(bantuan, penulis, f"Anda diminta menulis laporan untuk {pegawai.nama}", f"{masa}.")
    return bantuan


@transaction.atomic
def akhiri_bantuan(bantuan: BantuanMenulis, *, oleh: Pegawai) -> None:
    """End it at once; what was written still waits for the person. Everybody else concerned is told."""
    if not boleh_mengakhiri_bantuan(oleh, bantuan):
        raise AturanDilanggar("Bantuan menulis ini sudah berakhir, jadi tidak perlu diakhiri lagi.")
    nilai = {"diakhiri_pada": sekarang(), "diakhiri_oleh": oleh}
    if not BantuanMenulis.objects.filter(pk=bantuan.pk, diakhiri_pada=None).update(**nilai):
        raise AturanDilanggar("Bantuan menulis ini baru saja diakhiri. Muat ulang halaman.")
    bantuan.diakhiri_pada, bantuan.diakhiri_oleh = sekarang(), oleh
    catat("bantuan.diakhiri", bantuan, oleh=oleh, perubahan={"penulis": (bantuan.penulis.nama, None)})
    judul = f"Bantuan menulis untuk {bantuan.pegawai.nama} diakhiri"
    isi = f"Diakhiri oleh {oleh.nama}. Tulisan yang sudah ada tetap menunggu konfirmasi."
    for orang in sorted({bantuan.pegawai, bantuan.penulis, bantuan.oleh} - {oleh}, key=lambda p: p.pk):
        pesan_bantuan(bantuan, orang, judul, isi)


@dataclass(frozen=True, slots=True)
class HasilKonfirmasi:
    """What became of one of several: `galat` says why it was not sent."""

    laporan: LaporanHarian
    galat: AturanDilanggar | None = None


@transaction.atomic
def konfirmasi(pilihan: Sequence[tuple[LaporanHarian, int]], *, oleh: Pegawai) -> list[HasilKonfirmasi]:
    """Confirm and send what was on the screen (`versi`); each stands for itself."""
    antre_tulis()
    return [_konfirmasi(laporan, versi, oleh) for laporan, versi in pilihan]


def _konfirmasi(laporan: LaporanHarian, versi: int, oleh: Pegawai) -> HasilKonfirmasi:
    try:
        if laporan.versi != versi or not boleh_mengonfirmasi(oleh, laporan):
            raise AturanDilanggar(_BERUBAH)
        return HasilKonfirmasi(kirim(laporan, oleh=oleh))
    except AturanDilanggar as galat:
        return HasilKonfirmasi(laporan, galat)


@transaction.atomic
def tolak_tulisan(laporan: LaporanHarian, *, oleh: Pegawai, alasan: str) -> None:
    """The person says that it is not right; who wrote it is told why and may repair it."""
    if not boleh_menolak_tulisan(oleh, laporan):
        pastikan_pemilik(laporan, oleh)
        raise AturanDilanggar(_BERUBAH)
    alasan = alasan.strip()
    if not alasan:
        raise AturanDilanggar("Tulis apa yang tidak sesuai, supaya penulisnya dapat memperbaikinya.", status=400)
    nilai = {"ditolak_pada": sekarang(), "alasan_tolak": alasan}
    cocok = LaporanHarian.objects.filter(pk=laporan.pk, status="DRAF", versi=laporan.versi, ditolak_pada=None)
    if not cocok.update(**nilai):
        raise AturanDilanggar(_BERUBAH)
    laporan.ditolak_pada, laporan.alasan_tolak = nilai["ditolak_pada"], alasan
    catat("laporan.tulisan_ditolak", laporan, oleh=oleh, perubahan={"alasan": (None, alasan)})
    pesan_tulisan_ditolak(laporan)
    ke_pemilik(laporan, "laporan-berubah")


def _periksa_masa(mulai: date, sampai: date) -> None:
    hari, maks = hari_ini(), maks_hari_bantuan()
    if sampai < max(mulai, hari):
        raise AturanDilanggar(
            "Hari terakhirnya sudah lewat atau sebelum hari pertamanya. Periksa tanggalnya.", status=400
        )
    if mulai < hari - HARI_MUNDUR:
        raise AturanDilanggar(f"Mulai paling awal {tanggal(hari - HARI_MUNDUR)}, dua pekan yang lalu.", status=400)
    if (sampai - mulai).days >= maks:
        raise AturanDilanggar(f"Paling lama {maks} hari sekali tunjuk. Sesudah itu dapat ditunjuk lagi.", status=400)
