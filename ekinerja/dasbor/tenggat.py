"""The deadlines card: what closes next for this person, in words."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from ekinerja.aturan import jumlah_hari_kerja
from ekinerja.dasbor.ringkasan import HasilTerbit, Keadaan
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.tampil import tanggal_pendek
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
        if p.isi_sampai >= hari:
            sisa = (
                _sisa(p.isi_sampai, hari)
                if p.selesai < hari
                else f"periode berjalan sampai {tanggal_pendek(p.selesai)}"
            )
            daftar.append(Tenggat(p.isi_sampai, f"Lengkapi realisasi {_kecil(p.sebutan)}", sisa, _penilaian()))
        if keadaan.nilai and p.selesai < hari <= p.nilai_sampai:
            daftar.append(
                Tenggat(p.nilai_sampai, f"Nilai hasil {_kecil(p.sebutan)}", _sisa(p.nilai_sampai, hari), _penilaian())
            )
    return sorted(daftar, key=lambda t: t.tanggal)[:MAKS]


_terbuka = KueriSiap(
    lambda kelompok, hari: Periode.objects.filter(
        Q(isi_sampai__gte=hari) | Q(nilai_sampai__gte=hari), kelompok_id=kelompok, mulai__lte=hari
    ).order_by("isi_sampai", "pk")[:4],
    kelompok=str,
    hari=date,
)


def _periode(kelompok: str, hari: date) -> list[Periode]:
    return _terbuka(kelompok=kelompok, hari=hari)


def _tanggapan(hasil: HasilTerbit, hari: date) -> Tenggat:
    batas = hasil.batas
    assert batas is not None
    ket = f"terima, atau sampaikan keberatan · {_sisa(batas, hari)}"
    alamat = reverse("penilaian:mengapa", args=[hasil.id_publik])
    return Tenggat(batas, f"Tanggapi hasil {_kecil(hasil.sebutan)}", ket, alamat, "senja")


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
    return reverse("penilaian:daftar")
