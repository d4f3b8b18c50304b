"""One release in one file: rows, files and migrations of a small database, in a form every database engine can take.

`tests/rilis/VERSI.json.gz` holds for each table its columns and rows as JSON values, the files of the data folder, the
migrations the release ends with, and the digest of every migration file of ours.
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

SINI = Path(__file__).resolve().parent
AKAR = SINI.parent.parent
# Made by Django itself after migrating.
BUATAN_DJANGO = {"contenttypes.ContentType", "auth.Permission"}
# Files of the data folder that belong to the database.
BERKAS = ("jejak.kunci", "jejak.ujung", "bukti/*/*", "impor/*")


@dataclass(frozen=True)
class Rilis:
    """What a release file says."""

    versi: str
    ujung: dict[str, list[str]]
    sidik_migrasi: dict[str, str]
    baris: dict[str, dict[str, Any]]
    berkas: dict[str, str]

    @property
    def hitungan(self) -> dict[str, int]:
        """Rows per model."""
        return {label: len(isi["baris"]) for label, isi in self.baris.items()}


def berkas_rilis() -> list[Path]:
    return sorted(SINI.glob("*.json.gz"))


def berkas_versi(versi: str) -> Path:
    return SINI / f"{versi}.json.gz"


def akan_terbit(versi: str) -> bool:
    """CHANGELOG.md says that the version is not released yet: its file may still be made anew."""
    return f"\n## {versi} (unreleased)\n" in (AKAR / "CHANGELOG.md").read_text(encoding="utf-8")


def baca(berkas: Path) -> Rilis:
    return Rilis(**json.loads(gzip.decompress(berkas.read_bytes())))


def tulis(rilis: Rilis, berkas: Path) -> None:
    isi = json.dumps(asdict(rilis), ensure_ascii=False, separators=(",", ":"))
    berkas.write_bytes(gzip.compress(isi.encode(), 9, mtime=0))


# -- from the database ------------------------------------------------------------------------------------------------


def ambil(versi: str, data: Path) -> Rilis:
    """Everything in the current database and in the data folder beside it."""
    baris = {m._meta.label: _baris(m) for m in _model(apps) if m._meta.label not in BUATAN_DJANGO}
    berkas = {p.relative_to(data).as_posix(): p for pola in BERKAS for p in sorted(data.glob(pola)) if p.is_file()}
    isi = {nama: base64.b64encode(p.read_bytes()).decode() for nama, p in berkas.items()}
    return Rilis(versi, ujung_migrasi(), sidik_migrasi(), baris, isi)


def _model(daftar: Any) -> list[type[models.Model]]:
    semua = [m for m in daftar.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]
    return sorted(semua, key=lambda m: m._meta.label)


def _baris(model: type[models.Model]) -> dict[str, Any]:
    kolom = [f.attname for f in model._meta.concrete_fields]
    isi = model._base_manager.order_by("pk").values_list(*kolom)
    return {
        "tabel": model._meta.db_table,
        "kolom": kolom,
        "baris": [[_ke_json(v) for v in b] for b in isi.iterator(chunk_size=500)],
    }


def _ke_json(nilai: Any) -> Any:
    match nilai:
        case datetime() | date() | time():
            return nilai.isoformat()
        case UUID() | Decimal():
            return str(nilai)
        case bytes() | memoryview():
            return base64.b64encode(bytes(nilai)).decode()
        case _:
            return nilai


def ujung_migrasi() -> dict[str, list[str]]:
    """The last migrations of each app."""
    hasil: dict[str, list[str]] = {}
    for app, nama in sorted(MigrationLoader(None).graph.leaf_nodes()):
        hasil.setdefault(app, []).append(nama)
    return hasil


def sidik_migrasi() -> dict[str, str]:
    """SHA-256 of every migration file of ours."""
    berkas = sorted((AKAR / "ekinerja").glob("*/migrations/[0-9]*.py"))
    return {p.relative_to(AKAR).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in berkas}


# -- into a database --------------------------------------------------------------------------------------------------


def pasang(rilis: Rilis, data: Path) -> None:
    """Fill an empty database with the schema and the rows of that release, and put its files in place."""
    for nama, isi in rilis.berkas.items():
        (data / nama).parent.mkdir(parents=True, exist_ok=True)
        (data / nama).write_bytes(base64.b64decode(isi))
    pelaksana = MigrationExecutor(connection)
    tujuan = [(app, nama) for app, daftar in rilis.ujung.items() for nama in daftar]
    # A library may have replaced its own migrations since then; ours stay.
    tujuan = [t for t in tujuan if t in pelaksana.loader.graph.nodes or f"ekinerja.{t[0]}" in _aplikasi_kita()]
    keadaan = pelaksana.migrate(tujuan)
    with transaction.atomic():
        for model, isi in _isi(rilis, keadaan.apps):
            for b in isi["baris"]:
                model(**_dari_json(model, isi["kolom"], b)).save_base(raw=True, force_insert=True)
        with connection.cursor() as kursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), _model(keadaan.apps)):
                kursor.execute(sql)


def _aplikasi_kita() -> set[str]:
    return {a.name for a in apps.get_app_configs()}


def _isi(rilis: Rilis, daftar: Any) -> Iterator[tuple[type[models.Model], dict[str, Any]]]:
    """Rows of a migration (kinds of units, settings …) are replaced by those that were kept."""
    model = {m._meta.label: m for m in _model(daftar)}
    for label, isi in rilis.baris.items():
        if not label.startswith("inti.Jejak"):
            model[label]._base_manager.all().delete()
        yield model[label], isi


def _dari_json(model: type[models.Model], kolom: list[str], baris: list[Any]) -> dict[str, Any]:
    medan = {f.attname: f for f in model._meta.concrete_fields}
    return {
        k: v if isinstance(medan[k], models.JSONField) else medan[k].to_python(v)
        for k, v in zip(kolom, baris, strict=True)
    }
