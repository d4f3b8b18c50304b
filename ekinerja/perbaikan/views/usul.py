"""A person's own proposals: say what is wrong, see what becomes of it, take it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.berkas import kirim_berkas, simpan_bukti
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perbaikan import actions
from ekinerja.perbaikan.fakta import SETEMPAT, TANYA, kenyataan
from ekinerja.perbaikan.forms import UsulForm
from ekinerja.perbaikan.models import Fakta, UsulPerbaikan

from .umum import NADA, ambil, halaman, kembali, versi

PER_HALAMAN = 20


@require_safe
def milik_saya(request: HttpRequest) -> HttpResponse:
    """Everything this person ever proposed, newest first."""
    saya = saya_pegawai(request)
    baris = UsulPerbaikan.objects.filter(pegawai=saya).select_related("penangan").order_by("-dibuat_pada", "-pk")
    hal = Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal"))
    return render(request, "perbaikan/milik_saya.html", {"hal": hal, "nada": NADA, "fakta": Fakta.choices})


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def usulkan(request: HttpRequest, fakta: str) -> HttpResponse:
    """The form about one fact of the own profile. The button *Cari* only shows who or what was found."""
    saya = saya_pegawai(request)
    if fakta not in Fakta.values:
        raise Http404("fakta")
    if request.method != "POST":
        return _formulir(request, saya, fakta, UsulForm(fakta=fakta, pegawai=saya))
    form = UsulForm(request.POST, request.FILES, fakta=fakta, pegawai=saya)
    if "cari" in request.POST:
        return _formulir(request, saya, fakta, form, mencari=True)
    if not form.is_valid():
        return _formulir(request, saya, fakta, form, status=400)
    try:
        usul = actions.ajukan(saya, fakta, _isian(form, saya), pada=sekarang())
    except AturanDilanggar as galat:
        if galat.status != 400:
            raise
        form.add_error(None, galat.kalimat)
        return _formulir(request, saya, fakta, form, status=400)
    tandai(request, usul)
    messages.success(request, "Usul terkirim. Anda diberi tahu di setiap langkahnya.")
    return kembali(usul)


def _isian(form: UsulForm, saya: Pegawai) -> actions.IsianUsul:
    isi, objek = form.cleaned_data, form.cleaned_data.get("objek")
    berkas = simpan_bukti(isi["foto"], pemilik=saya) if isi.get("foto") else None
    return actions.IsianUsul(
        seharusnya=objek.nama if objek else isi["seharusnya"],
        alasan=isi["alasan"],
        orang=objek if isinstance(objek, Pegawai) else None,
        unit=objek if isinstance(objek, UnitKerja) else None,
        sejak=isi.get("sejak"),
        berkas=berkas,
        tautan=isi["tautan"],
    )


def _formulir(
    request: HttpRequest, saya: Pegawai, fakta: str, form: UsulForm, *, mencari: bool = False, status: int = 200
) -> HttpResponse:
    ada = UsulPerbaikan.objects.terbuka().filter(pegawai=saya, fakta=fakta).first()
    isi: dict[str, Any] = {
        "form": form,
        "fakta": fakta,
        "hal": Fakta(fakta).label,
        "tanya": TANYA[fakta],
        "kini": kenyataan(saya, hari_ini())[fakta],
        "ada": ada,
        "setempat": fakta in SETEMPAT,
        "mencari": mencari,
        "galat_tampil": not mencari,
    }
    return render(request, "perbaikan/usulkan.html", isi, status=status)


@require_safe
def baca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    return halaman(request, saya, ambil(saya, id_publik))


@require_safe
def bukti(request: HttpRequest, id_publik: UUID) -> HttpResponseBase:
    """The evidence file: whoever may see the proposal."""
    saya = saya_pegawai(request)
    usul = ambil(saya, id_publik)
    if usul.berkas is None:
        raise Http404("bukti")
    return kirim_berkas(usul.berkas, oleh=saya)


@require_POST
@sekali
def tarik(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    usul = ambil(saya, id_publik)
    actions.tarik(usul, oleh=saya, pada=sekarang(), versi=versi(request))
    messages.success(request, f"Usul dari {tanggal(usul.dibuat_pada)} ditarik.")
    return redirect("perbaikan:milik_saya")
