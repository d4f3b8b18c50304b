"""The CSRF token of a page, masked as Django masks it at a tenth of the cost (every page has one)."""

import os

from django.http import HttpRequest
from django.middleware.csrf import CSRF_ALLOWED_CHARS as ABJAD
from django.middleware.csrf import CSRF_SECRET_LENGTH as PANJANG
from django.middleware.csrf import get_token

_LETAK = {huruf: n for n, huruf in enumerate(ABJAD)}
_BANYAK = len(ABJAD)
_ADIL = 256 - 256 % _BANYAK  # bytes from here on would favour the first letters


def token(request: HttpRequest) -> str:
    """`django.middleware.csrf.get_token`: a token for the form, the cookie renewed with the answer."""
    rahasia = request.META.get("CSRF_COOKIE")
    if rahasia is None:
        return get_token(request)
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = True
    return samarkan(rahasia)


def samarkan(rahasia: str) -> str:
    """Mask and masked secret, new each time, so that a compressed page gives nothing away."""
    acak = [b for b in os.urandom(2 * PANJANG) if b < _ADIL][:PANJANG]
    if len(acak) < PANJANG:
        return samarkan(rahasia)
    tirai = [ABJAD[b % _BANYAK] for b in acak]
    return "".join(tirai + [ABJAD[(_LETAK[h] + b) % _BANYAK] for h, b in zip(rahasia, acak, strict=True)])
