"""Who has opened my record: everybody's own page, and the same as a file."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.inti.akses import masa_simpan
from ekinerja.inti.bacaan import KELOMPOK
from ekinerja.inti.impor.tulis import JENIS_CSV, JENIS_XLSX, csv_aman, xlsx
from ekinerja.inti.permintaan import bilangan
from ekinerja.inti.tampil import hari_tanggal, jam
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.dibaca import Dibaca, Saring, pembacaan, rakit
from ekinerja.kepegawaian.saya import saya_pegawai

PER_HALAMAN = 30
MAKS_UNDUH = 5_000
# Days back -> words; 0: all that is kept.
MASA = {7: "7 hari terakhir", 30: "30 hari terakhir", 90: "90 hari terakhir", 365: "Setahun terakhir", 0: "Semua"}
BAWAAN = 30
KEPALA = (
    "Hari",
    "Nama",
    "Jabatan saat itu",
    "Sebagai",
    "Yang dibaca",
    "Keterangan",
    "Berapa kali",
    "Pertama",
    "Terakhir",
)


def _saring(request: HttpRequest) -> tuple[Saring, int]:
    masa = bilangan(request.GET.get("masa"))
    masa = masa if masa in MASA else BAWAAN
    jenis = request.GET.get("jenis", "")
    mulai: date | None = hari_ini() - timedelta(days=masa - 1) if masa else None
    return Saring(mulai=mulai, kelompok=jenis if jenis in KELOMPOK else ""), masa


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """By day, newest first; `?masa=` days back, `?jenis=` a group."""
    saya = saya_pegawai(request)
    saring, masa = _saring(request)
    hal = Paginator(pembacaan(saya, saring), PER_HALAMAN).get_page(request.GET.get("hal"))
    isi = {
        "hal": hal,
        "baris": rakit(hal.object_list),
        "masa": masa,
        "jenis": saring.kelompok,
        "pilihan_masa": MASA,
        "pilihan_jenis": KELOMPOK,
        "simpan_hari": masa_simpan().days,
    }
    return render(request, "kepegawaian/dibaca.html", isi)


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered: `?bentuk=csv` or xlsx."""
    saya = saya_pegawai(request)
    saring, _ = _saring(request)
    baris = list(_baris(rakit(pembacaan(saya, saring)[:MAKS_UNDUH])))
    bentuk = "csv" if request.GET.get("bentuk") == "csv" else "xlsx"
    isi = csv_aman(KEPALA, baris) if bentuk == "csv" else xlsx(KEPALA, baris, lembar="Siapa membaca")
    kepala = {"Content-Disposition": f'attachment; filename="siapa-membaca-{hari_ini():%Y%m%d}.{bentuk}"'}
    return HttpResponse(isi, content_type=JENIS_CSV if bentuk == "csv" else JENIS_XLSX, headers=kepala)


def _baris(semua: list[Dibaca]) -> Iterator[tuple[str, ...]]:
    for b in semua:
        yield (
            hari_tanggal(b.hari), b.nama, b.jabatan, b.peran, b.apa, b.benda, str(b.kali), jam(b.pertama), jam(b.terakhir),
        )  # fmt: skip
