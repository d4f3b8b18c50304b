"""The record of a meeting, and its answer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.dialog import actions, permissions
from ekinerja.dialog.batas import batas_konfirmasi, lama_konfirmasi, lewat
from ekinerja.dialog.catatan import alamat_pertemuan
from ekinerja.dialog.isian import baca_pertemuan, rujukan
from ekinerja.dialog.models import Pertemuan
from ekinerja.dialog.utas import NADA_PERTEMUAN, sebutan_lawan
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini, lokal, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp.models import Skp
from ekinerja.skp.views.umum import ambil


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def catat(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Write a meeting down; `?memperbaiki=` starts from one that was not right."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    if not permissions.boleh_mencatat(saya, skp):
        raise AturanDilanggar("Pertemuan dicatat oleh pegawai atau penilainya. Anda dapat membacanya.", status=403)
    if request.method != "POST":
        catat_baca(skp, oleh=saya, pemilik=skp.pegawai)
    asal = _asal(request, saya, skp)
    if request.method != "POST":
        return _formulir(request, saya, skp, asal)
    try:
        isian = baca_pertemuan(request.POST)
        pertemuan = actions.catat_pertemuan(skp, isian, oleh=saya, pada=sekarang(), memperbaiki=asal)
    except AturanDilanggar as galat:
        if galat.status != 400:
            raise
        return _formulir(request, saya, skp, asal, galat)
    tandai(request, pertemuan)
    messages.success(request, f"Tercatat. {pertemuan.pihak_lain.nama} diminta mengonfirmasi.")
    return redirect(alamat_pertemuan(pertemuan))


def _asal(request: HttpRequest, saya: Pegawai, skp: Skp) -> Pertemuan | None:
    kunci = rujukan(request.POST.get("memperbaiki") or request.GET.get("memperbaiki"))
    return Pertemuan.objects.filter(skp=skp, id_publik=kunci).terlihat_oleh(saya).first() if kunci else None


def _formulir(
    request: HttpRequest, saya: Pegawai, skp: Skp, asal: Pertemuan | None, galat: AturanDilanggar | None = None
) -> HttpResponse:
    medan = ("tanggal", "cara", "tempat", "hadir", "pokok", "langkah")
    awal = {m: str(getattr(asal, m)) for m in medan} if asal else {"tanggal": hari_ini().isoformat()}
    isian = {m: request.POST.get(m, "") for m in medan} if galat else {m: awal.get(m, "") for m in medan}
    isi = {
        "request": request, "skp": skp, "saya": saya, "isian": isian, "galat": galat, "cara": Pertemuan.Cara.choices,
        "hari": hari_ini().isoformat(), "lawan": sebutan_lawan(saya, skp), "asal": asal,
    }  # fmt: skip
    return render(request, "dialog/catat.html", isi, status=400 if galat else 200)


def _pertemuan(saya: Pegawai, id_publik: UUID, id_pertemuan: UUID) -> Pertemuan:
    """The record, fetched through the permission; an outsider gets 404."""
    semua = Pertemuan.objects.filter(skp__id_publik=id_publik, id_publik=id_pertemuan)
    pertemuan = semua.terlihat_oleh(saya).untuk_halaman().select_related("memperbaiki").first()
    if pertemuan is None:
        raise Http404("pertemuan")
    return pertemuan


@require_safe
def baca(request: HttpRequest, id_publik: UUID, pertemuan: UUID) -> HttpResponse:
    """Who wrote what about the meeting, and what the other one says."""
    saya = saya_pegawai(request)
    p = _pertemuan(saya, id_publik, pertemuan)
    catat_baca(p.skp, oleh=saya, pemilik=p.pegawai)
    isi = {
        "request": request, "p": p, "skp": p.skp, "saya": saya, "nada": NADA_PERTEMUAN,
        "boleh_jawab": permissions.boleh_menjawab(saya, p),
        "lewat": lewat(p),
        "batas": batas_konfirmasi(p),
        "lama": lama_konfirmasi(lokal(p.dibuat_pada).date()),
        "boleh_cabut": permissions.boleh_mencabut_pertemuan(saya, p),
        "boleh_ingatkan": permissions.boleh_mengingatkan(saya, p),
        "salah_satu": saya.pk in (p.pegawai_id, p.penilai_id),
    }  # fmt: skip
    return render(request, "dialog/pertemuan.html", isi)


@require_POST
@sekali
def konfirmasi(request: HttpRequest, id_publik: UUID, pertemuan: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = _pertemuan(saya, id_publik, pertemuan)
    actions.konfirmasi(p, oleh=saya, pada=sekarang())
    messages.success(request, "Dikonfirmasi. Catatan pertemuan ini kini tetap.")
    return redirect(alamat_pertemuan(p))


@require_POST
@sekali
def tidak_sesuai(request: HttpRequest, id_publik: UUID, pertemuan: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = _pertemuan(saya, id_publik, pertemuan)
    actions.nyatakan_tidak_sesuai(p, oleh=saya, pada=sekarang(), alasan=request.POST.get("alasan", ""))
    messages.success(request, f"Alasan Anda tersampaikan kepada {p.dicatat_oleh.nama}.")
    return redirect(alamat_pertemuan(p))


@require_POST
@sekali
def cabut(request: HttpRequest, id_publik: UUID, pertemuan: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = _pertemuan(saya, id_publik, pertemuan)
    actions.cabut_pertemuan(p, oleh=saya)
    messages.success(request, "Catatan dicabut. Isinya tetap terbaca dengan tanda dicabut.")
    return redirect(alamat_pertemuan(p))


@require_POST
@sekali
def ingatkan(request: HttpRequest, id_publik: UUID, pertemuan: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = _pertemuan(saya, id_publik, pertemuan)
    actions.ingatkan(p, oleh=saya, pada=sekarang())
    messages.success(request, f"{p.pihak_lain.nama} diingatkan satu kali.")
    return redirect(alamat_pertemuan(p))
