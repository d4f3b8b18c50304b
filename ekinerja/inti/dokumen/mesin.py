"""The typesetter: content in as data, PDF/A-2a and PDF/UA-1 out."""

import io
import json
import logging
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import segno
import typst

from ekinerja.inti.dokumen.bentuk import Bentuk, sebagai_dict
from ekinerja.inti.dokumen.teks import hanya_lazim, siap_cetak
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.waktu import sekarang

log = logging.getLogger(__name__)

# Content of the files a template reads, by name.
Masukan = dict[str, str]

_SINI = Path(__file__).parent
# Both at once: kept readable for decades (A) and by a screen reader (UA).
STANDAR: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]

# Compilers at rest. One compiler serves one thread at a time; the typesetter itself lets go of the interpreter while it
# works, so two threads fill two cores. What it has laid out before is shared by all of them.
_istirahat: deque[typst.Compiler] = deque()


@cache
def _huruf() -> typst.Fonts:
    """Only fonts that travel with us: the same paper on every machine.

    Source Sans 3 (unchanged, SIL Open Font License beside it); the typesetter's own fonts fill in rare characters.
    """
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(_SINI / "huruf")])


def _penyusun() -> typst.Compiler:
    """A compiler that keeps its fonts between documents. It sees no file outside the template folder."""
    return typst.Compiler(root=str(_SINI / "templat"), font_paths=_huruf(), ignore_system_fonts=True)


@contextmanager
def _pinjam() -> Iterator[typst.Compiler]:
    try:
        penyusun = _istirahat.pop()
    except IndexError:
        penyusun = _penyusun()
    try:
        yield penyusun
    finally:
        _istirahat.append(penyusun)


def _susun(templat: str, masukan: Masukan, pada: datetime) -> bytes:
    """The content travels as files in memory. (`sys_inputs` would be part of the typesetter's library, and with another
    library nothing laid out before is used again.)
    """
    berkas = {"main": f'#include "/{templat}.typ"'.encode()}  # text would be taken for the path of a file
    berkas |= {f"{nama}.json": isi.encode() for nama, isi in masukan.items()}
    saat = pada.replace(microsecond=0)
    with _pinjam() as penyusun:
        hasil = penyusun.compile(berkas, format="pdf", pdf_standards=STANDAR, timestamp=saat)  # type: ignore[type-var]
    if not isinstance(hasil, bytes):
        raise TypeError("penyusun tidak mengembalikan satu berkas")
    return hasil


@lru_cache(maxsize=4096)
def terbaca(aksara: str) -> bool:
    """Can our fonts show this character? Asked of the typesetter itself, once per character."""
    try:
        _susun("uji-aksara", _masukan({"aksara": aksara}, None), sekarang())
    except typst.TypstError:
        return False
    return True


def qr_svg(alamat: str) -> str:
    """The QR code of an address as SVG text.

    One mask for all: trying the eight of them takes longer than the rest, and a reader takes any.
    """
    keluar = io.BytesIO()
    segno.make(alamat, error="m", micro=False, mask=3).save(
        keluar, kind="svg", xmldecl=False, border=2, scale=4, nl=False
    )
    return keluar.getvalue().decode()


def buat_pdf(
    templat: str,
    data: Bentuk | Mapping[str, Any],
    *,
    verifikasi: Mapping[str, str] | None = None,
    pada: datetime | None = None,
    pena: bool = False,
) -> bytes:
    """A PDF/A-2a and PDF/UA-1 file. Without `verifikasi` it is a draft and says so on every page.

    `pena`: leave room for a signature by hand also where an electronic act is printed (R-44); a matter of the paper,
    not of the content. May be called from several threads at once.

    The content reaches the typesetter as JSON and is never compiled: markup in a text prints as it was typed.
    The same input and moment give the same bytes. Raises ValueError for content that does not fit the template,
    AturanDilanggar (503) where the typesetter fails; the act behind the document is untouched by that.
    """
    isi = siap_cetak(sebagai_dict(templat, data), terbaca)
    pada = pada or sekarang()
    try:
        return _susun(templat, _masukan(isi, verifikasi, pena), pada)
    except typst.TypstError as galat:
        log.warning("dokumen %s disusun ulang dengan aksara lazim: %s", templat, galat)
    try:
        return _susun(templat, _masukan(hanya_lazim(isi), verifikasi, pena), pada)
    except typst.TypstError as galat:
        log.exception("dokumen %s gagal disusun", templat)
        raise AturanDilanggar(
            "Dokumen ini belum dapat dicetak karena ada yang rusak di pihak kami. Isinya aman tersimpan. "
            "Silakan coba lagi nanti atau hubungi admin kepegawaian.",
            status=503,
        ) from galat


def _masukan(isi: dict[str, Any], verifikasi: Mapping[str, str] | None, pena: bool = False) -> Masukan:
    return {
        "data": json.dumps(isi, ensure_ascii=False),
        "verifikasi": json.dumps(dict(verifikasi) if verifikasi else None, ensure_ascii=False),
        "opsi": json.dumps({"pena": pena}),
    }
