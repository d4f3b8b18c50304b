"""Number, security headers and log line of every request."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from ekinerja.inti import catatan_log
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jawab import jawab_galat
from ekinerja.inti.konteks import nomor_baru, pakai_permintaan, pakai_rute
from ekinerja.inti.peristiwa import alamat_aliran

CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'{aliran}; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
IZIN = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"

_LANGSUNG = not settings.PROKSI_ALIRAN
_METODE = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


TAK_TERBACA = "Alamat ini berisi karakter yang tidak dapat dibaca. Kembali, lalu coba lagi."


class PermintaanMiddleware:
    """Outermost: gives the request its number, refuses TRACE, adds headers, writes one log line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        mulai = time.perf_counter()
        nomor = nomor_baru()
        pakai_permintaan(nomor)
        try:
            jawaban = self._jawab(request)
            _kepala(request, jawaban, nomor)
            catatan_log.permintaan(request, jawaban.status_code, time.perf_counter() - mulai)
        finally:
            pakai_permintaan("")
        return jawaban

    def process_view(self, request: HttpRequest, view: object, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Django has found the address: name it for the log of reads."""
        pakai_rute(request.resolver_match.view_name if request.resolver_match else "")

    def _jawab(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in _METODE:
            return HttpResponseNotAllowed(sorted(_METODE))
        if "%00" in request.META.get("QUERY_STRING", ""):
            # No text has a NUL; PostgreSQL refuses it, so it is refused once for every page.
            return jawab_galat(request, AturanDilanggar(TAK_TERBACA, status=400))
        return self.get_response(request)


def _kepala(request: HttpRequest, jawaban: HttpResponseBase, nomor: str) -> None:
    kepala = jawaban.headers
    kepala["X-Permintaan"] = nomor
    kepala.setdefault("Content-Security-Policy", _csp(request))
    kepala.setdefault("Permissions-Policy", IZIN)
    kepala.setdefault("X-Content-Type-Options", "nosniff")
    kepala.setdefault("Referrer-Policy", "same-origin")
    kepala.setdefault("X-Frame-Options", "DENY")
    # Static files bring their own rule; everything else may be personal and is never kept.
    kepala.setdefault("Cache-Control", "no-store")
    if isinstance(jawaban, HttpResponse) and jawaban.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        kepala.setdefault("Content-Type", "text/html; charset=utf-8")


def _csp(request: HttpRequest) -> str:
    if not _LANGSUNG:
        return CSP.format(aliran="")
    try:
        return CSP.format(aliran=" " + alamat_aliran(request).removesuffix("/aliran"))
    except DisallowedHost:  # the answer that refuses the name
        return CSP.format(aliran="")
