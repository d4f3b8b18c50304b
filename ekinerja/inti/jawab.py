"""Answers for refusals: a full page, an htmx fragment for `#kabar`, or JSON, by what was asked for."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.konteks import nomor_permintaan

HALAMAN = "galat/halaman.html"
POTONGAN = "galat/potongan.html"


def mau_json(request: HttpRequest) -> bool:
    """True when the caller prefers JSON."""
    return request.headers.get("Accept", "").startswith("application/json")


def jawab_galat(request: HttpRequest, galat: AturanDilanggar) -> HttpResponse:
    """The answer to `galat`."""
    if mau_json(request):
        jawaban: HttpResponse = JsonResponse(_json(galat), status=galat.status)
    elif request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true":
        jawaban = _potongan(request, galat)
    else:
        jawaban = render(request, HALAMAN, konteks_galat(galat), status=galat.status)
    if galat.tunggu:
        jawaban["Retry-After"] = str(galat.tunggu)
    return jawaban


def konteks_galat(galat: AturanDilanggar) -> dict[str, Any]:
    """What both templates may show."""
    return {
        "galat": galat,
        "status": galat.status,
        "kalimat": galat.kalimat,
        "butir": galat.butir,
        "dasar": galat.dasar,
        "bentrok": galat if isinstance(galat, Bentrok) else None,
        "nomor": nomor_permintaan(),
    }


def _potongan(request: HttpRequest, galat: AturanDilanggar) -> HttpResponse:
    jawaban = render(request, POTONGAN, konteks_galat(galat), status=galat.status)
    jawaban["HX-Retarget"] = "#kabar"
    jawaban["HX-Reswap"] = "innerHTML"
    jawaban["HX-Trigger"] = json.dumps({"galat": {"status": galat.status}})
    return jawaban


def _json(galat: AturanDilanggar) -> dict[str, Any]:
    isi: dict[str, Any] = {"kalimat": galat.kalimat, "butir": list(galat.butir), "permintaan": nomor_permintaan()}
    if galat.dasar:
        isi["dasar"] = galat.dasar
    if isinstance(galat, Bentrok):
        isi |= {
            "oleh": galat.oleh,
            "pada": galat.pada.isoformat() if galat.pada else None,
            "versi_saya": galat.versi_saya,
            "versi_kini": galat.versi_kini,
        }
    return isi
