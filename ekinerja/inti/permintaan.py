"""What many views read from a request, with its bounds."""

from django.http import HttpRequest

from ekinerja.inti.galat import AturanDilanggar

MAKS_CARI = 80


def bilangan(teks: str | None) -> int | None:
    """A whole number of at most nine digits; anything else counts as absent."""
    return int(teks) if teks and teks.isascii() and teks.isdigit() and len(teks) < 10 else None


def kata_cari(request: HttpRequest) -> str:
    """What was typed into the search field."""
    return request.GET.get("cari", "").strip()[:MAKS_CARI]


def versi_kiriman(request: HttpRequest) -> int:
    """The version the person had on the screen. Raises AturanDilanggar for a form without it."""
    versi = bilangan(request.POST.get("versi"))
    if versi is None:
        raise AturanDilanggar("Halaman ini sudah lama terbuka. Muat ulang, lalu coba lagi.", status=400)
    return versi
