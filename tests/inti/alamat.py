"""Pages for middleware tests."""

from datetime import UTC, datetime

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import include, path

from ekinerja.inti.galat import AturanDilanggar, Bentrok, TerlaluSering
from ekinerja.inti.konteks import nomor_permintaan
from ekinerja.inti.middleware import boleh_menulis
from ekinerja.inti.models import Batas, Peristiwa
from ekinerja.urls import handler400, handler403, handler404, handler500  # noqa: F401
from ekinerja.urls import urlpatterns as asli

GALAT = {
    "aturan": lambda: AturanDilanggar(
        "Periode ini sudah ditutup.", butir=["RHK 1", "RHK 2"], dasar="Permenpan RB 6/2022"
    ),
    "isian": lambda: AturanDilanggar("Tanggalnya tidak terbaca.", status=400),
    "wewenang": lambda: AturanDilanggar("Hanya Yusran Malewa yang dapat menyetujui.", status=403),
    "bentrok": lambda: Bentrok(
        oleh="Ratna Pusadan",
        pada=datetime(2026, 11, 2, tzinfo=UTC),
        versi_saya={"Target": "12"},
        versi_kini={"Target": "15"},
    ),
    "sering": lambda: TerlaluSering("Tunggu sebentar.", tunggu=42),
    "sibuk": lambda: OperationalError("database is locked"),
    "penuh": lambda: OperationalError("database or disk is full"),
    "rusak": lambda: RuntimeError("rahasia dalam pesan"),
    "basis": lambda: OperationalError("no such table: x"),
    "tak-ada": lambda: Http404("x"),
}


@login_not_required
def lempar(request, jenis):
    raise GALAT[jenis]()


@login_not_required
def halaman(request):
    return HttpResponse("ya")


@login_not_required
def nomor(request):
    return JsonResponse({"nomor": nomor_permintaan()})


@login_not_required
def menulis(request, cara):
    if cara == "tambah":
        Peristiwa.objects.create(kanal="a", jenis="b")
    elif cara == "ubah":
        Batas.objects.filter(kunci="x").update(hitung=2)
    elif cara == "hapus":
        Batas.objects.filter(kunci="x").delete()
    elif cara == "izin":
        with boleh_menulis("uji"):
            Peristiwa.objects.create(kanal="a", jenis="b")
    else:
        list(Peristiwa.objects.all())
    return HttpResponse("ya")


urlpatterns = [
    path("uji/lempar/<str:jenis>/", lempar),
    path("uji/halaman/", halaman),
    path("uji/nomor/", nomor),
    path("uji/menulis/<str:cara>/", menulis),
    path("uji/orang/<uuid:id_publik>/", lambda request, id_publik: HttpResponse("ya"), name="orang"),
    path("", include(asli)),
]
