"""History of one object, readable."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from ekinerja.inti.models.jejak import Jejak


@dataclass(frozen=True, slots=True)
class BarisJejak:
    """One line of the history page. `perubahan` is empty when the content was destroyed after retention."""

    nomor: int
    pada: datetime
    kejadian: str
    pelaku: str
    atas_nama: str = ""
    perubahan: dict[str, list[Any]] = field(default_factory=dict)


def jejak_objek(objek: models.Model, *, batas: int = 200) -> list[BarisJejak]:
    """The newest `batas` events of `objek`, newest first. One query; the caller has checked who may see it."""
    baris = (
        Jejak.objects.filter(objek_jenis=objek._meta.label, objek_uuid=objek.id_publik)  # type: ignore[attr-defined]
        .order_by("-nomor")
        .values_list("nomor", "pada", "kejadian", "isi_jejak__isi")[:batas]
    )
    return [_baris(*b) for b in baris]


def kode_jejak(objek: models.Model, *kejadian: str) -> dict[str, str]:
    """Per kind of event the code of its newest line about `objek` ("J-000412"), as printed on papers. One query."""
    baris = Jejak.objects.filter(
        objek_jenis=objek._meta.label,
        objek_uuid=objek.id_publik,  # type: ignore[attr-defined]
        kejadian__in=kejadian,
    ).order_by("nomor")
    return {k: f"J-{nomor:06d}" for nomor, k in baris.values_list("nomor", "kejadian")}


def _baris(nomor: int, pada: datetime, kejadian: str, isi: str | None) -> BarisJejak:
    data = json.loads(isi) if isi else {}
    return BarisJejak(
        nomor, pada, kejadian, data.get("pelaku", ""), data.get("atas_nama", ""), data.get("perubahan", {})
    )
