"""The log: one JSON line per event, ids only, never contents."""

import json
import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ekinerja.inti.konteks import nomor_permintaan
from ekinerja.inti.waktu import jam_mesin

_log = logging.getLogger("kinerja.kejadian")


def tulis(kejadian: str, *, tingkat: int = logging.INFO, **isi: Any) -> None:
    """Write one event: UTC time, request number, name, and what `isi` adds."""
    if not _log.isEnabledFor(tingkat):
        return
    baris = {"waktu": jam_mesin().isoformat(), "permintaan": nomor_permintaan(), "kejadian": kejadian, **isi}
    _log.log(tingkat, json.dumps(baris, ensure_ascii=True, default=str))


V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def tanpa_catatan(view: V) -> V:
    """Requests of this view leave no line in the log: whoever reads it must not learn who sent what to whom, or when.

    An error of ours is written without the person, the object and how long it took.
    """

    @wraps(view)
    def diam(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.tanpa_catatan = True  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return cast(V, diam)


def permintaan(request: HttpRequest, status: int, detik: float) -> None:
    """The line of a request: verb, object (route and public ids), actor id, result. Unsafe verbs and refusals count
    as events; a plain read is written at debug level only."""
    aman = request.method in ("GET", "HEAD", "OPTIONS")
    tingkat = logging.ERROR if status >= 500 else logging.WARNING if status in (403, 429) else logging.INFO
    if aman and status < 400:
        tingkat = logging.DEBUG
    if not _log.isEnabledFor(tingkat):
        return
    rute = request.resolver_match
    if getattr(request, "tanpa_catatan", False):
        if status >= 500:
            tulis("permintaan", tingkat=tingkat, rute=rute.view_name if rute else None, status=status)
        return
    tulis(
        "permintaan",
        tingkat=tingkat,
        pelaku=_pelaku(request),
        tindakan=request.method,
        rute=rute.view_name if rute else None,
        objek={k: str(v) for k, v in rute.kwargs.items()} if rute else {},
        status=status,
        ms=round(detik * 1000, 1),
    )


def _pelaku(request: HttpRequest) -> str | None:
    # Django keeps the account here once somebody asked for it; a log line is no reason to ask the database.
    uuid = getattr(getattr(request, "_cached_user", None), "id_publik", None)
    return str(uuid) if uuid else None
