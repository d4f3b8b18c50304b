"""The deadlines card: what closes next for this person, in words."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from ekinerja.dasbor.ringkasan import HasilTerbit, Keadaan
from ekinerja.inti.alamat import alamat
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.tampil import tanggal_pendek
from ekinerja.kalender.hitung import jumlah_hari_kerja, penanggalan
from ekinerja.penilaian.jendela import akhir_isi, akhir_nilai
from ekinerja.perencanaan.models import Periode

MAKS = 3


@dataclass(frozen=True, slots=True)
class Tenggat:
    tanggal: date
    judul: str
    ket: str
    alamat: str = ""
    nada: str | None = None


def tenggat_terdekat(keadaan: Keadaan, hasil: HasilTerbit | None, hari: date) -> list[Tenggat]:
    """Answer to an own result, own figures of the period, and for a PPK the rating window. One query."""
    daftar = [_tanggapan(hasil, hari)] if hasil and hasil.batas else []
    for p in _periode(keadaan.kelompok, hari):
        isi_sampai, nilai_sampai = akhir_isi(p), akhir_nilai(p)
        if isi_sampai >= hari:
            sisa = (
                _sisa(isi_sampai, hari) if p.selesai < hari else f"periode berjalan sampai {tanggal_pendek(p.selesai)}"
            )
            daftar.append(Tenggat(isi_sampai, f"Lengkapi realisasi {_kecil(p.sebutan)}", sisa, _penilaian()))
        if keadaan.nilai and p.selesai < hari <= nilai_sampai:
            daftar.append(
                Tenggat(nilai_sampai, f"Nilai hasil {_kecil(p.sebutan)}", _sisa(nilai_sampai, hari), _penilaian())
            )
    return sorted(daftar, key=lambda t: t.tanggal)[:MAKS]


_terbuka = KueriSiap(
    lambda kelompok, hari, sejak: Periode.objects.filter(
        Q(isi_sampai__gte=sejak) | Q(nilai_sampai__gte=sejak), kelompok_id=kelompok, mulai__lte=hari
    ).order_by("isi_sampai", "pk")[:8],
    kelompok=str,
    hari=date,
    sejak=date,
)


def _periode(kelompok: str, hari: date) -> list[Periode]:
    """Those whose window may still be open: an outage moves its end by at most the days it took."""
    sejak = hari - timedelta(days=len(penanggalan().gangguan))
    return _terbuka(kelompok=kelompok, hari=hari, sejak=sejak)


def _tanggapan(hasil: HasilTerbit, hari: date) -> Tenggat:
    batas = hasil.batas
    assert batas is not None
    ket = f"terima, atau sampaikan keberatan · {_sisa(batas, hari)}"
    ke = alamat("penilaian:mengapa", hasil.id_publik)
    return Tenggat(batas, f"Tanggapi hasil {_kecil(hasil.sebutan)}", ket, ke, "senja")


def _sisa(batas: date, hari: date) -> str:
    if batas < hari:
        return "waktunya sudah lewat"
    if batas == hari:
        return "hari ini yang terakhir"
    n = jumlah_hari_kerja(hari, batas) - jumlah_hari_kerja(hari, hari)
    return f"{n} hari kerja lagi" if n else "sebelum hari kerja berikutnya"


def _kecil(sebutan: str) -> str:
    """'triwulan III 2026' inside a sentence."""
    return sebutan[:1].lower() + sebutan[1:] if sebutan.startswith(("Triwulan", "Semester", "Tahun")) else sebutan


def _penilaian() -> str:
    return alamat("penilaian:daftar")
