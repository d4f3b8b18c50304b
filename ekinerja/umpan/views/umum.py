"""What the views share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from ekinerja.inti.galat import AturanDilanggar

PER_HALAMAN = 20


def kerjakan(form: forms.Form, kerja: Callable[[dict[str, Any]], Any]) -> Any:
    """Run the verb with the cleaned data; what it refuses about the input goes on top of the form. None: not done."""
    if not form.is_valid():
        return None
    try:
        return kerja(form.cleaned_data) or True
    except AturanDilanggar as galat:
        if galat.status != 400:
            raise
        form.add_error(None, galat.kalimat)
        return None


def halaman(request: HttpRequest, baris: Any) -> "Page[Any]":
    return Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal"))
