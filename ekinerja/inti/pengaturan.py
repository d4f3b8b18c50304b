"""The organisation and its dated settings."""

import time
from datetime import date
from typing import Any

from ekinerja.inti.models.pengaturan import Instansi, Setelan
from ekinerja.inti.waktu import hari_ini

_UMUR = 30.0
_instansi: tuple[float, Instansi] | None = None


def instansi() -> Instansi:
    """The organisation served here; an unsaved empty one before the first filling. Kept 30 seconds per process."""
    global _instansi
    kini = time.monotonic()
    if _instansi is None or kini - _instansi[0] > _UMUR:
        _instansi = (kini, Instansi.objects.filter(pk=1).first() or Instansi())
    return _instansi[1]


def lupakan_instansi() -> None:
    """Read the organisation anew at the next call."""
    global _instansi
    _instansi = None


def tetapkan_instansi(*, nama: str, jenis: str) -> Instansi:
    """Set name and kind (demo or nyata). Raises ValueError when a filled database would change its kind."""
    ada = Instansi.objects.filter(pk=1).first()
    if ada is not None and ada.jenis and ada.jenis != jenis:
        raise ValueError(f"basis data ini sudah berjenis {ada.jenis}")
    hasil, _ = Instansi.objects.update_or_create(pk=1, defaults={"nama": nama, "jenis": jenis})
    lupakan_instansi()
    return hasil


def setelan(kunci: str, bawaan: Any, *, pada: date | None = None) -> Any:
    """Value of a setting on a day (today by default), or `bawaan` when none was ever set."""
    nilai = (
        Setelan.objects.filter(kunci=kunci, berlaku_mulai__lte=pada or hari_ini())
        .order_by("-berlaku_mulai")
        .values_list("nilai", flat=True)
        .first()
    )
    return bawaan if nilai is None else nilai


def atur_setelan(kunci: str, nilai: Any, *, berlaku_mulai: date | None = None) -> None:
    """Set a value from a day on (today by default). The caller checks the right and records it in the trail."""
    Setelan.objects.update_or_create(kunci=kunci, berlaku_mulai=berlaku_mulai or hari_ini(), defaults={"nilai": nilai})
