"""What the pages of accounts share."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from ekinerja.akun.forms import SandiBaruForm
from ekinerja.inti.galat import AturanDilanggar


def saya(request: HttpRequest) -> Any:
    """Actor for the trail: the person, or None where the account has none."""
    return getattr(request.user, "pegawai", None)


def tujuan(request: HttpRequest) -> str:
    """Where to go after login: an own path only."""
    alamat = request.POST.get("lanjut") or request.GET.get("next") or "/"
    aman = url_has_allowed_host_and_scheme(alamat, allowed_hosts=None, require_https=request.is_secure())
    return alamat if aman and alamat.startswith("/") else "/"


def pasang(form: SandiBaruForm, kerjakan: Callable[[dict[str, Any]], Any]) -> bool:
    """Run the verb; put its refusal at the field it belongs to. True when it went through."""
    try:
        kerjakan(form.cleaned_data)
    except ValidationError as salah:
        form.add_error("sandi", salah)
        return False
    except AturanDilanggar as salah:
        form.add_error("lama" if "lama" in form.fields else None, salah.kalimat)
        return False
    return True
