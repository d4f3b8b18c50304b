"""What the pages of this app show of a person, as the log of reads says it to that person."""

from collections.abc import Mapping
from uuid import UUID

from ekinerja.inti.bacaan import Bacaan, daftar_bacaan, daftar_sebut
from ekinerja.inti.tampil import tanggal

BACAAN = {
    "harian:tim": Bacaan("Laporan yang menunggu, dalam daftar tim", "LAPORAN", "harian:riwayat"),
    "harian:tim_masuk": Bacaan("Laporan yang baru masuk", "LAPORAN", "harian:detail", berid=True),
    "harian:pilih_terima": Bacaan("Daftar laporan yang menunggu diterima", "LAPORAN", "harian:riwayat"),
    "harian:tim_kemajuan": Bacaan("Kemajuan periode, dalam daftar tim", "LAPORAN"),
    "harian:kemajuan_orang": Bacaan("Kemajuan periode", "LAPORAN"),
    "harian:orang": Bacaan("Daftar laporan harian", "LAPORAN", "harian:riwayat"),
    "harian:detail": Bacaan("Satu laporan harian", "LAPORAN", "harian:detail", berid=True),
    "harian:bukti": Bacaan("Berkas bukti laporan harian", "LAPORAN", "harian:detail", berid=True),
    "harian:lembar_orang": Bacaan("Unduhan lembar laporan", "LAPORAN", "harian:lembar"),
    "harian:lembar_banyak": Bacaan("Unduhan lembar laporan banyak orang", "LAPORAN", "harian:lembar"),
    "harian:rekap_orang": Bacaan("Rekap laporan bulanan", "LAPORAN", "harian:rekap"),
    "harian:daftar_bukti_orang": Bacaan("Daftar bukti", "LAPORAN", "harian:daftar_bukti"),
    "harian:tulis_untuk": Bacaan("Rencana aksi, untuk menulis laporan Anda", "LAPORAN", "harian:bantuan"),
    "harian:perbaiki_tulisan": Bacaan("Laporan yang ditulis untuk Anda", "LAPORAN", "harian:bantuan"),
    "harian:hasil_tim": Bacaan("Hasil kerja untuk tim dan laporannya", "LAPORAN", "skp:saya"),
}


def siapkan() -> None:
    """Register with the log of reads."""
    daftar_bacaan(BACAAN)
    daftar_sebut("harian.LaporanHarian", _laporan)


def _laporan(objek: set[UUID]) -> Mapping[UUID, str]:
    from ekinerja.harian.models import LaporanHarian

    kolom = ("id_publik", "tanggal", "kegiatan")
    semua = LaporanHarian.objects.filter(id_publik__in=objek).values_list(*kolom)
    return {kode: f"{tanggal(hari)}: {kegiatan}" for kode, hari, kegiatan in semua}
