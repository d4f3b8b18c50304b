"""Where packages lie: a folder of the data directory per package, mode 0700, random names. Backups leave them out."""

import json
import shutil
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from ekinerja.inti.berkas.tempat import tulis_utuh
from ekinerja.inti.pengaturan import setelan
from ekinerja.skp.paket.daftar import Butir

# Our own default, no law says it: a week to fetch the file. Dated setting `paket_simpan_hari`.
SIMPAN_HARI = 7
# One form takes about 90 KB; below this rest of the disk nothing is begun.
UKURAN_SATU = 100_000
SISA_MIN = 500_000_000


def akar() -> Path:
    return Path(settings.DATA) / "paket"


def folder(simpan: str) -> Path:
    return akar() / simpan


def berkas_zip(simpan: str) -> Path:
    """The finished file."""
    return folder(simpan) / "isi.zip"


def berkas_sementara(simpan: str) -> Path:
    """The growing file; becomes `berkas_zip` in one step."""
    return folder(simpan) / "isi.zip.sebagian"


def simpan_daftar(simpan: str, daftar: list[Butir]) -> None:
    """Fix who is in the package, so that a second try continues the same list."""
    isi = json.dumps([asdict(b) for b in daftar], ensure_ascii=False)
    tulis_utuh(folder(simpan) / "daftar.json", isi.encode())


def muat_daftar(simpan: str) -> list[Butir] | None:
    """The fixed list, None while there is none."""
    try:
        isi: list[dict[str, Any]] = json.loads((folder(simpan) / "daftar.json").read_text())
    except FileNotFoundError:
        return None
    return [Butir(**b) for b in isi]


def buang(simpan: str) -> None:
    """Remove everything of a package."""
    if simpan:
        shutil.rmtree(folder(simpan), ignore_errors=True)


def lama_simpan() -> int:
    """Days a finished file is kept, at least one."""
    return max(1, int(setelan("paket_simpan_hari", SIMPAN_HARI)))


def hapus_pada(selesai: datetime) -> datetime:
    """When the file of a package finished at this moment is deleted."""
    return selesai + timedelta(days=lama_simpan())


def cukup_ruang(banyak: int) -> bool:
    """Is there room on the disk for so many documents?"""
    tempat = akar()
    tempat.mkdir(mode=0o700, parents=True, exist_ok=True)
    return shutil.disk_usage(tempat).free > banyak * UKURAN_SATU + SISA_MIN
