"""Public address of this installation, for links in mails and on paper."""

from django.conf import settings
from django.http import HttpRequest


def alamat_dasar(request: HttpRequest) -> str:
    """`KINERJA_URL` where it is set, else the address this (allowed) host was reached by."""
    return settings.KINERJA_URL or f"{request.scheme}://{request.get_host()}"
