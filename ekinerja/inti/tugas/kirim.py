"""Queueing. The row and its queue entry are written in the caller's transaction: no commit, no job."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from ekinerja.inti.models.tugas import Pekerjaan

from . import daftar
from .jalan import masukkan


def antrekan(nama: str, kunci_efek: str | None = None, pemilik: Any = None, **args: Any) -> Pekerjaan:
    """Queue the job `nama` with JSON arguments.

    `kunci_efek`: queued once, ever; asking again returns the first one. `pemilik`: who may watch it (an object with
    `id_publik`, or a UUID). Raises LookupError for an unknown name.
    """
    if daftar.jenis(nama) is None:
        raise LookupError(f"pekerjaan {nama} tidak terdaftar")
    if kunci_efek is None:
        return _buat(nama, None, pemilik, args)
    try:
        with transaction.atomic():
            return _buat(nama, kunci_efek, pemilik, args)
    except IntegrityError:
        return Pekerjaan.objects.get(kunci_efek=kunci_efek)


@transaction.atomic
def _buat(nama: str, kunci_efek: str | None, pemilik: Any, args: dict[str, Any]) -> Pekerjaan:
    uuid = pemilik if isinstance(pemilik, UUID) else getattr(pemilik, "id_publik", None)
    baris = Pekerjaan.objects.create(nama=nama, argumen=args, kunci_efek=kunci_efek, pemilik=uuid)
    masukkan(baris)
    return baris
