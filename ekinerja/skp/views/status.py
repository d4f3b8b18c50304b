"""Legal moves: one view per verb."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import bilangan
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp import actions
from ekinerja.skp.models import Skp
from ekinerja.skp.views.umum import ambil, ke_skp


@require_POST
@sekali
def mulai(request: HttpRequest) -> HttpResponse:
    """Begin a draft: `tahun`, `salin` = public id of an own earlier SKP to start from, `ke=templat` to choose rows next."""
    saya = saya_pegawai(request)
    tahun = bilangan(request.POST.get("tahun")) or 0
    if not 2022 <= tahun <= hari_ini().year + 1:
        raise AturanDilanggar("SKP dapat disusun untuk tahun ini atau tahun depan.", status=400)
    salin = Skp.objects.filter(pegawai=saya, id_publik=request.POST["salin"]).first() if _salin(request) else None
    skp = actions.mulai_skp(pegawai=saya, tahun=tahun, oleh=saya, pada=sekarang(), salin=salin)
    tandai(request, skp)
    return redirect("skp:templat" if request.POST.get("ke") == "templat" else "skp:ubah", skp.id_publik)


def _salin(request: HttpRequest) -> bool:
    try:
        return bool(UUID(request.POST.get("salin", "")))
    except ValueError:
        return False


@require_POST
@sekali
def ajukan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    actions.ajukan(skp, oleh=saya, pada=sekarang(), dibaca=bilangan(request.POST.get("versi")))
    messages.success(request, f"SKP terkirim kepada {skp.penilai.nama}. Anda diberi tahu begitu ada putusan.")
    return ke_skp(skp)


@require_POST
@sekali
def tarik(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    actions.tarik(skp, oleh=saya, pada=sekarang())
    messages.success(request, "SKP ditarik kembali. Silakan ubah, lalu ajukan lagi.")
    return redirect("skp:ubah", skp.id_publik)


@require_POST
@sekali
def setujui(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    actions.setujui(skp, oleh=saya, pada=sekarang(), dibaca=bilangan(request.POST.get("versi")))
    messages.success(request, f"SKP {skp.pegawai.nama} disetujui. Formulirnya sudah terbit.")
    return ke_skp(skp)


@require_POST
@sekali
def kembalikan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    catatan = request.POST.get("catatan", "")
    actions.kembalikan(skp, oleh=saya, pada=sekarang(), catatan=catatan, dibaca=bilangan(request.POST.get("versi")))
    messages.success(request, f"SKP dikembalikan kepada {skp.pegawai.nama} bersama catatan Anda.")
    return ke_skp(skp)


@require_POST
@sekali
def buka(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    actions.buka_kembali(skp, oleh=saya, pada=sekarang(), alasan=request.POST.get("alasan", ""))
    messages.success(request, f"SKP dibuka kembali. {skp.pegawai.nama} dapat memperbaikinya.")
    return ke_skp(skp)


@require_POST
@sekali
def hapus(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    tahun = skp.tahun
    actions.hapus(skp, oleh=saya)
    messages.success(request, f"Draf SKP {tahun} dihapus.")
    return redirect("skp:saya")


@require_POST
@sekali
def bebaskan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    actions.bebaskan_rhk_atasan(skp, oleh=saya, alasan=request.POST.get("alasan", ""))
    messages.success(request, f"{skp.pegawai.nama} kini dapat mengajukan SKP tanpa RHK atasan.")
    return ke_skp(skp)


@require_POST
@sekali
def potret(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Read PPK and position anew."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    lama = skp.penilai_id
    actions.perbarui_potret(skp, oleh=saya, pada=sekarang())
    nama = skp.penilai.nama if skp.penilai else "belum diketahui"
    berubah = "kini" if lama != skp.penilai_id else "tetap"
    messages.success(request, f"Data jabatan dan penilai diperbarui. Penilai {berubah}: {nama}.")
    return redirect("skp:ubah", skp.id_publik)
