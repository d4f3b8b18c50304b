"""Refusals that carry a sentence for the person. `GalatMiddleware` turns them into a page, a fragment or JSON."""

from collections.abc import Mapping, Sequence
from datetime import datetime


class AturanDilanggar(Exception):
    """A rule refuses the act.

    `kalimat` says what happened, why and what next; `butir` lists every failing item; `dasar` names the regulation.
    `status`: 400 wrong input, 403 may see but not act, 409 wrong state, 413 too big, 422, 429, 503.
    """

    def __init__(self, kalimat: str, *, status: int = 409, butir: Sequence[str] = (), dasar: str = "") -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat
        self.status = status
        self.butir = tuple(butir)
        self.dasar = dasar
        # Heading of the page where the usual one for the status would mislead.
        self.judul = ""
        # Seconds until another try makes sense; sent as Retry-After.
        self.tunggu: int | None = None


class Bentrok(AturanDilanggar):
    """Somebody else changed the object first. Both versions (label -> text) are shown side by side."""

    def __init__(
        self,
        kalimat: str = "Baru saja diubah di tempat lain. Tidak ada yang hilang.",
        *,
        oleh: str = "",
        pada: datetime | None = None,
        versi_saya: Mapping[str, str] | None = None,
        versi_kini: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kalimat, status=409)
        self.oleh = oleh
        self.pada = pada
        self.versi_saya = dict(versi_saya or {})
        self.versi_kini = dict(versi_kini or {})


class TerlaluSering(AturanDilanggar):
    """Too many tries. `tunggu` seconds go into Retry-After."""

    def __init__(self, kalimat: str, *, tunggu: int) -> None:
        super().__init__(kalimat, status=429)
        self.tunggu = tunggu
