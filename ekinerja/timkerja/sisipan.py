"""Pieces in pages of other apps (beside an RHK of the SKP page), and the place for theirs in the page of a team."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from ekinerja.skp.sisipan import Sisipan
from ekinerja.skp.tampilan import Bacaan
from ekinerja.timkerja.kaitan import dapat_dipilih, kaitan_skp, semua_tim
from ekinerja.timkerja.models import TimKerja
from ekinerja.timkerja.permissions import boleh_mengaitkan

# -- in the SKP page --------------------------------------------------------------------------------------------------


def sisipan(request: HttpRequest, baca: Bacaan) -> Sisipan:
    """The team of a row; for the owner also the choice. One query where the owner was never in a team, else two."""
    skp = baca.skp
    keanggotaan = semua_tim(skp.pegawai_id)
    if not keanggotaan:
        return Sisipan()
    boleh = boleh_mengaitkan(baca.saya, skp)
    pilihan = dapat_dipilih(keanggotaan, skp) if boleh else []
    kaitan = kaitan_skp(skp)
    hasil = {}
    for r in baca.semua_rhk:
        _, id_, nama = kaitan.get(r["id"], (0, None, ""))
        if id_ or pilihan:
            hasil[r["id"]] = _baris(request, baca, r["id"], id_, nama, pilihan)
    return Sisipan(rhk=hasil)


def _baris(request: HttpRequest, baca: Bacaan, rhk: str, id_: UUID | None, nama: str, pilihan: list[Any]) -> str:
    isi = {"skp": baca.skp, "rhk": rhk, "id": id_, "nama": nama, "pilihan": pilihan}
    return render_to_string("timkerja/_sisip_baris.html", isi, request)


# -- in the page of a team --------------------------------------------------------------------------------------------

Penyaji = Callable[[HttpRequest, TimKerja], str]
_penyaji: list[Penyaji] = []


def daftar_hasil(fungsi: Penyaji) -> None:
    """`fungsi(request, tim)`: what this reader may see of the work done for the team, rendered; empty for nothing."""
    if fungsi not in _penyaji:
        _penyaji.append(fungsi)


def hasil_tim(request: HttpRequest, tim: TimKerja) -> SafeString:
    """All of it, in the order of registration."""
    return mark_safe("".join(fungsi(request, tim) for fungsi in _penyaji))  # noqa: S308 - rendered by templates
