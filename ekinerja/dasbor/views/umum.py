"""Menu page of the phone, help, and who sees one's data."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ekinerja.inti.menu import semua_kelompok


@require_GET
def menu(request: HttpRequest) -> HttpResponse:
    return render(request, "dasbor/menu.html", {"kelompok": semua_kelompok(request)})


@login_not_required
@require_GET
def bantuan(request: HttpRequest) -> HttpResponse:
    return render(request, "dasbor/bantuan.html")


@login_not_required
@require_GET
def siapa_melihat(request: HttpRequest) -> HttpResponse:
    return render(request, "dasbor/siapa_melihat.html")
