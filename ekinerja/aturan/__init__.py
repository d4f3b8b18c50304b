"""Regulation as pure functions and dated tables: no clock, no database, no settings.

Everything the product needs is importable from here; the modules behind it are sorted by subject.
"""

from ekinerja.aturan.berlaku import Versi, daftar_versi
from ekinerja.aturan.distribusi import Batas, HasilDistribusi, distribusi, kurva_acuan
from ekinerja.aturan.harian import DataLaporan, batas_laporan, laporan_diterima, laporan_terlambat
from ekinerja.aturan.jam_kerja import HasilJamKerja, KelompokKerja, jam_kerja
from ekinerja.aturan.jawaban import Butir, Galat, Jawaban, MasukanSalah, menghalangi
from ekinerja.aturan.kalender import (
    JenisLibur,
    Kalender,
    Libur,
    Ramadan,
    kalender_bawaan,
    kalender_dari,
)
from ekinerja.aturan.kewajiban import KewajibanSkp, wajib_skp
from ekinerja.aturan.kode import CapaianOrganisasi, Kode, Predikat, Rating, Tingkat
from ekinerja.aturan.label import normalkan_label
from ekinerja.aturan.nilai import Nilai, VersiPerilaku, perilaku_berakhlak, versi_perilaku
from ekinerja.aturan.nip import HasilNip, JenisNip, bentuk_nip, periksa_nip, susun_nip
from ekinerja.aturan.penilaian import BagianTahun, alasan_rating, usul_predikat_tahunan
from ekinerja.aturan.penulisan import (
    Bobot,
    LapisJabatan,
    MasukanPenulisan,
    TahunLalu,
    Temuan,
    TulisanIndikator,
    daftar_periksa,
    periksa_penulisan,
)
from ekinerja.aturan.periode import JendelaPeriode, JenisPeriode, jendela_periode, nama_periode
from ekinerja.aturan.predikat import kuadran, predikat, rating_pimpinan
from ekinerja.aturan.registri import AturanTidakDikenal, aturan, daftar, hitung, nama_aturan
from ekinerja.aturan.skp import (
    Aspek,
    DataIndikator,
    DataRhk,
    DataSkp,
    FormulirSkp,
    Pendekatan,
    Perspektif,
    pengelola_menetapkan_sejak,
    rhk_seperti_kegiatan,
    skp_boleh_diajukan,
)
from ekinerja.aturan.tenggat import (
    CaraHitung,
    LamaTenggat,
    hari_kerja,
    jumlah_hari_kerja,
    lama_tenggat,
    tenggat,
    tenggat_bernama,
)
from ekinerja.aturan.transisi import (
    TRANSISI_CAPAIAN,
    TRANSISI_EVALUASI,
    TRANSISI_KEBERATAN,
    TRANSISI_LAPORAN,
    TRANSISI_SKP,
    TRANSISI_USUL,
    boleh_pindah,
    tujuan,
)

__all__ = [
    "TRANSISI_CAPAIAN",
    "TRANSISI_EVALUASI",
    "TRANSISI_KEBERATAN",
    "TRANSISI_LAPORAN",
    "TRANSISI_SKP",
    "TRANSISI_USUL",
    "Aspek",
    "AturanTidakDikenal",
    "BagianTahun",
    "Batas",
    "Bobot",
    "Butir",
    "CapaianOrganisasi",
    "CaraHitung",
    "DataIndikator",
    "DataLaporan",
    "DataRhk",
    "DataSkp",
    "FormulirSkp",
    "Galat",
    "HasilDistribusi",
    "HasilJamKerja",
    "HasilNip",
    "Jawaban",
    "JendelaPeriode",
    "JenisLibur",
    "JenisNip",
    "JenisPeriode",
    "Kalender",
    "KelompokKerja",
    "KewajibanSkp",
    "Kode",
    "LamaTenggat",
    "LapisJabatan",
    "Libur",
    "MasukanPenulisan",
    "MasukanSalah",
    "Nilai",
    "Pendekatan",
    "Perspektif",
    "Predikat",
    "Ramadan",
    "Rating",
    "TahunLalu",
    "Temuan",
    "Tingkat",
    "TulisanIndikator",
    "Versi",
    "VersiPerilaku",
    "alasan_rating",
    "aturan",
    "batas_laporan",
    "bentuk_nip",
    "boleh_pindah",
    "daftar",
    "daftar_periksa",
    "daftar_versi",
    "distribusi",
    "hari_kerja",
    "hitung",
    "jam_kerja",
    "jendela_periode",
    "jumlah_hari_kerja",
    "kalender_bawaan",
    "kalender_dari",
    "kuadran",
    "kurva_acuan",
    "lama_tenggat",
    "laporan_diterima",
    "laporan_terlambat",
    "menghalangi",
    "nama_aturan",
    "nama_periode",
    "normalkan_label",
    "pengelola_menetapkan_sejak",
    "periksa_nip",
    "periksa_penulisan",
    "perilaku_berakhlak",
    "predikat",
    "rating_pimpinan",
    "rhk_seperti_kegiatan",
    "skp_boleh_diajukan",
    "susun_nip",
    "tenggat",
    "tenggat_bernama",
    "tujuan",
    "usul_predikat_tahunan",
    "versi_perilaku",
    "wajib_skp",
]
