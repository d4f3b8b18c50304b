"""Digests of the chain: the only place that knows how they are made."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from uuid import UUID

AWAL = "0" * 64

# Columns of the link that the chain covers, in this order.
KOLOM = (
    "nomor",
    "pada",
    "kejadian",
    "objek_jenis",
    "objek_uuid",
    "pelaku_uuid",
    "atas_nama_uuid",
    "permintaan",
    "isi_sidik",
    "sidik_isi",
    "jam_mundur",
)

Nilai = int | str | bool | datetime | UUID | None


def sidik_bergaram(garam: bytes, isi: str) -> str:
    """SHA-256 over salt and content."""
    return hashlib.sha256(garam + isi.encode()).hexdigest()


def sidik_baris(kunci: bytes, baris: tuple[Nilai, ...], sidik_sebelum: str) -> str:
    """HMAC-SHA-256 over the columns of a link (`KOLOM`) and the digest before it."""
    teks = json.dumps([_teks(v) for v in baris], ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(kunci, teks.encode() + sidik_sebelum.encode(), "sha256").hex()


def _teks(nilai: Nilai) -> int | str | None:
    if isinstance(nilai, datetime):
        return nilai.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(nilai, UUID):
        return nilai.hex
    if isinstance(nilai, bool):
        return int(nilai)
    return nilai
