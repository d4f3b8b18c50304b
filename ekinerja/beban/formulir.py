"""The registry of forms (formulir.toml): who fills them in, which addresses save them, why each field is mandatory."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BERKAS = Path(__file__).parent / "formulir.toml"


@dataclass(frozen=True, slots=True)
class Wajib:
    """One mandatory field: what it is called on the screen, why it is asked, and the source where there is one."""

    nama: str
    label: str
    sebab: str
    dasar: str


@dataclass(frozen=True, slots=True)
class Formulir:
    kunci: str
    judul: str
    siapa: str
    rute: tuple[str, ...]
    kelas: tuple[str, ...]  # Form classes, app.forms.Class
    wajib: tuple[Wajib, ...]


@cache
def semua() -> Mapping[str, Formulir]:
    """Every form by its key, in the order of the file. Raises KeyError where a field names no reason."""
    isi = tomllib.loads(BERKAS.read_text())
    umum = isi["umum"]
    return {kunci: _formulir(kunci, f, umum) for kunci, f in isi["formulir"].items()}


def _formulir(kunci: str, f: dict[str, object], umum: dict[str, list[str]]) -> Formulir:
    sendiri: dict[str, list[str]] = f.get("wajib", {})  # type: ignore[assignment]
    nama = dict.fromkeys([*f.get("umum", ()), *sendiri])  # type: ignore[misc]
    wajib = (Wajib(n, *(sendiri.get(n) or umum[n])) for n in nama)
    return Formulir(kunci, f["judul"], f["siapa"], tuple(f["rute"]), tuple(f.get("kelas", ())), tuple(wajib))  # type: ignore[arg-type]


@cache
def per_rute() -> Mapping[str, str]:
    """Address that saves -> key of its form."""
    return {rute: f.kunci for f in semua().values() for rute in f.rute}
