"""Which kinds of files can be imported. Apps register their importer in `ready()`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from .hasil import HasilImpor

Kemajuan = Callable[[int, int, str], None]


def diam(selesai: int, total: int, teks: str) -> None:
    """Progress for nobody."""


@dataclass(frozen=True, slots=True)
class Pilihan:
    """How to read a file. `pada`: the day from which its data counts; `jawaban`: answers to proposals by key.

    `oleh`: the person whose rights limit what the file may change; None is the command line, which is limited by nothing.
    """

    pada: date
    terima_usulan: bool = False
    jawaban: Mapping[str, str] = field(default_factory=dict)
    lain: Mapping[str, str] = field(default_factory=dict)
    oleh: Any = None


@dataclass(slots=True)
class Pemeriksaan:
    """A checked file: what a person should know, and what `terapkan` needs."""

    hasil: HasilImpor
    rencana: Any = None


class Pengimpor(Protocol):
    """One kind of import.

    `baca` turns the file into a table that holds known columns only; `ke_json` and `dari_json` keep that for a while;
    `periksa` compares it with the database and writes nothing; `terapkan` writes what the check planned. `halaman` is
    the address where such files are sent, `boleh` says who may send them.
    """

    jenis: str
    judul: str
    ket: str
    halaman: str

    def boleh(self, saya: Any) -> bool: ...

    def baca(self, berkas: Path, pilihan: Pilihan) -> Any: ...

    def ke_json(self, tabel: Any) -> dict[str, Any]: ...

    def dari_json(self, isi: dict[str, Any]) -> Any: ...

    def periksa(self, tabel: Any, pilihan: Pilihan, kemajuan: Kemajuan = diam) -> Pemeriksaan: ...

    def terapkan(self, pemeriksaan: Pemeriksaan, pilihan: Pilihan, *, oleh: Any, kemajuan: Kemajuan = diam) -> None: ...


_pengimpor: dict[str, Pengimpor] = {}
_hanya_perintah: set[str] = set()

# Kinds that are announced but not there yet: the command says so in a sentence.
DIRENCANAKAN = {
    "dapodik": "Dapodik",
    "jadwal": "Jadwal pelajaran",
    "skp-resmi": "SKP resmi (Ruang GTK atau BKN)",
    "pelatihan": "Pelatihan",
    "potensi": "Potensi",
    "hukdis": "Hukuman disiplin",
    "libur": "Hari libur",
}


def daftar(jenis: str, kelas: Callable[[], Pengimpor], *, layar: bool = True) -> None:
    """Register an importer under its kind; `layar=False` keeps it to the command line."""
    _pengimpor[jenis] = kelas()
    (_hanya_perintah.discard if layar else _hanya_perintah.add)(jenis)


def pengimpor(jenis: str) -> Pengimpor:
    """The importer of that kind. Raises LookupError with a sentence."""
    if jenis in _pengimpor:
        return _pengimpor[jenis]
    if jenis in DIRENCANAKAN:
        raise LookupError(f"Impor {DIRENCANAKAN[jenis]} belum tersedia di versi ini. {_yang_ada()}")
    raise LookupError(f"Jenis impor “{jenis}” tidak dikenal. {_yang_ada()}")


def jenis_impor() -> list[Pengimpor]:
    """Every importer that the page for imports offers, by title."""
    return sorted((p for j, p in _pengimpor.items() if j not in _hanya_perintah), key=lambda p: p.judul)


def _yang_ada() -> str:
    return f"Yang tersedia: {', '.join(sorted(_pengimpor))}." if _pengimpor else "Belum ada impor yang tersedia."
