"""The list, one team, and its form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.berkas import kirim_berkas, simpan_bukti
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.kueri import di_bawah
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan.kueri import pimpinan
from ekinerja.timkerja import actions, permissions
from ekinerja.timkerja.forms import TimForm, TutupForm
from ekinerja.timkerja.kueri import PENGELOLA, anggota_pada
from ekinerja.timkerja.matriks import matriks_tim
from ekinerja.timkerja.models import AnggotaTim, TimKerja
from ekinerja.timkerja.sisipan import hasil_tim
from ekinerja.timkerja.susunan import anggota_tim
from ekinerja.timkerja.views.umum import ambil, kerjakan, pastikan_terbuka

PER_HALAMAN, PILIHAN_UNIT = 25, 30
KEADAAN = {"berjalan": "Berjalan", "selesai": "Selesai"}
KEJADIAN = {
    "tim.dibuat": "Tim dibuat",
    "tim.diubah": "Data tim diubah",
    "tim.ditutup": "Tim ditutup",
    "tim.dibuka_kembali": "Tim dibuka kembali",
    "tim.anggota_ditambah": "Anggota ditambah",
    "tim.anggota_diubah": "Anggota diubah",
    "tim.anggota_dihapus": "Baris anggota dihapus",
    "tim.ketua_berganti": "Ketua berganti",
}
_MEDAN = ("nama", "nomor_sk", "tanggal_sk", "mulai", "sampai", "tugas")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The teams this person has to do with; those that run first."""
    saya, hari, cari = saya_pegawai(request), hari_ini(), kata_cari(request)
    pilih = request.GET.get("keadaan", "berjalan")
    pilih = pilih if pilih in KEADAAN else "berjalan"
    semua = TimKerja.objects.terlihat_oleh(saya)
    if cari:
        semua = semua.filter(Q(nama__icontains=cari) | Q(nomor_sk__icontains=cari) | Q(unit__nama__icontains=cari))
    berjalan = TimKerja.objects.berjalan(hari)
    semua = semua.filter(pk__in=berjalan) if pilih == "berjalan" else semua.exclude(pk__in=berjalan)
    isi = {
        "request": request,
        "cari": cari,
        "pilih": pilih,
        "keadaan": KEADAAN,
        "hal": Paginator(_untuk_daftar(semua, saya), PER_HALAMAN).get_page(request.GET.get("hal")),
        "boleh_membuat": permissions.dapat_membuat(saya),
        "hari": hari,
    }
    return render(request, "timkerja/daftar.html", isi)


def _untuk_daftar(semua: Any, saya: Pegawai) -> "QuerySet[TimKerja, Any]":
    hari = hari_ini()
    di_tim = AnggotaTim.objects.filter(anggota_pada(hari), tim=OuterRef("pk"))
    saya_di_tim = AnggotaTim.objects.filter(tim=OuterRef("pk"), pegawai=saya).order_by("-mulai")
    hasil: QuerySet[TimKerja, Any] = semua.annotate(
        ketua=Subquery(di_tim.filter(peran=AnggotaTim.Peran.KETUA).values("pegawai__nama")[:1]),
        peran_saya=Subquery(saya_di_tim.values("peran")[:1]),
        ada_anggota=Exists(AnggotaTim.objects.filter(tim=OuterRef("pk"))),
    ).order_by("nama", "pk")
    return hasil.values("id_publik", "nama", "nomor_sk", "mulai", "sampai", "ditutup", "unit__nama", "ketua",
                        "peran_saya", "ada_anggota")  # fmt: skip


@require_safe
def baca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Who is in it from when to when; beside it what follows from that: matriks, rows of work."""
    saya = saya_pegawai(request)
    tim = ambil(saya, id_publik)
    hari = hari_ini()
    semua = permissions.membaca_semua(saya, tim)
    anggota = anggota_tim(tim, None if semua else saya)
    kini = [a for a in anggota if a["mulai"] <= hari and (a["akhir"] is None or a["akhir"] >= hari)]
    isi = {
        "request": request,
        "tim": tim,
        "hari": hari,
        "semua": semua,
        "kini": kini,
        "nanti": [a for a in anggota if a["mulai"] > hari],
        "dulu": [a for a in anggota if a["akhir"] is not None and a["akhir"] < hari],
        "ketua": next((a for a in kini if a["peran"] == AnggotaTim.Peran.KETUA), None),
        "berjalan": tim.mulai <= hari and (tim.akhir is None or tim.akhir >= hari),
        "label": dict(AnggotaTim.Peran.choices),
        "boleh_ubah": permissions.boleh_mengubah(saya, tim),
        "berkas_milik": tim.berkas is not None and tim.berkas.pemilik_uuid == saya.id_publik,
        "boleh_buka": permissions.boleh_membuka(saya, tim),
        "matriks": matriks_tim(tim, saya) if semua else [],
        "hasil": hasil_tim(request, tim),
    }
    return render(request, "timkerja/tim.html", isi)


# -- making and changing ----------------------------------------------------------------------------------------------


def _unit_dikelola(saya: Pegawai) -> "QuerySet[UnitKerja]":
    jalur = jalur_peran(saya, *PENGELOLA)
    milik = di_bawah(jalur, "jalur") | Q(pk__in=pimpinan(saya).unit)
    return UnitKerja.objects.filter(milik, aktif=True).order_by("jalur")


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def baru(request: HttpRequest) -> HttpResponse:
    """First the unit that issues the SK, then what the SK says."""
    saya = saya_pegawai(request)
    if not permissions.dapat_membuat(saya):
        raise AturanDilanggar("Tim kerja dibuat oleh pimpinan unit, admin unit, atau BKPSDM.", status=403)
    unit = _unit(saya, request.POST.get("unit") or request.GET.get("unit") or "")
    if unit is None:
        return _pilih_unit(request, saya)
    form = TimForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and (tim := kerjakan(form, lambda d: _buat(unit, d, saya))):
        tandai(request, tim)
        messages.success(request, "Tim tersimpan. Tambahkan ketua dan anggotanya.")
        return redirect("timkerja:pilih", tim.id_publik)
    isi = {"request": request, "form": form, "unit": unit, "tim": None, "ke": reverse("timkerja:baru")}
    return render(request, "timkerja/form.html", isi, status=400 if form.errors else 200)


def _unit(saya: Pegawai, kode: str) -> UnitKerja | None:
    """The one asked for, or the only one there is."""
    dikelola = _unit_dikelola(saya)
    if not kode:
        satu = list(dikelola[:2])
        return satu[0] if len(satu) == 1 else None
    try:
        return get_object_or_404(dikelola, id_publik=UUID(kode))
    except ValueError:
        raise Http404("unit") from None


def _pilih_unit(request: HttpRequest, saya: Pegawai) -> HttpResponse:
    cari = kata_cari(request)
    semua = _unit_dikelola(saya).values("id_publik", "nama", "induk__nama")
    if cari:
        semua = semua.filter(nama__icontains=cari)
    daftar_unit = list(semua[: PILIHAN_UNIT + 1])
    isi = {
        "request": request,
        "cari": cari,
        "unit": daftar_unit[:PILIHAN_UNIT],
        "lagi": len(daftar_unit) > PILIHAN_UNIT,
    }
    return render(request, "timkerja/pilih_unit.html", isi)


def _berkas(d: dict[str, Any], saya: Pegawai) -> Any:
    return simpan_bukti(d["sk"], pemilik=saya) if d.get("sk") else None


def _isian(d: dict[str, Any]) -> actions.IsianTim:
    return actions.IsianTim(**{m: d[m] for m in _MEDAN})


def _buat(unit: UnitKerja, d: dict[str, Any], saya: Pegawai) -> TimKerja:
    return actions.buat_tim(unit, _isian(d), oleh=saya, pada=sekarang(), berkas=_berkas(d, saya))


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def ubah(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    tim = ambil(saya, id_publik)
    pastikan_terbuka(saya, tim)
    awal = {m: getattr(tim, m) for m in _MEDAN} | {"versi": tim.versi}
    form = TimForm(request.POST or None, request.FILES or None, initial=awal)

    def simpan(d: dict[str, Any]) -> None:
        actions.ubah_tim(tim, _isian(d), terbaca=d["versi"] or 0, oleh=saya, pada=sekarang(), berkas=_berkas(d, saya))

    if request.method == "POST" and kerjakan(form, simpan):
        messages.success(request, "Perubahan tim tersimpan.")
        return redirect("timkerja:tim", id_publik)
    isi = {
        "request": request, "form": form, "unit": tim.unit, "tim": tim,
        "ke": reverse("timkerja:ubah", args=[id_publik]),
    }  # fmt: skip
    return render(request, "timkerja/form.html", isi, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def tutup(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    tim = ambil(saya, id_publik)
    pastikan_terbuka(saya, tim)
    form = TutupForm(request.POST or None, initial={"ditutup": min(hari_ini(), tim.sampai or hari_ini())})

    def simpan(d: dict[str, Any]) -> None:
        actions.tutup_tim(tim, d["ditutup"], oleh=saya, pada=sekarang(), alasan=d["alasan"])

    if request.method == "POST" and kerjakan(form, simpan):
        messages.success(request, "Tim ditutup. Semuanya tetap terbaca, dan dapat dibuka kembali.")
        return redirect("timkerja:tim", id_publik)
    isi = {"request": request, "form": form, "tim": tim}
    return render(request, "timkerja/tutup.html", isi, status=400 if form.errors else 200)


@require_POST
@sekali
def buka(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    actions.buka_tim(ambil(saya, id_publik), oleh=saya, pada=sekarang())
    messages.success(request, "Tim dibuka kembali; tanggal menurut SK berlaku lagi.")
    return redirect("timkerja:tim", id_publik)


@require_safe
def berkas(request: HttpRequest, id_publik: UUID) -> HttpResponseBase:
    """The file of the SK, for who reads the whole team."""
    saya = saya_pegawai(request)
    tim = ambil(saya, id_publik)
    if tim.berkas is None:
        raise Http404("berkas")
    if not permissions.membaca_semua(saya, tim):
        raise AturanDilanggar("Berkas SK dibaca oleh anggota tim dan pengelolanya.", status=403)
    return kirim_berkas(tim.berkas, oleh=saya)


@require_safe
def jejak(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    tim = ambil(saya, id_publik)
    if not permissions.membaca_semua(saya, tim):
        raise AturanDilanggar("Riwayat dibaca oleh anggota tim dan pengelolanya.", status=403)
    isi = {"request": request, "tim": tim, "jejak": jejak_objek(tim), "kejadian": KEJADIAN}
    return render(request, "timkerja/jejak.html", isi)
