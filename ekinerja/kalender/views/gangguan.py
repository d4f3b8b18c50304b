"""The outage register: everybody reads it, two roles write it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import sekarang
from ekinerja.kalender import actions, permissions
from ekinerja.kalender.forms import GangguanForm
from ekinerja.kalender.models import Gangguan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai

PER_HALAMAN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def daftar(request: HttpRequest) -> HttpResponse:
    saya = saya_pegawai(request)
    form = GangguanForm(request.POST or None)
    if request.method == "POST":
        permissions.pastikan_pengelola(saya)
    if request.method == "POST" and _nyatakan(request, form, saya):
        messages.success(request, "Gangguan tercatat. Semua batas waktu yang terkena sudah bergeser.")
        return redirect("kalender:gangguan")
    kueri = Gangguan.objects.select_related("oleh", "dibatalkan_oleh")
    isi = {
        "form": form, "boleh": permissions.boleh_menyatakan(saya), "kini": sekarang(),
        "hal": Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal")),
    }  # fmt: skip
    return render(request, "kalender/gangguan.html", isi, status=400 if form.errors else 200)


def _nyatakan(request: HttpRequest, form: GangguanForm, saya: Pegawai) -> bool:
    if not form.is_valid():
        return False
    mulai, selesai = form.rentang()
    try:
        gangguan = actions.nyatakan_gangguan(
            oleh=saya, pada=sekarang(), mulai=mulai, selesai=selesai, uraian=form.cleaned_data["uraian"]
        )
    except AturanDilanggar as galat:
        if galat.status != 400:
            raise
        form.add_error(None, galat.kalimat)
        return False
    tandai(request, gangguan)
    return True


@require_POST
@sekali
def akhiri(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    permissions.pastikan_pengelola(saya)
    actions.akhiri_gangguan(get_object_or_404(Gangguan, id_publik=id_publik), oleh=saya, pada=sekarang())
    messages.success(request, "Gangguan berakhir sekarang. Hari-harinya tidak dihitung pada batas mana pun.")
    return redirect("kalender:gangguan")


@require_POST
@sekali
def batalkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    permissions.pastikan_pengelola(saya)
    gangguan = get_object_or_404(Gangguan, id_publik=id_publik)
    actions.batalkan_gangguan(gangguan, oleh=saya, pada=sekarang(), alasan=request.POST.get("alasan", ""))
    messages.success(request, "Dibatalkan. Batas waktu kembali seperti tanpa gangguan ini.")
    return redirect("kalender:gangguan")
