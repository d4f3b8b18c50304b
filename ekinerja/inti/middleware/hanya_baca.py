"""A GET never writes: any SQL write while a safe request is served is a programming error and raises."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_TULIS = frozenset(
    {"insert", "update", "delete", "replac", "merge ", "create", "drop t", "alter ", "trunca", "copy i", 'copy "'}
)
_AMAN = frozenset({"GET", "HEAD", "OPTIONS"})

_izin: ContextVar[str] = ContextVar("izin_menulis", default="")


class MenulisSaatMembaca(RuntimeError):
    """A safe request tried to change the database."""


@contextmanager
def boleh_menulis(sebab: str) -> Iterator[None]:
    """Named exemption inside a safe request, such as "sesi". `sebab` is searched for by a consistency test."""
    token = _izin.set(sebab)
    try:
        yield
    finally:
        _izin.reset(token)


def _jaga(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    teks = sql if isinstance(sql, str) else str(sql)
    if teks.lstrip()[:6].lower() in _TULIS and not _izin.get():
        raise MenulisSaatMembaca(f"permintaan baca mencoba menulis: {teks[:80]}")
    return execute(sql, params, many, context)


_jaga.hanya_tulis = True  # type: ignore[attr-defined]  # a SELECT need not be shown to it


class HanyaBacaMiddleware:
    """Sits inside session and login, so that only what the view does is guarded."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in _AMAN:
            return self.get_response(request)
        with connection.execute_wrapper(_jaga):
            return self.get_response(request)
