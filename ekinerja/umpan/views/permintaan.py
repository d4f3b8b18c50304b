"""One request: read it, answer it, decline, take back, remind."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.umpan import actions, permissions
from ekinerja.umpan.forms import JawabanForm, JawabanRekanForm
from ekinerja.umpan.models import Balasan, Permintaan
from ekinerja.umpan.views.daftar import NADA
from ekinerja.umpan.views.umum import kerjakan


def _ambil(saya: Pegawai, id_publik: UUID) -> Permintaan:
    p: Permintaan | None = (
        Permintaan.objects.filter(id_publik=id_publik).terlihat_oleh(saya).untuk_halaman().order_by("pk").first()
    )
    if p is None:
        raise Http404("permintaan")
    return p


@require_safe
def baca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    return _halaman(request, saya, _ambil(saya, id_publik))


def _halaman(request: HttpRequest, saya: Pegawai, p: Permintaan, form: JawabanForm | None = None) -> HttpResponse:
    balasan = Balasan.objects.terlihat_oleh(saya).filter(permintaan=p).first()
    menjawab = permissions.boleh_menjawab(saya, p)
    isi = {
        "request": request, "p": p, "saya": saya, "balasan": balasan, "lewat": permissions.lewat(p), "nada": NADA,
        "form": form or (JawabanRekanForm() if menjawab else None),
        "boleh_cabut": permissions.boleh_mencabut(saya, p), "boleh_ingatkan": permissions.boleh_mengingatkan(saya, p),
        "tanpa_nama": p.keadaan == Permintaan.Keadaan.TANPA_NAMA,
    }  # fmt: skip
    return render(request, "umpan/permintaan.html", isi, status=400 if form is not None else 200)


@require_POST
@sekali
def jawab(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = _ambil(saya, id_publik)
    actions.pastikan_menjawab(p, oleh=saya)
    form = JawabanRekanForm(request.POST)

    def simpan(d: dict[str, Any]) -> Balasan:
        isian = actions.IsianJawaban(d["baik"], d["berikut"], d["sampai"], d["nilai"])
        return actions.jawab(p, isian, oleh=saya, pada=sekarang())

    balasan = kerjakan(form, simpan)
    if balasan is None:
        return _halaman(request, saya, p, form)
    tandai(request, balasan)
    messages.success(request, f"Umpan balik Anda tersampaikan kepada {p.tentang.nama}.")
    return redirect("umpan:permintaan", id_publik)


@require_POST
@sekali
def tolak(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = _ambil(saya, id_publik)
    actions.tolak(p, oleh=saya, pada=sekarang())
    messages.success(request, "Tersampaikan. Tidak perlu alasan.")
    return redirect("umpan:daftar")


@require_POST
@sekali
def cabut(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    actions.cabut(_ambil(saya, id_publik), oleh=saya, pada=sekarang())
    messages.success(request, "Permintaan dicabut. Tautannya, bila ada, tidak berlaku lagi.")
    return redirect("umpan:permintaan", id_publik)


@require_POST
@sekali
def ingatkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = _ambil(saya, id_publik)
    actions.ingatkan(p, oleh=saya, pada=sekarang())
    messages.success(request, f"{p.kepada} diingatkan satu kali.")
    return redirect("umpan:permintaan", id_publik)
