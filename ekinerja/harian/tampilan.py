"""Words and tones of a report on screen."""

from datetime import datetime, timedelta
from decimal import Decimal

from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.tampil import angka, waktu
from ekinerja.inti.waktu import lokal
from ekinerja.skp.models import JenisTarget

# status -> (word, tone, icon)
KEADAAN = {
    "DRAF": ("Draf", "netral", "pensil"),
    "DIAJUKAN": ("Terkirim", "kabar", "kirim"),
    "DISETUJUI": ("Diterima", "baik", "centang"),
    "DIKEMBALIKAN": ("Perlu dilengkapi", "awas", "urung"),
}
# Sent, and the superior has looked at it.
DIBACA = ("Dibaca", "kabar", "mata")
# Written by somebody else, and what its owner said to it.
TULISAN = ("Perlu konfirmasi", "kabar", "pensil")
TULISAN_DITOLAK = ("Tidak disetujui", "netral", "urung")
# A shorter while between writing and arrival says nothing.
_SELISIH_PONSEL = timedelta(minutes=5)


def keadaan_laporan(laporan: LaporanHarian) -> tuple[str, str, str]:
    """Word, tone and icon of one report."""
    if laporan.status == LaporanHarian.Status.DRAF and laporan.dibantu_oleh_id:
        return TULISAN_DITOLAK if laporan.ditolak_pada else TULISAN
    return KEADAAN[laporan.status]


def ditulis_oleh(nama: str | None, dikonfirmasi: datetime | None) -> str:
    """Who wrote it for its owner and when that was confirmed; empty for what the owner wrote alone."""
    if not nama:
        return ""
    return f"Ditulis oleh {nama}, " + (f"dikonfirmasi {waktu(dikonfirmasi)}" if dikonfirmasi else "belum dikonfirmasi")


def ditulis_di_ponsel(laporan: LaporanHarian) -> str:
    """When the writing began, by the phone's own clock; empty where the report came at once."""
    saat, tiba = laporan.dibuat_klien, laporan.dikirim_pada or laporan.dibuat_pada
    if saat is None or abs(tiba - saat) < _SELISIH_PONSEL:
        return ""
    geser = timedelta(minutes=laporan.geser_klien or 0)
    beda = "" if lokal(saat).utcoffset() == geser else f" (jam ponsel diatur UTC{_geser(geser)})"
    return f"ditulis di ponsel pada {waktu(saat)}{beda}"


def _geser(geser: timedelta) -> str:
    menit = abs(geser) // timedelta(minutes=1)
    return f"{'-' if geser < timedelta() else '+'}{menit // 60:02d}.{menit % 60:02d}"


def kemajuan(jumlah: int, target: Decimal | None, target_teks: str, satuan: str, jenis: str) -> str:
    """How far a rencana aksi is, in words: '1.544 dari 2.400 berkas'; steps where figures cannot be added up."""
    if jenis == JenisTarget.TRAJECTORY:
        return (
            f"{angka(jumlah)} langkah tercatat · target {target_teks}"
            if target_teks
            else f"{angka(jumlah)} langkah tercatat"
        )
    if jenis == JenisTarget.AKUMULASI and target:
        return f"{angka(jumlah)} dari {angka(target)} {satuan}".strip()
    return (
        f"{angka(jumlah)} {satuan} tercatat".replace("  ", " ")
        if jumlah
        else f"Target: {target_teks}"
        if target_teks
        else ""
    )


# Event of the trail -> words of the history.
KEJADIAN = {
    "laporan.dikirim": "Dikirim",
    "laporan.ditulis_bantuan": "Ditulis untuk pemiliknya",
    "laporan.tulisan_diubah": "Diubah oleh penulisnya",
    "laporan.tulisan_ditolak": "Belum disetujui pemiliknya",
    "laporan.diubah": "Diubah",
    "laporan.diterima": "Diterima",
    "laporan.dikembalikan": "Dikembalikan dengan catatan",
    "laporan.penerimaan_dibatalkan": "Penerimaan diurungkan",
    "laporan.bukti_ditambah": "Bukti ditambahkan",
    "laporan.bukti_dilepas": "Bukti dilepas",
    "laporan.koreksi_diusulkan": "Koreksi diusulkan",
    "laporan.koreksi_ditolak": "Koreksi tidak diterima",
    "laporan.koreksi_dicabut": "Usul koreksi dicabut",
    "laporan.dikoreksi": "Koreksi diterima, isi berubah",
}
