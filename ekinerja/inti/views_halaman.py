"""Pages that belong to no app: the full menu, help, and who reads what."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.inti.menu import lonceng as lonceng_orang


@require_safe
def menu(request: HttpRequest) -> HttpResponse:
    """Everything this person can open, in groups; on a phone the place of what does not fit into the bar."""
    return render(request, "inti/menu.html")


@require_safe
def lonceng(request: HttpRequest) -> HttpResponse:
    """The bell alone, fetched again when a notice has come."""
    return render(request, "inti/_lonceng.html", {"lonceng": lonceng_orang(request)})


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
