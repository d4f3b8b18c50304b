"""Pieces that apps above put into the SKP page: beside a row, in the side column, above the PPK's decision.

An app registers `fungsi(request, baca) -> Sisipan` in `ready()`; it is asked once for each page or fragment drawn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from ekinerja.skp.tampilan import Bacaan


@dataclass(frozen=True, slots=True)
class Sisipan:
    """Rendered pieces; a missing one is empty."""

    rhk: Mapping[str, str] = field(default_factory=dict)
    samping: str = ""
    putusan: str = ""

    def untuk(self, rhk: str) -> SafeString:
        """The piece beside one row."""
        return mark_safe(self.rhk.get(rhk, ""))  # noqa: S308 - rendered by a template


Penyaji = Callable[[HttpRequest, "Bacaan"], Sisipan]
_penyaji: list[Penyaji] = []


def daftar(fungsi: Penyaji) -> None:
    """Register an app's pieces."""
    if fungsi not in _penyaji:
        _penyaji.append(fungsi)


def kumpulkan(request: HttpRequest, baca: "Bacaan") -> Sisipan:
    """All pieces for this page, joined in the order of registration."""
    semua = [fungsi(request, baca) for fungsi in _penyaji]
    kunci = {k for s in semua for k in s.rhk}
    return Sisipan(
        rhk={k: "".join(s.rhk.get(k, "") for s in semua) for k in kunci},
        samping=mark_safe("".join(s.samping for s in semua)),  # noqa: S308 - rendered by templates
        putusan=mark_safe("".join(s.putusan for s in semua)),  # noqa: S308 - rendered by templates
    )
