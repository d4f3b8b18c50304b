"""What somebody writes for another: a draft that waits for its owner, changed or taken back until then."""

from collections.abc import Sequence

from django.db import transaction

from ekinerja.harian.isi import IsiLaporan, beda, isi_laporan, tampil_isi
from ekinerja.harian.kabari import ke_pemilik, pesan_tulisan_baru
from ekinerja.harian.models import BantuanMenulis, LaporanHarian
from ekinerja.harian.permissions import boleh_menarik_tulisan, boleh_menulis_untuk
from ekinerja.harian.syarat import periksa_tulisan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.kunci_db import antre_tulis
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai

from .bukti import BuktiBaru, pasang

_SUDAH = "Tulisan ini sudah dikonfirmasi, diubah, atau dihapus pemiliknya, jadi tidak dapat diubah lagi dari sini."


@transaction.atomic
def tulis_untuk(
    bantuan: BantuanMenulis, isi: IsiLaporan, *, oleh: Pegawai, bukti: Sequence[BuktiBaru] = ()
) -> LaporanHarian:
    """Write a report for another. Raises LaporanDitolak (DT-09)."""
    pastikan_menulis(bantuan, oleh)
    antre_tulis()
    _periksa(bantuan, isi, oleh)
    saat = sekarang()
    laporan = LaporanHarian.objects.create(
        pegawai=bantuan.pegawai, dibantu_oleh=oleh, ditulis_pada=saat, dibuat_pada=saat, diubah_pada=saat, **isi.kolom()
    )
    if bukti:
        pasang(laporan, bukti)
    catat("laporan.ditulis_bantuan", laporan, oleh=oleh, perubahan={"isi": (None, tampil_isi(isi.json()))})
    pesan_tulisan_baru(laporan)
    ke_pemilik(laporan, "laporan-berubah")
    return laporan


@transaction.atomic
def perbaiki_tulisan(
    bantuan: BantuanMenulis,
    laporan: LaporanHarian,
    isi: IsiLaporan,
    *,
    oleh: Pegawai,
    versi: int,
    bukti: Sequence[BuktiBaru] = (),
) -> LaporanHarian:
    """Change what waits or was refused, and add evidence; it waits again. Another day of work counts as handed in now."""
    pastikan_menulis(bantuan, oleh)
    if not boleh_menarik_tulisan(oleh, laporan) or laporan.versi != versi:
        raise AturanDilanggar(_SUDAH)
    antre_tulis()
    _periksa(bantuan, isi, oleh, laporan)
    saat, lama = sekarang(), isi_laporan(laporan).json()
    nilai = {**isi.kolom(), "versi": versi + 1, "diubah_pada": saat, "ditolak_pada": None, "alasan_tolak": ""}
    if isi.tanggal != laporan.tanggal:
        nilai["ditulis_pada"] = saat
    if not LaporanHarian.objects.tulisan(oleh).filter(pk=laporan.pk, versi=versi).update(**nilai):
        raise AturanDilanggar(_SUDAH)
    for medan, satu in nilai.items():
        setattr(laporan, medan, satu)
    perubahan = beda(lama, isi.json())
    if bukti:
        pasang(laporan, bukti)
        perubahan["bukti"] = (None, ", ".join(b.berkas.nama_asli if b.berkas else b.tautan for b in bukti))
    catat("laporan.tulisan_diubah", laporan, oleh=oleh, perubahan=perubahan)
    pesan_tulisan_baru(laporan)
    ke_pemilik(laporan, "laporan-berubah")
    return laporan


@transaction.atomic
def tarik_tulisan(laporan: LaporanHarian, *, oleh: Pegawai) -> None:
    """Who wrote it takes it back, also after the span; the trail keeps what it said."""
    if not boleh_menarik_tulisan(oleh, laporan):
        raise AturanDilanggar(_SUDAH)
    isi = tampil_isi(isi_laporan(laporan).json())
    catat("laporan.dihapus", laporan, oleh=oleh, perubahan={"isi": (isi, None)})
    ke_pemilik(laporan, "laporan-berubah")
    terhapus, _ = LaporanHarian.objects.tulisan(oleh).filter(pk=laporan.pk, versi=laporan.versi).delete()
    if not terhapus:
        raise AturanDilanggar(_SUDAH)


def pastikan_menulis(bantuan: BantuanMenulis, oleh: Pegawai) -> None:
    """Raises AturanDilanggar (409) while it is not in force for this writer."""
    if not boleh_menulis_untuk(oleh, bantuan):
        raise AturanDilanggar(
            f"Bantuan menulis untuk {bantuan.pegawai.nama} tidak sedang berjalan, jadi tulisan belum disimpan. "
            "Hubungi pejabat penilainya bila masih diperlukan."
        )


def _periksa(bantuan: BantuanMenulis, isi: IsiLaporan, oleh: Pegawai, laporan: LaporanHarian | None = None) -> None:
    akhir = min(bantuan.sampai, hari_ini())
    if not bantuan.mulai <= isi.tanggal <= akhir:
        raise AturanDilanggar(
            f"Bantuan ini untuk kegiatan {tanggal(bantuan.mulai)} sampai {tanggal(akhir)}. Pilih hari di antaranya.",
            status=400,
        )
    periksa_tulisan(isi, bantuan.pegawai, oleh, kecuali=laporan.pk if laporan else None)
