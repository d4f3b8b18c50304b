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

# A link in that order.
Baris = tuple[int, datetime, str, str, UUID | None, UUID | None, UUID | None, str, str, str, bool]

_tulis = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def sidik_bergaram(garam: bytes, isi: str) -> str:
    """SHA-256 over salt and content."""
    return hashlib.sha256(garam + isi.encode()).hexdigest()


def sidik_baris(kunci: bytes, baris: Baris, sidik_sebelum: str) -> str:
    """HMAC-SHA-256 over the columns of a link (`KOLOM`) and the digest before it."""
    nomor, pada, kejadian, jenis, objek, pelaku, atas_nama, permintaan, isi_sidik, sidik_isi, jam_mundur = baris
    saat = pada.astimezone(UTC).isoformat(timespec="microseconds")
    kolom = [nomor, saat, kejadian, jenis, _hex(objek), _hex(pelaku), _hex(atas_nama), permintaan, isi_sidik, sidik_isi]
    teks = _tulis([*kolom, int(jam_mundur)])
    return hmac.digest(kunci, teks.encode() + sidik_sebelum.encode(), "sha256").hex()


def _hex(nilai: UUID | None) -> str | None:
    return None if nilai is None else nilai.hex
