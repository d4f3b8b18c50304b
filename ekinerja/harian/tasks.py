"""Background work of the daily reports."""

from datetime import timedelta
from typing import Any

from ekinerja.harian import lembar_banyak
from ekinerja.harian.actions.serah import serahkan_semua
from ekinerja.inti.tugas import Konteks, berkala, pekerjaan


@berkala("laporan.serah", setiap=timedelta(hours=1))
def serah() -> dict[str, int]:
    """Reports that wait follow the PPK of today."""
    return {"diserahkan": serahkan_semua()}


@pekerjaan(lembar_banyak.NAMA)
def lembar(ctx: Konteks, *, oleh: str, unit: str, periode: str) -> dict[str, Any]:
    """The sheets of many people as one ZIP; see `lembar_banyak`."""
    return lembar_banyak.kerjakan(ctx.pekerjaan, ctx)


@berkala("laporan.buang_lembar", setiap=timedelta(hours=24))
def buang_lembar() -> dict[str, int]:
    """Finished ZIP files do not stay for ever."""
    return {"dibuang": lembar_banyak.buang_lama()}
