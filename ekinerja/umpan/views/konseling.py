"""Konseling: two people. No log of reads, which others may look into; no list, sheet or search holds it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.catatan_log import tanpa_catatan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.umpan import actions, permissions
from ekinerja.umpan.forms import KonselingForm
from ekinerja.umpan.models import Konseling
from ekinerja.umpan.views.umum import halaman, kerjakan

NADA = {"DIMINTA": "awas", "BERJALAN": "kabar", "SELESAI": "baik", "DICABUT": "netral"}


def _ambil(saya: Pegawai, id_publik: UUID) -> Konseling:
    k: Konseling = get_object_or_404(
        Konseling.objects.terlihat_oleh(saya).select_related("pegawai", "konselor"), id_publik=id_publik
    )
    return k


@require_safe
@tanpa_catatan
def daftar(request: HttpRequest) -> HttpResponse:
    saya = saya_pegawai(request)
    kolom = ("id_publik", "pegawai_id", "pegawai__nama", "konselor__nama", "keadaan", "diubah_pada")
    semua = Konseling.objects.terlihat_oleh(saya).untuk_halaman().values(*kolom)
    isi = {
        "request": request, "saya": saya, "hal": halaman(request, semua), "label": dict(Konseling.Keadaan.choices), "nada": NADA,
        "bawahan": list(Pegawai.objects.dinilai_oleh(saya, hari_ini()).order_by("nama", "pk")[:60]),
    }  # fmt: skip
    return render(request, "umpan/konseling_daftar.html", isi)


@require_safe
@tanpa_catatan
def baca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    k = _ambil(saya, id_publik)
    isi = {
        "request": request, "c": k, "saya": saya, "nada": NADA,
        "catatan": list(k.catatan.select_related("dari").order_by("dibuat_pada", "pk")),
        "boleh_tulis": permissions.boleh_menulis_konseling(saya, k),
        "boleh_selesai": permissions.boleh_menyelesaikan(saya, k),
        "boleh_cabut": permissions.boleh_mencabut_konseling(saya, k),
    }  # fmt: skip
    return render(request, "umpan/konseling.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@tanpa_catatan
@sekali
def minta(request: HttpRequest) -> HttpResponse:
    """Ask for counselling."""
    saya = saya_pegawai(request)
    konselor = {str(p.id_publik): p for p in permissions.konselor_untuk(saya)}
    if not konselor:
        raise AturanDilanggar(
            "Pejabat penilai Anda belum tercatat, jadi belum ada konselor. Beri tahu admin unit Anda."
        )
    form = KonselingForm(request.POST or None, konselor=[(i, p.nama) for i, p in konselor.items()])

    def simpan(d: dict[str, Any]) -> Konseling:
        return actions.minta_konseling(konselor[d["konselor"]], d["teks"], oleh=saya, pada=sekarang())

    if request.method == "POST" and (k := kerjakan(form, simpan)):
        messages.success(request, f"Permintaan Anda sampai kepada {k.konselor.nama}, dan hanya kepadanya.")
        return redirect("umpan:konseling", k.id_publik)
    isi = {"request": request, "form": form, "pegawai": None}
    return render(request, "umpan/konseling_minta.html", isi, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@tanpa_catatan
@sekali
def mulai(request: HttpRequest, orang: UUID) -> HttpResponse:
    """The PPK offers it to a direct report."""
    saya = saya_pegawai(request)
    pegawai: Pegawai = get_object_or_404(Pegawai.objects.dinilai_oleh(saya, hari_ini()), id_publik=orang)
    form = KonselingForm(request.POST or None, konselor=None)

    def simpan(d: dict[str, Any]) -> Konseling:
        return actions.mulai_konseling(pegawai, d["teks"], oleh=saya, pada=sekarang())

    if request.method == "POST" and (k := kerjakan(form, simpan)):
        messages.success(request, f"Tersimpan. Hanya Anda dan {pegawai.nama} yang membacanya.")
        return redirect("umpan:konseling", k.id_publik)
    isi = {"request": request, "form": form, "pegawai": pegawai}
    return render(request, "umpan/konseling_minta.html", isi, status=400 if form.errors else 200)


@require_POST
@tanpa_catatan
@sekali
def tulis(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    actions.tulis_catatan(_ambil(saya, id_publik), request.POST.get("teks", ""), oleh=saya, pada=sekarang())
    return redirect("umpan:konseling", id_publik)


@require_POST
@tanpa_catatan
@sekali
def selesai(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    actions.selesaikan(_ambil(saya, id_publik), oleh=saya, pada=sekarang())
    messages.success(request, "Konseling selesai. Catatannya tetap hanya untuk Anda berdua.")
    return redirect("umpan:konseling", id_publik)


@require_POST
@tanpa_catatan
@sekali
def cabut(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    actions.cabut_konseling(_ambil(saya, id_publik), oleh=saya, pada=sekarang())
    messages.success(request, "Permintaan konseling dicabut.")
    return redirect("umpan:konseling", id_publik)
