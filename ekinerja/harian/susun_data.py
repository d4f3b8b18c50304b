"""The whole of `/lapor/data`, in five queries."""

from datetime import date
from typing import Any

from ekinerja.harian import bahan
from ekinerja.inti.tampil import hari_tanggal, sapaan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penilai_pada
from ekinerja.kepegawaian.saya import bukan_ber_skp
from ekinerja.skp.models import Skp

TANPA_SKP = (
    "Pejabat negara tidak menyusun SKP, jadi tidak ada laporan harian yang perlu diisi. "
    "Laporan orang yang Anda nilai ada di halaman Tim saya."
)


def data_lapor(pegawai: Pegawai, hari: date) -> dict[str, Any]:
    """Choices, repeats, today, this week and defaults of one person."""
    rencana = bahan.rencana_terbuka(pegawai, hari)
    terbaru = bahan.laporan_terbaru(pegawai, hari)
    hubungan = penilai_pada(pegawai, hari)
    penilai = hubungan.penilai if hubungan else None
    kini = [b for b in terbaru if b["tanggal"] == hari]
    return {
        "saya": {"id": str(pegawai.id_publik), "nama": pegawai.nama},
        "hari": {"tanggal": hari.isoformat(), "teks": hari_tanggal(hari)},
        "tepat_waktu_sejak": bahan.batas_tepat_waktu(hari).isoformat(),
        "penilai": sapaan(penilai) if penilai else "",
        "penilai_nama": penilai.nama if penilai else "",
        "rencana": [{k: v for k, v in r.items() if k != "pk"} for r in rencana],
        "saran": [bahan.baris_saran(s) for s in bahan.saran(terbaru, rencana, hari)],
        "ulang": bahan.ulangan(terbaru, rencana),
        "hari_ini": [bahan.baris_laporan(b) for b in kini if b["status"] != "DRAF"],
        "tertunda": [bahan.baris_laporan(b) for b in terbaru if b["status"] in ("DRAF", "DIKEMBALIKAN")][:5],
        "konfirmasi": bahan.perlu_konfirmasi(terbaru),
        "pekan": bahan.pekan(pegawai, terbaru, hari),
        "terisi": bahan.terisi(terbaru),
        "sebab": "" if rencana else _sebab(pegawai, hari),
        "tanpa_skp": bukan_ber_skp(pegawai),
    }


def _sebab(pegawai: Pegawai, hari: date) -> str:
    """Why nothing can be reported yet, and what to do about it."""
    if bukan_ber_skp(pegawai):
        return TANPA_SKP
    status = (
        Skp.objects.filter(pegawai=pegawai, tahun=hari.year).order_by("-mulai").values_list("status", flat=True).first()
    )
    if status is None:
        return "Anda belum mempunyai SKP tahun ini. Susun SKP dulu; laporan harian menempel pada rencana aksinya."
    if status == Skp.Status.DIAJUKAN:
        return (
            "SKP Anda sedang menunggu persetujuan pejabat penilai. Sesudah disetujui, laporan dapat dikirim dari sini."
        )
    if status in Skp.BERLAKU:
        return "SKP Anda sudah disetujui, tetapi belum ada rencana aksi untuk periode ini. Tambahkan di halaman SKP."
    return "SKP Anda belum disetujui. Lengkapi dan ajukan SKP; laporan harian menempel pada rencana aksinya."
