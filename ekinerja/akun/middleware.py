"""Notes that a session is in use, so that it can end when it is not."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ekinerja.inti.akses import catat_aktif

_AMAN = frozenset({"GET", "HEAD", "OPTIONS"})
# Asked by pages on their own, without a person.
_OTOMATIS = ("/aliran", "/lonceng/", "/sesi/")


class KegiatanMiddleware:
    """Sits inside authentication. One line in five minutes per session goes to the activity buffer (`inti.akses`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """The login check before this has read the account: spare every look at it the detour over the lazy object."""
        request.user = getattr(request.user, "_wrapped", request.user)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        jawaban = self.get_response(request)
        perangkat = getattr(request.session, "perangkat", None)
        if perangkat is not None and request.user.is_authenticated and oleh_orang(request):
            catat_aktif(str(perangkat.id_publik), akun=request.user)
        return jawaban


def oleh_orang(request: HttpRequest) -> bool:
    """Did a person do this? A page that fetches fragments by itself must not keep a session alive."""
    if request.method not in _AMAN:
        return True
    return "HX-Request" not in request.headers and not request.path.startswith(_OTOMATIS)
