"""Answers travel compressed: Brotli where the browser takes it, else gzip as Django does it."""

import re
import secrets

import brotli
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

# As small as gzip at its usual level, for half the work.
MUTU = 3
TERKECIL = 200
_terima_br = re.compile(r"\bbr\b").search


class KompresMiddleware(GZipMiddleware):
    """A header of random length does what Django's gzip does with a file name: the size of an answer tells nothing (BREACH)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if (
            not isinstance(response, HttpResponse)
            or response.has_header("Content-Encoding")
            or not _terima_br(request.META.get("HTTP_ACCEPT_ENCODING", ""))
            or len(isi := response.content) < TERKECIL
        ):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        kecil = brotli.compress(isi, mode=brotli.MODE_TEXT, quality=MUTU)
        if len(kecil) < len(isi):
            response.content = kecil
            response.headers["Content-Length"] = str(len(kecil))
            response.headers["Content-Encoding"] = "br"
            response.headers["X-Bantalan"] = "a" * secrets.randbelow(self.max_random_bytes)
            _lemahkan(response)
        return response


def _lemahkan(jawaban: HttpResponse) -> None:
    """The same content in another coding is only weakly the same (RFC 9110, 8.8.1)."""
    etag = jawaban.get("ETag")
    if etag and etag.startswith('"'):
        jawaban.headers["ETag"] = "W/" + etag
