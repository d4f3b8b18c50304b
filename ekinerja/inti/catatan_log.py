"""The log: one JSON line per event, ids only, never contents."""

import json
import logging
from typing import Any

from django.http import HttpRequest

from ekinerja.inti.konteks import nomor_permintaan
from ekinerja.inti.waktu import jam_mesin

_log = logging.getLogger("kinerja.kejadian")


def tulis(kejadian: str, *, tingkat: int = logging.INFO, **isi: Any) -> None:
    """Write one event: UTC time, request number, name, and what `isi` adds."""
    if not _log.isEnabledFor(tingkat):
        return
    baris = {"waktu": jam_mesin().isoformat(), "permintaan": nomor_permintaan(), "kejadian": kejadian, **isi}
    _log.log(tingkat, json.dumps(baris, ensure_ascii=True, default=str))


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
