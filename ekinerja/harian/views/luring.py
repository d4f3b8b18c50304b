"""Without signal: the app's manifest, its service worker, and the page shown where nothing is kept."""

from functools import lru_cache
from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ekinerja.inti.jinja import statis
from ekinerja.inti.pengaturan import instansi

from .lapor import cangkang

# All that the shell of /lapor and the page without signal are made of; the worker keeps these and nothing else.
ASET = (
    "gaya.css", "produk.css", "motif.svg", "ikon.svg", "ikon-situs.svg", "ikon-192.png",
    "huruf/plus-jakarta-sans-latin-wght-normal.woff2",
    "js/huruf.js", "js/dasar.js", "js/isian.js", "js/kabar.js", "js/lapor.js", "js/lapor-foto.js", "js/lapor-jam.js",
    "js/lapor-tampil.js", "js/lapor-luring.js", "js/lapor-saran.js", "js/lapor-banyak.js", "js/foto.js", "js/antrean.js",
    "js/beban.js",
)  # fmt: skip
NAMA = "e-Kinerja"
GELAP, LATAR = "#0a3740", "#f7f5f0"


@login_not_required
@require_safe
def pekerja(request: HttpRequest) -> HttpResponse:
    """The service worker. Its bytes change with the shell or an asset, and that is what browsers look at."""
    isi, etag = _pekerja(instansi().jenis == "demo")
    kepala = {"ETag": etag, "Cache-Control": "no-cache", "Content-Type": "text/javascript; charset=utf-8"}
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag, "Cache-Control": "no-cache"})
    return HttpResponse(isi, headers=kepala)


@lru_cache(maxsize=2)
def _pekerja(demo: bool) -> tuple[bytes, str]:
    aset = [statis(nama) for nama in ASET]
    halaman = render_to_string("harian/luring.html").encode()
    versi = sha256(b"\n".join([cangkang(demo)[0], halaman, *(a.encode() for a in aset)])).hexdigest()[:16]
    konteks = {"aset": aset, "versi": versi, "antrean": statis("js/antrean.js")}
    isi = render_to_string("harian/sw.js", konteks).encode()
    return isi, f'"{sha256(isi).hexdigest()[:32]}"'


@login_not_required
@cache_control(public=True, max_age=3600)
@require_safe
def manifes(request: HttpRequest) -> JsonResponse:
    """What a phone needs to put the app on its home screen."""
    isi = {
        "id": "/lapor",
        "name": f"{NAMA} Kota Palu",
        "short_name": NAMA,
        "description": "Rencana, laporan harian, dialog, dan penilaian kinerja ASN.",
        "lang": "id",
        "start_url": "/lapor",
        "scope": "/",
        "display": "standalone",
        "theme_color": GELAP,
        "background_color": LATAR,
        "icons": [
            {"src": statis("ikon-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "any"},
            {"src": statis("ikon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {"src": statis("ikon-penuh-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
        "shortcuts": [{"name": "Lapor kegiatan", "url": "/lapor"}, {"name": "Tim saya", "url": "/tim"}],
    }
    return JsonResponse(isi, content_type="application/manifest+json")


@login_not_required
@require_safe
def luring(request: HttpRequest) -> HttpResponse:
    """Shown by the worker for a page that needs the server; names nobody."""
    jawaban = render(request, "harian/luring.html")
    jawaban.headers["Cache-Control"] = "no-cache"
    return jawaban
