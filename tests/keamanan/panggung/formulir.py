"""Pages and the forms on them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve, reverse

from tests.keamanan.panggung.tetap import BERKAS, UBAHAN, WAJAR


@dataclass
class Halaman:
    """One page as one person sees it."""

    rute: str
    alamat: str
    siapa: str
    jawaban: Any
    tanya: frozenset[str] = frozenset()
    tulis: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rute} {self.alamat} ({self.siapa})"

    @property
    def html(self) -> str:
        jenis = self.jawaban.headers.get("Content-Type", "")
        return self.jawaban.content.decode() if jenis.startswith("text/html") else ""


@dataclass
class Formulir:
    """One form of a page. `isian`: name → values as the browser would send them; `pilihan`: what a select offers."""

    rute: str
    alamat: str
    siapa: str
    isian: dict[str, list[str]] = field(default_factory=dict)
    tipe: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rute} ({self.siapa})"

    def data(self, **ganti: Any) -> dict[str, Any]:
        """Everything a browser would send; what is empty is filled with something sensible."""
        isi: dict[str, Any] = {}
        for nama, nilai in self.isian.items():
            tipe = self.tipe.get(nama, "")
            if tipe == "file":
                isi[nama] = SimpleUploadedFile(*BERKAS.get(self.rute, BERKAS[nama]))
            elif nama != "csrfmiddlewaretoken":
                isi[nama] = (
                    nilai
                    if "".join(nilai).strip() or tipe in ("hidden", "button")
                    else WAJAR.get(nama, WAJAR.get(tipe, nilai))
                )
        return {**isi, **UBAHAN.get(self.rute, {}), "kunci": str(uuid4()), **ganti}


def skrip(rute: str, siapa: str, argumen: Iterable[Any] = (), **isian: Any) -> Formulir:
    daftar = {n: [str(x) for x in v] if isinstance(v, list) else [str(v)] for n, v in isian.items()}
    return Formulir(rute, reverse(rute, args=list(argumen)), siapa, daftar, dict.fromkeys(daftar, "text"))


def pola(nama: str) -> str:
    """A field name without ids: `aspek-<uuid>` and `aspek-<other uuid>` are the same field."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "*", nama)


class _Pembaca(HTMLParser):
    """Forms of a page with their fields; buttons may carry a name, a value and an address of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.formulir: list[tuple[dict[str, str], list[dict[str, str]]]] = []
        self._milik: dict[str, list[dict[str, str]]] = {}
        self._buka: list[dict[str, str]] | None = None
        self._pilih: dict[str, str] | None = None
        self._teks: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {n: v or "" for n, v in attrs}
        if tag == "form":
            self._buka = self._milik.setdefault(a["id"], []) if a.get("id") else []
            self.formulir.append((a, self._buka))
        tujuan = self._milik.setdefault(a["form"], []) if a.get("form") else self._buka
        if tujuan is None:
            return
        if tag in ("input", "textarea", "button"):
            tujuan.append({"type": tag if tag != "input" else "text", **a})
            if tag == "textarea":
                self._teks = tujuan[-1]
                self._teks["value"] = ""
        elif tag == "select":
            self._pilih = {"type": "select", "name": a.get("name", ""), "value": ""}
            tujuan.append(self._pilih)
        elif tag == "option" and self._pilih is not None and ("selected" in a or not self._pilih["value"]):
            self._pilih["value"] = a.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._teks is not None:
            self._teks["value"] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._buka = None
        elif tag == "select":
            self._pilih = None
        elif tag == "textarea":
            self._teks = None


def wajib_di(halaman: Halaman) -> Iterator[tuple[str, str]]:
    """(address that it is sent to, name without ids) of every field that a form of the page marks as mandatory."""
    pembaca = _Pembaca()
    pembaca.feed(halaman.html)
    for atr, medan in pembaca.formulir:
        if atr.get("method", "").lower() == "post":
            rute = resolve(urlsplit(atr.get("action") or halaman.alamat).path).view_name
            yield from ((rute, pola(m["name"])) for m in medan if "required" in m and m.get("name"))


def formulir_di(halaman: Halaman) -> Iterator[Formulir]:
    """The forms of a page that are sent by POST, one per button that changes what is sent or where to."""
    pembaca = _Pembaca()
    pembaca.feed(halaman.html)
    for atr, medan in pembaca.formulir:
        # Without a token only our scripts can send it: see `formulir_skrip`.
        if atr.get("method", "").lower() != "post" or all(m.get("name") != "csrfmiddlewaretoken" for m in medan):
            continue
        dasar = atr.get("action") or halaman.alamat
        tombol = [m for m in medan if m["type"] in ("button", "submit") and (m.get("name") or m.get("formaction"))]
        for t in [{}, *tombol]:
            yield _formulir(halaman, t.get("formaction") or dasar, [m for m in medan if m not in tombol], t)


def _formulir(halaman: Halaman, alamat: str, medan: Iterable[dict[str, str]], tombol: dict[str, str]) -> Formulir:
    f = Formulir(resolve(urlsplit(alamat).path).view_name, alamat, halaman.siapa)
    for m in [*medan, tombol]:
        nama, tipe = m.get("name", ""), m.get("type", "")
        if not nama:
            continue
        f.tipe[nama] = "button" if m is tombol else tipe
        lama = f.isian.setdefault(nama, [])
        if tipe == "radio" and lama and "checked" not in m:
            continue
        if tipe == "radio":
            lama.clear()
        if tipe != "file" and not (tipe == "checkbox" and nama == "ingat"):
            lama.append(m.get("value", "on" if tipe == "checkbox" else ""))
    return f
