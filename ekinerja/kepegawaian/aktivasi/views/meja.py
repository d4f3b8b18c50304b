"""The desk of an admin: who has not activated yet, codes to print or mail, one list to download."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.inti.tugas import antrekan
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.aktivasi import actions
from ekinerja.kepegawaian.aktivasi.ekspor import xlsx
from ekinerja.kepegawaian.aktivasi.kueri import BELUM_AKTIF, baris_daftar, keadaan, nama_tampil, saring, terlihat
from ekinerja.kepegawaian.aktivasi.permissions import boleh_membuka_meja
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import alamat_aktivasi, lembar_kode

MAKS_CETAK = 200
MAKS_UNDUH = 20_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    semua = terlihat(saya_pegawai(request))
    halaman = Paginator(baris_daftar(saring(semua, request.GET)), 50).get_page(request.GET.get("hal"))
    isi = {
        "halaman": halaman,
        "orang": [{**b, "nama_tampil": nama_tampil(b), "keadaan": keadaan(b)} for b in halaman],
        "belum": semua.filter(BELUM_AKTIF).count(),
        "cari": kata_cari(request),
        "unit": request.GET.get("unit", "")[:60],
        "semua": request.GET.get("semua") == "1",
        "surat_aktif": settings.SURAT_AKTIF,
        "maks": MAKS_CETAK,
    }
    return render(request, "kepegawaian/aktivasi/daftar.html", isi)


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered, as a spreadsheet."""
    isi = xlsx(baris_daftar(saring(terlihat(saya_pegawai(request)), request.GET))[:MAKS_UNDUH])
    nama = f"aktivasi-akun-{hari_ini():%Y-%m-%d}.xlsx"
    return HttpResponse(isi, XLSX, headers={"Content-Disposition": f'attachment; filename="{nama}"'})


def _pilihan(request: HttpRequest) -> list[Pegawai]:
    """People ticked in the form, or all of one unit who have not activated; only those within the own scope."""
    kueri = terlihat(saya_pegawai(request)).select_related("akun")
    unit = request.POST.get("unit", "")[:60]
    if unit:
        kueri = kueri.filter(BELUM_AKTIF, unit_kode=unit)
    else:
        kueri = kueri.filter(id_publik__in=[u for u in request.POST.getlist("pegawai") if _uuid(u)])
    hasil = list(kueri.order_by("nama", "pk")[: MAKS_CETAK + 1])
    if not hasil:
        raise AturanDilanggar("Belum ada yang dipilih. Centang nama di daftar, lalu tekan lagi.", status=400)
    if len(hasil) > MAKS_CETAK:
        raise AturanDilanggar(
            f"Sekali cetak paling banyak {MAKS_CETAK} orang. Pilih per unit yang lebih kecil.", status=400
        )
    return hasil


def _uuid(teks: str) -> bool:
    try:
        UUID(teks)
    except ValueError:
        return False
    return True


@require_POST
def cetak(request: HttpRequest) -> HttpResponse:
    """Slips to print. Without `@sekali` on purpose: its stored answer would keep the codes in the database."""
    return lembar_kode(request, _pilihan(request))


@require_POST
@sekali
def surel(request: HttpRequest) -> HttpResponse:
    """Mails to the people ticked."""
    terlihat(saya_pegawai(request))
    _surat_terpasang()
    n = actions.kirim_surel(_pilihan(request), oleh=saya_pegawai(request), alamat=alamat_aktivasi(request))
    messages.success(request, f"{n} surel masuk antrean. Yang tidak punya surel tetap di daftar ini.")
    return redirect("aktivasi:daftar")


@require_POST
@sekali
def surel_semua(request: HttpRequest) -> HttpResponse:
    """Mails to everyone who has not activated: a job with a progress bar."""
    pengirim = saya_pegawai(request)
    if not boleh_membuka_meja(pengirim):
        terlihat(pengirim)
    _surat_terpasang()
    isi: dict[str, Any] = {"unit": request.POST.get("unit", "")[:60], "alamat": alamat_aktivasi(request)}
    pekerjaan = antrekan("aktivasi.surel_masal", pemilik=request.user, oleh=pengirim.pk, **isi)
    catat("akun.kode_dikirim_masal", pekerjaan, oleh=pengirim, perubahan={"unit": (None, isi["unit"] or "semua")})
    return redirect("inti:pekerjaan", pekerjaan.id_publik)


def _surat_terpasang() -> None:
    if not settings.SURAT_AKTIF:
        raise AturanDilanggar(
            "Pengiriman surel belum dipasang di server ini, jadi belum ada yang dikirim. Cetak lembar kode saja.",
            status=409,
        )
