"""The thread on an SKP and on one of its rows."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.dialog import actions, permissions
from ekinerja.dialog.batas import masih_ditunggu_sejak
from ekinerja.dialog.catatan import alamat_utas
from ekinerja.dialog.isian import baca_ucapan, baca_uuid, rujukan
from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.dialog.utas import NADA_PERTEMUAN, ringkasan, sebutan_lawan, ucapan_utas
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp.isi import Isi, semua_rhk
from ekinerja.skp.models import Skp
from ekinerja.skp.tampilan import bacaan
from ekinerja.skp.views.umum import ambil


@require_safe
def skp(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The dialogue on the SKP as a whole, the way to its rows, and the meetings."""
    saya = saya_pegawai(request)
    objek = ambil(saya, id_publik)
    isi = _konteks(request, saya, objek, None)
    isi["baris_rhk"] = _daftar_baris(saya, objek, isi["semua_rhk"], isi["pihak"])
    isi["pertemuan"] = list(Pertemuan.objects.filter(skp=objek).terlihat_oleh(saya).untuk_halaman())
    isi["nada_pertemuan"] = NADA_PERTEMUAN
    menunggu = any(p.keadaan == Pertemuan.Keadaan.MENUNGGU for p in isi["pertemuan"])
    isi["ditunggu_sejak"] = masih_ditunggu_sejak(hari_ini()) if menunggu else None
    return render(request, "dialog/skp.html", isi)


@require_safe
def baris(request: HttpRequest, id_publik: UUID, rhk: UUID) -> HttpResponse:
    """The thread of one row: a page, or the panel that opens beside the row."""
    saya = saya_pegawai(request)
    objek = ambil(saya, id_publik)
    return _jawab(request, saya, objek, rhk)


def _jawab(request: HttpRequest, saya: Pegawai, objek: Skp, rhk: UUID | None) -> HttpResponse:
    isi = _konteks(request, saya, objek, rhk)
    if rhk is not None and isi["r"] is None and not isi["daftar"]:
        raise Http404("rhk")
    return render(request, "dialog/_utas.html" if request.htmx else "dialog/baris.html", isi)


def _konteks(request: HttpRequest, saya: Pegawai, objek: Skp, rhk: UUID | None) -> dict[str, Any]:
    catat_baca(objek, oleh=saya, pemilik=objek.pegawai)
    pihak = permissions.salah_satu(saya, objek)
    semua = semua_rhk(bacaan(saya, objek).isi)
    daftar = ucapan_utas(saya, objek, rhk, pihak=pihak)
    diubah = request.GET.get("ubah", "")
    return {
        "request": request,
        "skp": objek,
        "saya": saya,
        "pihak": pihak,
        "bicara": permissions.boleh_berbicara(saya, objek),
        "lawan": sebutan_lawan(saya, objek),
        "rhk": rhk,
        "kunci_utas": str(rhk or "skp"),
        "alamat_utas": alamat_utas(objek, rhk),
        "semua_rhk": semua,
        "r": next((r for r in semua if r["id"] == str(rhk)), None) if rhk else None,
        "daftar": daftar,
        "diubah": next((b.u for b in daftar if b.boleh_ubah and str(b.u.id_publik) == diubah), None),
    }


def _daftar_baris(saya: Pegawai, objek: Skp, semua: list[Isi], pihak: bool) -> list[dict[str, Any]]:
    """Every row that is there, and those removed since that were talked about."""
    hitung = ringkasan(saya, objek, pihak=pihak).utas
    hasil = [
        {"id": r["id"], "teks": r["teks"] or "Belum ditulis", "h": hitung.pop(r["id"], None), "hilang": False}
        for r in semua
    ]
    hitung.pop("", None)
    teks = dict(Ucapan.objects.filter(skp=objek, rhk__in=list(hitung)).order_by("pk").values_list("rhk", "rhk_teks"))
    hasil += [{"id": k, "teks": teks.get(UUID(k), ""), "h": h, "hilang": True} for k, h in hitung.items()]
    return hasil


def _ucapan(saya: Pegawai, objek: Skp, id_publik: UUID) -> Ucapan:
    """One entry of this SKP, through the gate."""
    ucapan: Ucapan | None = (
        Ucapan.objects.filter(skp=objek, id_publik=id_publik).terlihat_oleh(saya).select_related("oleh").first()  # type: ignore[attr-defined]
    )
    if ucapan is None:
        raise Http404("ucapan")
    ucapan.skp = objek
    return ucapan


@require_POST
@sekali
def tulis(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Say something; `rhk` names the row, nothing the SKP as a whole."""
    saya = saya_pegawai(request)
    objek = ambil(saya, id_publik)
    rhk = baca_uuid(request.POST.get("rhk", ""))
    ucapan = actions.sampaikan(
        objek,
        baca_ucapan(request.POST),
        oleh=saya,
        pada=sekarang(),
        rhk=rhk,
        menanggapi=rujukan(request.POST.get("menanggapi")),
    )
    tandai(request, ucapan)
    if request.htmx:
        return _jawab(request, saya, objek, rhk)
    messages.success(request, f"Tersampaikan kepada {sebutan_lawan(saya, objek)}.")
    return redirect(alamat_utas(objek, rhk))


@require_POST
@sekali
def dibaca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """This side has seen the thread."""
    saya = saya_pegawai(request)
    objek = ambil(saya, id_publik)
    rhk = baca_uuid(request.POST.get("rhk", ""))
    actions.tandai_dibaca(objek, rhk, oleh=saya, pada=sekarang())
    return HttpResponse(status=204) if request.htmx else redirect(alamat_utas(objek, rhk))


@require_POST
@sekali
def ubah(request: HttpRequest, id_publik: UUID, ucapan: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    baris_ = _ucapan(saya, ambil(saya, id_publik), ucapan)
    jenis = Ucapan.Jenis.USULAN if baris_.jenis == Ucapan.Jenis.USULAN else Ucapan.Jenis.KLARIFIKASI
    isian = baca_ucapan({"jenis": jenis, **{n: request.POST.get(n, "") for n in ("teks", "usul_teks")}})
    actions.ubah(baris_, isian, oleh=saya, pada=sekarang())
    messages.success(request, "Kalimat Anda diperbaiki.")
    return redirect(alamat_utas(baris_.skp, baris_.rhk))


@require_POST
@sekali
def cabut(request: HttpRequest, id_publik: UUID, ucapan: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    baris_ = _ucapan(saya, ambil(saya, id_publik), ucapan)
    actions.cabut(baris_, oleh=saya, pada=sekarang())
    messages.success(request, "Dicabut. Kalimatnya tetap terbaca dengan tanda dicabut.")
    return redirect(alamat_utas(baris_.skp, baris_.rhk))


@require_POST
@sekali
def sepakati(request: HttpRequest, id_publik: UUID, ucapan: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    baris_ = _ucapan(saya, ambil(saya, id_publik), ucapan)
    masuk = actions.sepakati(baris_, oleh=saya, pada=sekarang())
    if masuk:
        messages.success(request, "Disepakati, dan sudah masuk ke SKP.")
    elif baris_.membawa_usul:
        messages.success(request, "Disepakati dan tercatat. SKP sedang tidak dapat diubah, jadi isinya belum berganti.")
    else:
        messages.success(request, "Disepakati dan tercatat.")
    return redirect(alamat_utas(baris_.skp, baris_.rhk))


@require_POST
@sekali
def terapkan(request: HttpRequest, id_publik: UUID, ucapan: UUID) -> HttpResponse:
    """Write an agreement into the draft, now that it can be edited."""
    saya = saya_pegawai(request)
    baris_ = _ucapan(saya, ambil(saya, id_publik), ucapan)
    actions.terapkan(baris_, oleh=saya, pada=sekarang())
    messages.success(request, "Kesepakatan sudah masuk ke SKP.")
    return redirect(alamat_utas(baris_.skp, baris_.rhk))
