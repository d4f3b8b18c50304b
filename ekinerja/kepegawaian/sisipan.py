"""Pieces that apps above put into the profile page: beside each fact.

An app registers `fungsi(request, saya, pegawai) -> Sisipan` in `ready()`; it is asked once for each profile drawn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from ekinerja.kepegawaian.models import Pegawai


@dataclass(frozen=True, slots=True)
class Sisipan:
    """Rendered pieces; `fakta`: code of the fact (ATASAN, UNIT, NAMA …) -> piece."""

    fakta: Mapping[str, str] = field(default_factory=dict)

    def untuk(self, fakta: str) -> SafeString:
        """The piece beside one fact."""
        return mark_safe(self.fakta.get(fakta, ""))  # noqa: S308 - rendered by a template


Penyaji = Callable[[HttpRequest, Pegawai, Pegawai], Sisipan]
_penyaji: list[Penyaji] = []


def daftar(fungsi: Penyaji) -> None:
    """Register an app's pieces."""
    if fungsi not in _penyaji:
        _penyaji.append(fungsi)


def kumpulkan(request: HttpRequest, saya: Pegawai, pegawai: Pegawai) -> Sisipan:
    """All pieces for this profile, joined in the order of registration."""
    semua = [fungsi(request, saya, pegawai) for fungsi in _penyaji]
    kunci = {k for s in semua for k in s.fakta}
    return Sisipan({k: "".join(s.fakta.get(k, "") for s in semua) for k in kunci})
