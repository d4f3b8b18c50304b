"""What the pages share: who asks, one report through the gate, evidence from a form, where to go afterwards."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from ekinerja.harian.actions import BuktiBaru
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.syarat import LaporanDitolak
from ekinerja.inti.berkas import simpan_bukti
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jawab import mau_json
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai


def ambil_laporan(request: HttpRequest, id_publik: UUID) -> LaporanHarian:
    """The report, if this person may see it; otherwise it does not exist (404)."""
    terlihat = LaporanHarian.objects.terlihat_oleh(saya_pegawai(request)).untuk_halaman()
    return get_object_or_404(terlihat, id_publik=id_publik)


def pastikan_pemilik_ponsel(request: HttpRequest, pegawai: Pegawai) -> None:
    """What waits on a phone names its owner. Raises AturanDilanggar (403) when another person is signed in by now."""
    if request.headers.get("X-Pemilik", str(pegawai.id_publik)) != str(pegawai.id_publik):
        raise AturanDilanggar(
            "Tulisan ini milik orang lain yang pernah memakai perangkat ini, jadi tidak dikirim atas nama Anda.",
            status=403,
        )


def bukti_formulir(form: Form, pemilik: Pegawai) -> list[BuktiBaru]:
    """Evidence of a checked form: files `foto` and a `tautan`. Raises AturanDilanggar for a file not accepted."""
    berkas = form.files.getlist("foto") if form.files else []
    bukti = [BuktiBaru(berkas=simpan_bukti(unggahan, pemilik=pemilik)) for unggahan in berkas]
    if form.cleaned_data.get("tautan"):
        bukti.append(BuktiBaru(tautan=form.cleaned_data["tautan"]))
    return bukti


def pasang_galat(form: Form, galat: LaporanDitolak) -> None:
    """Put each sentence of DT-09 at its field."""
    for medan, kalimat in galat.medan.items():
        form.add_error(medan if medan in form.fields else None, kalimat)


def jawab(request: HttpRequest, kalimat: str, ke: str, **isi: Any) -> HttpResponse:
    """After a verb: JSON for our scripts, else a message and the page where the person was."""
    if mau_json(request):
        return JsonResponse({"kabar": kalimat, **isi})
    messages.success(request, kalimat)
    return redirect(ke)


def minta_potongan(request: HttpRequest) -> bool:
    """Does htmx ask for a part of the page?"""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def tujuan(request: HttpRequest, laporan: LaporanHarian) -> str:
    """Where a button sends back to: the team page it stood on, or the report."""
    if request.POST.get("dari") == "tim":
        return f"{reverse('harian:tim')}?tanggal={laporan.tanggal.isoformat()}"
    return reverse("harian:detail", args=[laporan.id_publik])
