"""Every rule in the browser: try it, read its steps and its sources. Open to everybody."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ekinerja.aturan import AturanTidakDikenal, aturan, daftar, hitung
from ekinerja.dasbor.aturan_form import baca_form, susun_form

LABEL_BENAR = {True: "ya", False: "tidak", None: "tidak ada"}


@login_not_required
@require_GET
def daftar_aturan(request: HttpRequest) -> HttpResponse:
    return render(request, "dasbor/aturan.html", {"aturan": daftar()})


@login_not_required
@require_GET
def coba(request: HttpRequest, nama: str) -> HttpResponse:
    try:
        satu = aturan(nama).ke_dict()
    except AturanTidakDikenal:
        raise Http404 from None
    form = susun_form(satu["skema"], request.GET if "hitung" in request.GET else None, satu["contoh"])
    jawaban = _jawab(satu, form)
    status = 400 if form.errors or (jawaban and "galat" in jawaban) else 200
    return render(request, "dasbor/aturan_coba.html", {"aturan": satu, "form": form, "jawaban": jawaban}, status=status)


def _jawab(satu: dict[str, Any], form: Any) -> dict[str, Any] | None:
    """Answer of the rule; a complaint about one value goes to its field."""
    if not form.is_bound or not form.is_valid():
        return None
    pada: date | None = form.cleaned_data["pada"]
    jawaban = hitung(satu["nama"], baca_form(satu["skema"], form.cleaned_data), pada=pada)
    for galat in jawaban.get("galat", ()):
        form.add_error(galat["medan"] if galat["medan"] in form.fields else None, galat["sebab"])
    if "hasil" in jawaban:
        jawaban = {**jawaban, "baris": [(k, _tampil(satu, v)) for k, v in jawaban["hasil"].items()]}
    return jawaban


def _tampil(satu: dict[str, Any], nilai: Any) -> Any:
    if isinstance(nilai, bool) or nilai is None:
        return LABEL_BENAR[nilai]
    if isinstance(nilai, list):
        return [", ".join(f"{k}: {v}" for k, v in b.items()) if isinstance(b, dict) else b for b in nilai]
    return nilai
