"""Granted roles of a person, read once per request, never from the session."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ekinerja.kepegawaian.models import Pegawai, PemberianPeran

PasanganPeran = tuple[str, str]
# Path of a role that holds for the whole instansi.
SELURUHNYA = "/"


def _susun_peran(pegawai: int, hari: date) -> "QuerySet[PemberianPeran, Any]":
    from ekinerja.kepegawaian.models import PemberianPeran

    return PemberianPeran.objects.filter(berlaku(hari), pegawai=pegawai).order_by().values_list("peran", "unit__jalur")


_peran = KueriSiap(_susun_peran, pegawai=int, hari=date)


def peran_saya(pegawai: "Pegawai", tanggal: date | None = None) -> frozenset[PasanganPeran]:
    """Pairs (role, path of the unit it holds for) in force on that day. One query per person object and day."""
    hari = tanggal or hari_ini()
    simpanan = pegawai.__dict__.setdefault("_peran", {})
    if hari not in simpanan:
        baris = _peran(pegawai=pegawai.pk, hari=hari)
        simpanan[hari] = frozenset((peran, jalur or SELURUHNYA) for peran, jalur in baris)
    return simpanan[hari]


def lupakan_peran(pegawai: "Pegawai") -> None:
    """Forget what was read, after roles of this person object changed."""
    pegawai.__dict__.pop("_peran", None)


def jalur_peran(saya: "Pegawai | None", *peran: str) -> list[str]:
    """Unit paths where one of these roles is held; a path inside another one is left out."""
    if saya is None:
        return []
    return ringkas(j for p, j in peran_saya(saya) if p in peran)


def ringkas(jalur: Iterable[str]) -> list[str]:
    """Paths without those that lie inside another one."""
    hasil: list[str] = []
    for j in sorted(set(jalur)):
        if not hasil or not j.startswith(hasil[-1]):
            hasil.append(j)
    return hasil


def punya_peran(saya: "Pegawai | None", *peran: str) -> bool:
    """Does the person hold one of these roles anywhere?"""
    return saya is not None and any(p in peran for p, _ in peran_saya(saya))
