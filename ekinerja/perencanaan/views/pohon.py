"""The cascade view: collapsed at first, one branch per request."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan import pohon as tanya
from ekinerja.perencanaan.views.umum import tahun_diminta, tahun_pilihan


@require_safe
def pohon(request: HttpRequest) -> HttpResponse:
    """From the units one reads downwards; `?unit=` opens one of them (the path without JavaScript)."""
    saya = saya_pegawai(request)
    tahun = tahun_diminta(request)
    diminta = request.GET.get("unit", "")
    unit, terbuka = tanya.akar(saya), None
    if diminta:
        try:
            kunci = UUID(diminta)
        except ValueError:
            kunci = UUID(int=0)
        satu = get_object_or_404(tanya.terbaca(saya).select_related("induk"), id_publik=kunci)
        unit, terbuka = tanya.terbaca(saya).filter(pk=satu.pk), satu
    isi = {
        "request": request,
        "tahun": tahun,
        "tahun_ada": tahun_pilihan(),
        "simpul": tanya.simpul(unit, tahun),
        "terbuka": terbuka,
        "atas": _atas(saya, terbuka),
        "cabang": tanya.cabang(terbuka, tahun) if terbuka else None,
    }
    return render(request, "perencanaan/pohon.html", isi)


def _atas(saya: Pegawai, unit: UnitKerja | None) -> UnitKerja | None:
    """The unit above, where one may read it."""
    if unit is None or unit.induk_id is None:
        return None
    return tanya.terbaca(saya).filter(pk=unit.induk_id).first()


@require_safe
def cabang(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The content of one branch as a fragment; a full load goes to the page with that branch open."""
    saya = saya_pegawai(request)
    unit = get_object_or_404(tanya.terbaca(saya), id_publik=id_publik)
    tahun = tahun_diminta(request)
    if not request.htmx:
        return redirect(reverse("perencanaan:pohon") + f"?tahun={tahun}&unit={unit.id_publik}")
    isi = {"request": request, "tahun": tahun, "cabang": tanya.cabang(unit, tahun)}
    return render(request, "perencanaan/_cabang.html", isi)
