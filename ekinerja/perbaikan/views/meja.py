"""The desk of a unit's admin and of the personnel office."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor.tulis import JENIS_CSV, JENIS_XLSX, csv_aman, xlsx
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian import actions as kepegawaian
from ekinerja.kepegawaian.models import CatatanMutu, Pegawai
from ekinerja.kepegawaian.permissions import admin_kepegawaian
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perbaikan import actions, permissions
from ekinerja.perbaikan.eskalasi import batas_jawab, hari_jawab
from ekinerja.perbaikan.kueri import catatan_di_meja
from ekinerja.perbaikan.meja import KEPALA, Meja, Saring, baris_unduh, jalur_unit, muat, tanda, unit_pilihan

from .umum import NADA

PER_HALAMAN = 25
MAKS_UNDUH = 5000


def _saya(request: HttpRequest) -> Pegawai:
    saya = saya_pegawai(request)
    if not permissions.punya_meja(saya):
        raise AturanDilanggar("Halaman ini untuk admin unit dan admin BKPSDM.", status=403)
    return saya


def _meja(request: HttpRequest, saya: Pegawai, lama: int) -> Meja:
    tanya = request.GET
    unit = tanya.get("unit", "")[:60]
    saring = Saring(
        keadaan=tanya.get("keadaan", "TERBUKA"),
        jenis=tanya.get("jenis", "")[:30],
        unit=(jalur_unit(saya, unit) or "") if unit else "",
        cari=kata_cari(request),
    )
    return Meja(saya, saring, batas_jawab(hari_ini(), lama))


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Proposals and notes in one list."""
    saya, lama = _saya(request), hari_jawab()
    meja = _meja(request, saya, lama)
    hal = Paginator(meja.kunci(), PER_HALAMAN).get_page(request.GET.get("hal"))
    isi = {
        "hal": hal,
        "baris": muat(hal.object_list, hari_ini()),
        "meja": meja,
        "hitung": meja.hitung(),
        "semua_jenis": meja.jenis(),
        "unit": request.GET.get("unit", "") if meja.saring.unit else "",
        "semua_unit": unit_pilihan(saya),
        "hari_jawab": lama,
        "nada": NADA,
        "tanda": tanda,
        "bkpsdm": admin_kepegawaian(saya),
    }
    return render(request, "perbaikan/meja.html", isi)


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered, as a sheet: `?bentuk=csv` or xlsx. With `keadaan=SIASN` the list to take there."""
    saya = _saya(request)
    meja = _meja(request, saya, hari_jawab())
    bentuk = "csv" if request.GET.get("bentuk") == "csv" else "xlsx"
    baris = list(baris_unduh(muat(meja.kunci()[:MAKS_UNDUH], hari_ini())))
    isi = csv_aman(KEPALA, baris) if bentuk == "csv" else xlsx(KEPALA, baris, lembar="Mutu data")
    nama = f"mutu-data-{meja.kelompok.kode.lower()}-{hari_ini():%Y%m%d}.{bentuk}"
    jenis = JENIS_CSV if bentuk == "csv" else JENIS_XLSX
    return HttpResponse(isi, content_type=jenis, headers={"Content-Disposition": f'attachment; filename="{nama}"'})


Langkah = Callable[[CatatanMutu, Pegawai, str], str]


def _selesai(catatan: CatatanMutu, saya: Pegawai, penyelesaian: str) -> str:
    teks = " ".join(penyelesaian.split())
    if not 5 <= len(teks) <= 200:
        raise AturanDilanggar("Tulis apa yang sudah dilakukan, lima sampai 200 huruf.", status=400)
    kepegawaian.selesaikan_catatan(catatan, penyelesaian=teks, oleh=saya, pada=sekarang())
    return "Catatan diselesaikan."


def _buka(catatan: CatatanMutu, saya: Pegawai, _: str) -> str:
    kepegawaian.buka_catatan(catatan, oleh=saya)
    return "Catatan dibuka lagi."


def _siasn(catatan: CatatanMutu, saya: Pegawai, _: str) -> str:
    actions.tandai_siasn(catatan, oleh=saya, pada=sekarang())
    return "Masuk daftar perbaikan SIASN."


def _lepas(catatan: CatatanMutu, saya: Pegawai, _: str) -> str:
    actions.tandai_siasn(catatan, oleh=saya, pada=sekarang(), lepas=True)
    return "Dikeluarkan dari daftar SIASN."


LANGKAH: dict[str, Langkah] = {"SELESAI": _selesai, "BUKA": _buka, "SIASN": _siasn, "LEPAS": _lepas}


@require_POST
@sekali
def catatan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Close a note, open it again, put it on the SIASN list or take it off."""
    saya = _saya(request)
    baris = get_object_or_404(catatan_di_meja(saya).select_related("pegawai", "unit"), id_publik=id_publik)
    langkah = LANGKAH.get(request.POST.get("langkah", ""))
    if langkah is None:
        raise AturanDilanggar("Langkah itu tidak dikenal. Muat ulang halaman, lalu coba lagi.", status=400)
    messages.success(request, langkah(baris, saya, request.POST.get("penyelesaian", "")))
    return redirect("perbaikan:meja")
