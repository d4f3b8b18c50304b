"""Words and tones of a report on screen."""

from decimal import Decimal

from ekinerja.inti.tampil import angka
from ekinerja.skp.models import JenisTarget

# status -> (word, tone, icon)
KEADAAN = {
    "DRAF": ("Draf", "netral", "pensil"),
    "DIAJUKAN": ("Terkirim", "kabar", "kirim"),
    "DISETUJUI": ("Diterima", "baik", "centang"),
    "DIKEMBALIKAN": ("Perlu dilengkapi", "awas", "urung"),
}


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
