"""A broken rule is raised by the verb; here it becomes an answer."""

from collections.abc import Callable
from itertools import chain
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from ekinerja.inti import catatan_log
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jawab import jawab_galat

_SIBUK = ("locked", "deadlock detected", "lock timeout", "could not serialize")
_PENUH = ("disk is full", "disk full", "no space left")
_TAK_TERBACA = "Kiriman ini memuat karakter yang tidak dapat disimpan. Hapus, lalu ketik ulang bagian itu."


class GalatMiddleware:
    """Innermost: turns AturanDilanggar and a busy or full database into a page, a fragment or JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """No text has a NUL; PostgreSQL refuses it, so it is refused once for every form."""
        if any("\0" in teks for nama, isi in request.POST.lists() for teks in chain([nama], isi)):
            return jawab_galat(request, AturanDilanggar(_TAK_TERBACA, status=400))
        return None

    def process_exception(self, request: HttpRequest, galat: Exception) -> HttpResponse | None:
        aturan = terjemah(galat)
        if aturan is None:
            return None
        # Without the sentence: it may name a person or repeat what was typed, and the log holds ids only.
        catatan_log.tulis("aturan_dilanggar", status=aturan.status)
        return jawab_galat(request, aturan)


def terjemah(galat: Exception) -> AturanDilanggar | None:
    """The refusal that `galat` means for the person, or None when it is a fault of ours."""
    if isinstance(galat, AturanDilanggar):
        return galat
    if isinstance(galat, RequestDataTooBig | TooManyFieldsSent):
        return AturanDilanggar("Kiriman ini terlalu besar. Perkecil berkas atau kirim sebagian dulu.", status=413)
    if isinstance(galat, OperationalError):
        return _basis_data(str(galat).lower())
    return None


def _basis_data(pesan: str) -> AturanDilanggar | None:
    if any(kata in pesan for kata in _PENUH):
        return AturanDilanggar(
            "Ruang simpan di server penuh, jadi kiriman ini belum tersimpan. Isian Anda masih ada di layar; "
            "pengelola sudah dapat melihatnya. Coba lagi beberapa saat.",
            status=507,
        )
    if any(kata in pesan for kata in _SIBUK):
        sibuk = AturanDilanggar("Server sedang sibuk menyimpan. Tidak ada yang hilang; coba lagi sebentar.", status=503)
        sibuk.tunggu = 5
        return sibuk
    return None
