"""Every rule in the browser: try it, read its steps and its sources. Open to everybody; nothing is stored."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.aturan import AturanTidakDikenal, aturan, daftar, hitung
from ekinerja.dasbor.aturan_form import baca_form, medan_galat, sebutan_galat, susun_form
from ekinerja.dasbor.aturan_hasil import baris_hasil

Jawaban = dict[str, Any]


@login_not_required
@require_safe
def daftar_aturan(request: HttpRequest) -> HttpResponse:
    return render(request, "dasbor/aturan.html", {"aturan": [_bertanggal(a) for a in daftar()]})


@login_not_required
@require_safe
def coba(request: HttpRequest, nama: str) -> HttpResponse:
    """The address carries the input, so it can be sent to somebody else."""
    try:
        satu = _bertanggal(aturan(nama).ke_dict())
    except AturanTidakDikenal:
        raise Http404 from None
    form = susun_form(satu["skema"], request.GET if "hitung" in request.GET else None, satu["contoh"])
    jawaban = _jawab(satu, form)
    isi = {"aturan": satu, "form": form, "jawaban": jawaban}
    return render(request, "dasbor/aturan_coba.html", isi, status=400 if form.errors else 200)


def _jawab(satu: Jawaban, form: forms.Form) -> Jawaban | None:
    """Answer of the rule in words, or None; a complaint about one value goes to its field."""
    if not form.is_bound or not form.is_valid():
        return None
    jawaban = hitung(satu["nama"], baca_form(satu["skema"], form.cleaned_data), pada=form.cleaned_data["pada"])
    for galat in jawaban.get("galat", ()):
        form.add_error(medan_galat(form, galat["medan"]), sebutan_galat(galat["medan"]) + galat["sebab"])
    if "hasil" not in jawaban:
        return None
    return {**jawaban, "baris": baris_hasil(jawaban["hasil"])}


def _bertanggal(satu: Jawaban) -> Jawaban:
    """Dates of the versions as dates, newest version first."""
    versi = [{**v, "mulai": _hari(v["berlaku_mulai"]), "sampai": _hari(v["berlaku_sampai"])} for v in satu["versi"]]
    return {**satu, "versi": versi[::-1]}


def _hari(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None
