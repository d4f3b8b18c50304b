"""Finding people for a team, and their rows."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan.cari import cari_pegawai
from ekinerja.timkerja import actions
from ekinerja.timkerja.forms import AnggotaForm, GantiKetuaForm
from ekinerja.timkerja.kueri import anggota_pada
from ekinerja.timkerja.models import AnggotaTim, TimKerja
from ekinerja.timkerja.views.umum import ambil, ambil_anggota, kerjakan, pastikan_terbuka


def _milik(request: HttpRequest, id_publik: UUID) -> tuple[Pegawai, TimKerja]:
    saya = saya_pegawai(request)
    tim = ambil(saya, id_publik)
    pastikan_terbuka(saya, tim)
    return saya, tim


def _isian(d: dict[str, Any]) -> actions.IsianAnggota:
    return actions.IsianAnggota(mulai=d["mulai"], sampai=d["sampai"], peran=d["peran"], tugas=d["tugas"])


@require_safe
def pilih(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Search somebody in the whole city; who is in the team already is marked."""
    _, tim = _milik(request, id_publik)
    cari = kata_cari(request)
    tercatat = list(
        AnggotaTim.objects.filter(tim=tim)
        .order_by("pegawai__nama", "mulai")
        .values("id_publik", "peran", "mulai", "sampai", "pegawai__nama", "pegawai__id_publik")
    )
    isi = {
        "request": request,
        "tim": tim,
        "cari": cari,
        "hasil": cari_pegawai(cari),
        "tercatat": tercatat,
        "ada": {b["pegawai__id_publik"] for b in tercatat},
        "ada_ketua": any(b["peran"] == AnggotaTim.Peran.KETUA for b in tercatat),
        "label": dict(AnggotaTim.Peran.choices),
    }
    return render(request, "timkerja/pilih.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def tambah(request: HttpRequest, id_publik: UUID, orang: UUID) -> HttpResponse:
    saya, tim = _milik(request, id_publik)
    pegawai = get_object_or_404(Pegawai, id_publik=orang)
    ada_ketua = AnggotaTim.objects.filter(tim=tim, peran=AnggotaTim.Peran.KETUA).exists()
    peran = AnggotaTim.Peran.ANGGOTA if ada_ketua else AnggotaTim.Peran.KETUA
    form = AnggotaForm(request.POST or None, initial={"mulai": tim.mulai, "peran": peran})

    def simpan(d: dict[str, Any]) -> AnggotaTim:
        return actions.tambah_anggota(tim, pegawai, _isian(d), oleh=saya, pada=sekarang())

    if request.method == "POST" and (baris := kerjakan(form, simpan)):
        tandai(request, baris)
        messages.success(request, f"{pegawai.nama} tercatat di tim ini dan diberi tahu.")
        return redirect("timkerja:pilih", id_publik)
    ke = reverse("timkerja:tambah", args=[id_publik, orang])
    return _formulir(request, tim, pegawai, form, ke)


def _formulir(
    request: HttpRequest, tim: TimKerja, pegawai: Pegawai, form: AnggotaForm, ke: str, baris: AnggotaTim | None = None
) -> HttpResponse:
    isi = {
        "request": request, "tim": tim, "orang": pegawai, "tugas": penugasan_pada(pegawai, hari_ini()), "form": form,
        "ke": ke, "baris": baris,
    }  # fmt: skip
    return render(request, "timkerja/anggota.html", isi, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def ubah(request: HttpRequest, id_publik: UUID, anggota: UUID) -> HttpResponse:
    """Role, task and days; leaving is a last day."""
    saya, tim = _milik(request, id_publik)
    baris = ambil_anggota(tim, anggota)
    awal = {"peran": baris.peran, "tugas": baris.tugas, "mulai": baris.mulai, "sampai": baris.sampai}
    form = AnggotaForm(request.POST or None, initial=awal)

    def simpan(d: dict[str, Any]) -> None:
        actions.ubah_anggota(baris, _isian(d), oleh=saya, pada=sekarang())

    if request.method == "POST" and kerjakan(form, simpan):
        messages.success(request, f"Baris {baris.pegawai.nama} tersimpan.")
        return redirect("timkerja:tim", id_publik)
    ke = reverse("timkerja:ubah_anggota", args=[id_publik, anggota])
    return _formulir(request, tim, baris.pegawai, form, ke, baris)


@require_POST
@sekali
def hapus(request: HttpRequest, id_publik: UUID, anggota: UUID) -> HttpResponse:
    """Only a row written by mistake."""
    saya = saya_pegawai(request)
    baris = ambil_anggota(ambil(saya, id_publik), anggota)
    actions.hapus_anggota(baris, oleh=saya, pada=sekarang())
    messages.success(request, f"Baris {baris.pegawai.nama} dihapus dari tim ini.")
    return redirect("timkerja:tim", id_publik)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def ketua(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Another member leads from a day on."""
    saya, tim = _milik(request, id_publik)
    hari = max(hari_ini(), tim.mulai)
    kini = AnggotaTim.objects.filter(anggota_pada(hari), tim=tim, peran=AnggotaTim.Peran.KETUA)
    calon = AnggotaTim.objects.filter(tim=tim).exclude(pegawai__in=kini.values("pegawai"))
    anggota = {
        str(a.pegawai.id_publik): a.pegawai for a in calon.select_related("pegawai").order_by("pegawai__nama", "pk")
    }
    form = GantiKetuaForm(
        request.POST or None, initial={"mulai": hari}, pilihan=[(i, p.nama) for i, p in anggota.items()]
    )

    def simpan(d: dict[str, Any]) -> AnggotaTim:
        return actions.ganti_ketua(tim, anggota[d["pengganti"]], d["mulai"], oleh=saya, pada=sekarang())

    if request.method == "POST" and (baris := kerjakan(form, simpan)):
        messages.success(request, f"{baris.pegawai.nama} tercatat sebagai ketua.")
        return redirect("timkerja:tim", id_publik)
    isi = {
        "request": request, "tim": tim, "form": form, "ada": bool(anggota),
        "ketua": kini.values_list("pegawai__nama", flat=True).first(),
    }  # fmt: skip
    return render(request, "timkerja/ketua.html", isi, status=400 if form.errors else 200)
