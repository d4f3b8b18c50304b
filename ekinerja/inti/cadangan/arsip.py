"""The backup file: a zip whose first member, `manifes.json`, holds the SHA-256 of every other one."""

import hashlib
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

MANIFES = "manifes.json"
BENTUK = 1
POTONG = 1024 * 1024


class CadanganRusak(Exception):
    """The file cannot be trusted; the text is a sentence for the person."""


@dataclass(frozen=True)
class Cadangan:
    """What a backup says about itself: product version, moment, engine, rows per table, digest per member."""

    versi: str
    dibuat: str
    mesin: str
    hitungan: Mapping[str, int]
    sidik: Mapping[str, str] = field(default_factory=dict)
    bentuk: int = BENTUK


def tulis(tujuan: Path, isi: Mapping[str, Path], keterangan: Cadangan) -> Cadangan:
    """Write the members and their manifest to a new file, readable by its owner only; complete or not there at all."""
    lengkap = Cadangan(**{**asdict(keterangan), "sidik": {nama: sidik_berkas(p) for nama, p in isi.items()}})
    sementara = tujuan.with_name(f".{tujuan.name}.baru")
    fd = os.open(sementara, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(fd, "w+b") as berkas:
            _tulis_zip(berkas, isi, lengkap)
            berkas.flush()
            os.fsync(berkas.fileno())
        periksa(sementara)
        os.link(sementara, tujuan)
    finally:
        sementara.unlink(missing_ok=True)
    return lengkap


def _tulis_zip(berkas: IO[bytes], isi: Mapping[str, Path], keterangan: Cadangan) -> None:
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as arsip:
        arsip.writestr(MANIFES, json.dumps(asdict(keterangan), indent=1, ensure_ascii=False))
        for nama, asal in isi.items():
            arsip.write(asal, nama)


def periksa(berkas: Path) -> Cadangan:
    """Read the whole file and compare every digest. Raises CadanganRusak."""
    with _buka(berkas) as arsip:
        keterangan = _manifes(arsip)
        for nama, sidik in keterangan.sidik.items():
            with arsip.open(nama) as isi:
                if sidik_aliran(isi) != sidik:
                    raise CadanganRusak(f"Isi {nama} di dalam cadangan tidak sama dengan sidiknya: berkas ini rusak.")
    return keterangan


def bongkar(berkas: Path, tujuan: Path) -> Cadangan:
    """Verify, then unpack into an empty folder, everything readable by its owner only."""
    keterangan = periksa(berkas)
    with _buka(berkas) as arsip:
        for nama in keterangan.sidik:
            keluar = tujuan / nama
            keluar.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with arsip.open(nama) as isi, open(os.open(keluar, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as salinan:
                shutil.copyfileobj(isi, salinan, POTONG)
                salinan.flush()
                os.fsync(salinan.fileno())
    return keterangan


class _Arsip(zipfile.ZipFile):
    """A zip whose read errors are all told in the same way."""

    def open(self, *argumen, **kata):  # type: ignore[no-untyped-def]
        try:
            return super().open(*argumen, **kata)
        except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError) as galat:
            raise CadanganRusak(f"Cadangan tidak dapat dibaca sampai selesai: {galat}.") from None


def _buka(berkas: Path) -> zipfile.ZipFile:
    try:
        return _Arsip(berkas)
    except FileNotFoundError:
        raise CadanganRusak(f"Berkas {berkas} tidak ada.") from None
    except (zipfile.BadZipFile, OSError) as galat:
        raise CadanganRusak(f"Berkas {berkas} bukan cadangan e-Kinerja atau terpotong ({galat}).") from None


def _manifes(arsip: zipfile.ZipFile) -> Cadangan:
    try:
        keterangan = Cadangan(**json.loads(arsip.read(MANIFES)))
    except (CadanganRusak, KeyError, ValueError, TypeError, zipfile.BadZipFile):
        raise CadanganRusak("Berkas ini bukan cadangan e-Kinerja: daftar isinya tidak dapat dibaca.") from None
    if keterangan.bentuk != BENTUK:
        raise CadanganRusak(f"Cadangan ini dibuat versi {keterangan.versi}, yang bentuknya belum dikenal versi ini.")
    if set(arsip.namelist()) != {MANIFES, *keterangan.sidik} or not all(map(_nama_aman, keterangan.sidik)):
        raise CadanganRusak("Isi cadangan tidak sama dengan daftar isinya.")
    return keterangan


def _nama_aman(nama: str) -> bool:
    jalur = PurePosixPath(nama)
    return not jalur.is_absolute() and ".." not in jalur.parts and "\\" not in nama and str(jalur) == nama


def sidik_berkas(berkas: Path) -> str:
    with berkas.open("rb") as isi:
        return sidik_aliran(isi)


def sidik_aliran(isi: IO[bytes]) -> str:
    """SHA-256 of a stream. Raises CadanganRusak when it ends badly."""
    sidik = hashlib.sha256()
    for potong in _potongan(isi):
        sidik.update(potong)
    return sidik.hexdigest()


def _potongan(isi: IO[bytes]) -> Iterator[bytes]:
    try:
        while potong := isi.read(POTONG):
            yield potong
    except (zipfile.BadZipFile, EOFError, OSError, zlib.error) as galat:
        raise CadanganRusak(f"Cadangan rusak di tengah: {galat}.") from None
