"""Pages that belong to no app: the full menu, help, and who reads what."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def menu(request: HttpRequest) -> HttpResponse:
    """Everything this person can open, in groups; on a phone the place of what does not fit into the bar."""
    return render(request, "inti/menu.html")


@login_not_required
@require_safe
def bantuan(request: HttpRequest) -> HttpResponse:
    """Answers to the usual questions; readable before login, because login is one of them."""
    return render(request, "inti/bantuan.html")


@login_not_required
@require_safe
def siapa_melihat(request: HttpRequest) -> HttpResponse:
    """Who reads what about whom."""
    return render(request, "inti/siapa_melihat.html")
