"""The cascade view: collapsed at first, one branch per request."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.kepegawaian.models import UnitKerja
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan import pohon as tanya
from ekinerja.perencanaan.kueri import jalur_terbaca
from ekinerja.perencanaan.views.umum import tahun_diminta, tahun_pilihan


@require_safe
def pohon(request: HttpRequest) -> HttpResponse:
    """From the units one reads downwards; `?unit=` opens one of them (the path without JavaScript)."""
    jalur = jalur_terbaca(saya_pegawai(request))
    tahun = tahun_diminta(request)
    diminta = request.GET.get("unit", "")
    terbuka = _unit(jalur, diminta) if diminta else None
    isi = {
        "request": request,
        "tahun": tahun,
        "tahun_ada": tahun_pilihan(),
        "simpul": tanya.simpul([terbuka.pk] if terbuka else tanya.akar(jalur), tahun),
        "terbuka": terbuka,
        "atas": _atas(jalur, terbuka),
        "cabang": tanya.cabang(terbuka, tahun) if terbuka else None,
    }
    return render(request, "perencanaan/pohon.html", isi)


def _unit(jalur: list[str], diminta: str) -> UnitKerja:
    try:
        kunci = UUID(diminta)
    except ValueError:
        raise Http404("unit") from None
    unit = tanya.unit_terbaca(jalur, kunci)
    if unit is None:
        raise Http404("unit")
    return unit


def _atas(jalur: list[str], unit: UnitKerja | None) -> UnitKerja | None:
    """The unit above, where one may read it."""
    induk = unit.induk if unit else None
    return induk if induk and induk.aktif and induk.jalur.startswith(tuple(jalur)) else None


@require_safe
def cabang(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The content of one branch as a fragment; a full load goes to the page with that branch open."""
    unit = _unit(jalur_terbaca(saya_pegawai(request)), str(id_publik))
    tahun = tahun_diminta(request)
    if not request.htmx:
        return redirect(reverse("perencanaan:pohon") + f"?tahun={tahun}&unit={unit.id_publik}")
    isi = {"request": request, "tahun": tahun, "cabang": tanya.cabang(unit, tahun)}
    return render(request, "perencanaan/_cabang.html", isi)
