"""Names that a view reads while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict

_dibaca: set[str] | None = None


class IsianTercatat(QueryDict):
    """A QueryDict that notes which names were asked for."""

    def __getitem__(self, nama: str) -> Any:
        _catat(nama)
        return super().__getitem__(nama)

    def __contains__(self, nama: object) -> bool:
        _catat(nama)
        return super().__contains__(nama)

    def get(self, nama: str, bawaan: Any = None) -> Any:
        _catat(nama)
        return super().get(nama, bawaan)

    def getlist(self, nama: str, bawaan: Any = None) -> Any:
        _catat(nama)
        return super().getlist(nama, bawaan)


def _catat(nama: object) -> None:
    if _dibaca is not None and isinstance(nama, str):
        _dibaca.add(nama)


@contextmanager
def nama_dibaca() -> Iterator[set[str]]:
    """Every name of a query or form that the requests inside ask for."""
    global _dibaca
    asli_get, asli_kiriman = WSGIRequest.__dict__["GET"], WSGIRequest.__dict__["POST"]

    def kueri(request: WSGIRequest) -> QueryDict:
        return request.__dict__.setdefault("_kueri", IsianTercatat(request.environ.get("QUERY_STRING", "")))

    def kiriman(request: WSGIRequest) -> QueryDict:
        polos = asli_kiriman.fget(request)
        if not isinstance(polos, IsianTercatat):
            tercatat = IsianTercatat(mutable=True)
            for n, isi in polos.lists():
                tercatat.setlist(n, isi)
            tercatat._mutable = polos._mutable
            asli_kiriman.fset(request, tercatat)
        return asli_kiriman.fget(request)

    _dibaca = hasil = set()
    WSGIRequest.GET, WSGIRequest.POST = property(kueri), property(kiriman, asli_kiriman.fset)
    try:
        yield hasil
    finally:
        WSGIRequest.GET, WSGIRequest.POST = asli_get, asli_kiriman
        _dibaca = None
