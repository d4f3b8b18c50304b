"""Making a backup and putting one back."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from ekinerja import __version__
from ekinerja.inti.kunci_bukti import kunci

from . import arsip, postgres, sqlite
from .arsip import Cadangan, CadanganRusak

# Not worth keeping (made anew), or wrong in a copy: the mark of the newest trail entry may be ahead of the copy.
DILEWATI = {
    "statis",
    "paket",
    "lembar",
    "proses.json",
    "jejak.ujung",
    sqlite.NAMA,
    f"{sqlite.NAMA}-wal",
    f"{sqlite.NAMA}-shm",
}
SISIHAN = "sebelum-pulih-"
# A folder with nothing but these counts as empty.
SEPELE = {"statis", "proses.json", "rahasia.kunci", "jejak.ujung"}


def cadangkan(data: Path, url: str, tujuan: Path) -> tuple[Path, Cadangan]:
    """Write a verified backup; return where it is and what it holds. Raises CadanganRusak.

    The database is copied before the files, and no evidence is removed meanwhile: every file the copy names is there,
    also what still waits in quarantine.
    """
    berkas = _berkas_baru(tujuan)
    with (
        kunci(data / "bukti", berbagi=True),
        tempfile.TemporaryDirectory(prefix=".cadangan-", dir=berkas.parent) as folder,
    ):
        nama = postgres.NAMA if url else sqlite.NAMA
        salinan = Path(folder) / nama
        hitungan = postgres.salin(url, salinan) if url else _salin_sqlite(data, salinan)
        keterangan = Cadangan(__version__, _kini().isoformat(), "postgresql" if url else "sqlite", hitungan)
        isi = {nama: salinan, **{f"data/{p.relative_to(data).as_posix()}": p for p in _isi_data(data)}}
        lengkap = arsip.tulis(berkas, isi, keterangan)
    return berkas, lengkap


def _salin_sqlite(data: Path, salinan: Path) -> dict[str, int]:
    if not (data / sqlite.NAMA).exists():
        raise CadanganRusak(f"Belum ada basis data di {data}; tidak ada yang dicadangkan.")
    return sqlite.salin(data / sqlite.NAMA, salinan)


def _berkas_baru(tujuan: Path) -> Path:
    if tujuan.is_dir():
        tujuan = tujuan / f"kinerja-{_kini():%Y%m%d-%H%M%S}.zip"
    if tujuan.exists():
        raise CadanganRusak(f"Berkas {tujuan} sudah ada dan tidak ditimpa. Pilih nama lain.")
    if not tujuan.parent.is_dir():
        raise CadanganRusak(f"Folder {tujuan.parent} tidak ada. Buat dahulu, lalu ulangi.")
    return tujuan


def _isi_data(data: Path) -> Iterator[Path]:
    for atas in sorted(data.iterdir()):
        if atas.name in DILEWATI or atas.name.startswith((SISIHAN, ".")):
            continue
        yield from (
            [atas] if atas.is_file() else sorted(p for p in atas.rglob("*") if p.is_file() and not _sementara(p, data))
        )


def _sementara(p: Path, data: Path) -> bool:
    """Still being written; it has another name when it is whole."""
    bagian = p.relative_to(data).parts
    return bagian[0] == "bukti" and any(b.startswith(".") for b in bagian)


# -- restore ----------------------------------------------------------------------------------------------------------


def pulihkan(berkas: Path, data: Path, url: str, *, ganti: bool = False) -> tuple[Cadangan, Path | None]:
    """Put a backup back into an empty installation, or with `ganti` in place of the present one.

    Everything is verified before anything is touched. What was there is kept in `sebelum-pulih-…` inside the data
    folder; that folder is returned. Raises CadanganRusak.
    """
    data.mkdir(parents=True, exist_ok=True)
    _tolak_bila_berjalan(data)
    terisi = bool(_penting(data)) or bool(url and not postgres.kosong(url))
    if terisi and not ganti:
        raise CadanganRusak(f"Sudah ada data di {(url and 'PostgreSQL') or data}. Pakai --ganti untuk menggantinya.")
    with tempfile.TemporaryDirectory(prefix=".pulih-", dir=data) as folder:
        baru = Path(folder)
        keterangan = arsip.bongkar(berkas, baru)
        _cocokkan(keterangan, baru, url)
        sisihan = _sisihkan(data, url) if terisi else None
        if url:
            postgres.pulihkan(url, baru / postgres.NAMA, dict(keterangan.hitungan))
        _pasang(baru, data)
    return keterangan, sisihan


def _tolak_bila_berjalan(data: Path) -> None:
    try:
        pid = int(json.loads((data / "proses.json").read_text(encoding="utf-8"))["penyelia"])
        os.kill(pid, 0)
    except (OSError, ValueError, KeyError):
        return
    raise CadanganRusak("e-Kinerja masih berjalan di folder data ini. Hentikan dahulu (Ctrl-C), lalu ulangi.")


def _penting(data: Path) -> list[Path]:
    return [p for p in data.iterdir() if p.name not in SEPELE and not p.name.startswith((SISIHAN, "."))]


def _cocokkan(keterangan: Cadangan, baru: Path, url: str) -> None:
    """Check the unpacked database against the manifest and the engine of this installation."""
    if (keterangan.mesin == "postgresql") != bool(url):
        raise CadanganRusak(f"Cadangan ini dari {keterangan.mesin}; sesuaikan DATABASE_URL, lalu ulangi.")
    if url:
        postgres.periksa(baru / postgres.NAMA)
    else:
        sqlite.periksa(baru / sqlite.NAMA, dict(keterangan.hitungan))


def _sisihkan(data: Path, url: str) -> Path:
    tempat = data / f"{SISIHAN}{_kini():%Y%m%d-%H%M%S-%f}"
    tempat.mkdir(mode=0o700)
    if url and not postgres.kosong(url):
        postgres.salin(url, tempat / postgres.NAMA)
    for lama in data.iterdir():
        if not lama.name.startswith((SISIHAN, ".")) and lama.name != "statis":
            lama.rename(tempat / lama.name)
    return tempat


def _pasang(baru: Path, data: Path) -> None:
    """Move the files in; the database comes last, so that a half-done restore never looks like a running system."""
    for sepele in SEPELE - {"statis"}:
        (data / sepele).unlink(missing_ok=True)
    for asal in sorted((baru / "data").iterdir()) if (baru / "data").exists() else []:
        asal.rename(data / asal.name)
    if (baru / sqlite.NAMA).exists():
        (baru / sqlite.NAMA).rename(data / sqlite.NAMA)
    shutil.rmtree(baru / "data", ignore_errors=True)


def _kini() -> datetime:
    return datetime.now(UTC)  # the machine's own clock: this names a file, it is no moment of the product
