"""What issuing a document fixes: its digest, and the fields the trail checker compares."""

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ekinerja.inti.kanonik import kanonik
from ekinerja.inti.models import DokumenTerbit


def sidik_data(isi: Mapping[str, Any]) -> str:
    """SHA-256 of the content in canonical JSON."""
    return hashlib.sha256(kanonik(isi).encode()).hexdigest()


def isi_tetap(dokumen: DokumenTerbit) -> dict[str, Any]:
    """What issuing fixes for ever; the trail checker compares it with the row as it is later."""
    medan = ("kode", "nomor", "tanggal", "penerbit_nama", "penerbit_nip", "perihal_tersamar", "objek_uuid", "templat")
    return {m: getattr(dokumen, m) for m in medan} | {"sidik_data": sidik_data(dokumen.data)}


def isi_tetap_banyak(uuid: list[UUID]) -> dict[UUID, dict[str, Any]]:
    """The same for many documents, by public id."""
    return {d.id_publik: isi_tetap(d) for d in DokumenTerbit.objects.filter(id_publik__in=uuid)}


def isi_tetap_satu(uuid: UUID) -> dict[str, Any] | None:
    """The same for one document, None when its row is gone."""
    return isi_tetap_banyak([uuid]).get(uuid)
