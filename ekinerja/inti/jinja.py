"""The Jinja2 environment of all pages: strict, escaping, with our own globals and filters.

Nothing here is computed per request unless a template asks for it; what the page frame needs stands in `bingkai.py`.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import jinja2
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.template import engines
from markupsafe import Markup

from ekinerja.aturan.predikat import kuadran
from ekinerja.inti import csrf, isian, menu, tampil
from ekinerja.inti.alamat import alamat
from ekinerja.inti.bingkai import Bingkai
from ekinerja.inti.jinja_cepat import Konteks, Lingkungan
from ekinerja.inti.konteks import nomor_permintaan
from ekinerja.inti.pengaturan import instansi
from ekinerja.inti.waktu import hari_ini, sekarang


@lru_cache(maxsize=256)
def statis(jalur: str) -> str:
    """Address of a static file, with its hash."""
    return staticfiles_storage.url(jalur)


def kunci_kirim() -> Markup:
    """Hidden field with a fresh key: the same form sent twice has one effect (see `inti.sekali`)."""
    return Markup(f'<input type="hidden" name="kunci" value="{uuid4()}">')  # noqa: S704 - a UUID needs no escaping


def alamat_dengan(request: HttpRequest, **ganti: Any) -> str:
    """This page's address with some query values replaced; None or "" takes one out, "page 1" style stays as given."""
    parameter = request.GET.copy()
    for kunci, nilai in ganti.items():
        parameter.pop(kunci, None)
        if nilai not in (None, ""):
            parameter[kunci] = str(nilai)
    ekor = parameter.urlencode()
    return f"{request.path}?{ekor}" if ekor else request.path


def tanya(**nilai: Any) -> str:
    """`?a=1&b=2` from what is not empty."""
    isi = {k: v for k, v in nilai.items() if v not in (None, "")}
    return f"?{urlencode(isi)}" if isi else ""


def urut_bilah(bagian: Iterable[tuple[int, str]], celah: float = 0.6) -> list[tuple[str, str, str]]:
    """Counts to segments of a bar: (x %, width %, nada); empty counts take no room, small ones stay visible."""
    isi = [(n, nada) for n, nada in bagian if n > 0]
    jumlah = sum(n for n, _ in isi)
    ruang = 100 - celah * (len(isi) - 1) if isi else 0
    hasil, x = [], 0.0
    for n, nada in isi:
        lebar = ruang * n / jumlah
        hasil.append((f"{x:.2f}%", f"{lebar:.2f}%", nada))
        x += lebar + celah
    return hasil


@lru_cache(maxsize=1024)
def gambar_ikon(nama: str, label: str | None = None, besar: bool = False) -> Markup:
    """An icon of ikon.svg by its name without "i-": decoration, or with a name of its own when `label` is given."""
    kelas = "ikon ikon--besar" if besar else "ikon"
    arti = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return Markup('<svg class="{}" {}><use href="{}#i-{}"/></svg>').format(kelas, arti, statis("ikon.svg"), nama)


def matriks_predikat(hari: date | None = None) -> dict[tuple[str, str], str]:
    """(hasil kerja, perilaku) to the words of the predikat, as the rule in force says."""
    return {(h.value, p.value): predikat.label for (h, p), predikat in kuadran(hari).items()}


def boleh_patah(teks: str) -> Markup:
    """A long word with a slash may break after it, in a narrow cell."""
    return Markup("/<wbr>").join(teks.split("/"))


FILTER = {
    "tanggal": tampil.tanggal,
    "tanggal_pendek": tampil.tanggal_pendek,
    "hari_tanggal": tampil.hari_tanggal,
    "hari": tampil.hari,
    "bulan": tampil.bulan,
    "jam": tampil.jam,
    "waktu": tampil.waktu,
    "lalu": tampil.lalu,
    "angka": tampil.angka,
    "persen": tampil.persen,
    "nip": tampil.nip,
    "inisial": tampil.inisial,
    "nama_lengkap": tampil.nama_lengkap,
    "sapaan": tampil.sapaan,
    "salam": tampil.salam,
    "terbilang": tampil.terbilang,
    "kapital": tampil.kapital,
    "boleh_patah": boleh_patah,
    "persen_rapat": tampil.persen_rapat,
}

GLOBAL = {
    "url": alamat,
    "statis": statis,
    "kunci_kirim": kunci_kirim,
    "instansi": instansi,
    "bingkai": Bingkai,
    "menu_lengkap": menu.semua_kelompok,
    "alamat_dengan": alamat_dengan,
    "nomor_permintaan": nomor_permintaan,
    "matriks_predikat": matriks_predikat,
    "tanya": tanya,
    "sekarang": sekarang,
    "hari_ini": hari_ini,
    "baca_isian": isian.baca,
    "semua_galat": isian.semua_galat,
    "urut_bilah": urut_bilah,
    "gambar_ikon": gambar_ikon,
    "nama_lengkap": tampil.nama_lengkap,
    "sapaan": tampil.sapaan,
}


_INPUT = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">')


class _Csrf:
    """The token of one page: masked once, however many forms ask for it, and not at all where none does."""

    def __init__(self, request: HttpRequest, isi: Callable[[HttpRequest], str]) -> None:
        self._request, self._isi = request, isi

    @cached_property
    def _teks(self) -> str:
        return str(self._isi(self._request))

    def __str__(self) -> str:
        return self._teks

    def __html__(self) -> str:
        return self._teks


def csrf_sekali(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `csrf_token` and `csrf_input` of every page."""
    token = _Csrf(request, csrf.token)
    return {"csrf_token": token, "csrf_input": _Csrf(request, lambda _: _INPUT.format(token))}


def makro(templat: str, nama: str) -> Callable[..., Markup]:
    """A macro of a template, for Python that draws the same small piece many times. Escapes as on a page."""
    hasil: Callable[..., Markup] = getattr(engines["jinja2"].env.get_template(templat).module, nama)  # type: ignore[attr-defined]
    return hasil


def environment(**options: Any) -> jinja2.Environment:
    """For Django's Jinja2 backend. An unknown variable is an error everywhere, also in production."""
    options |= {"undefined": jinja2.StrictUndefined, "autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    env = Lingkungan(**options)
    env.context_class = Konteks
    env.globals.update(GLOBAL)
    env.filters.update(FILTER)
    return env
