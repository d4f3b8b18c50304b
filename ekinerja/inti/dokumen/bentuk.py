"""What goes onto each document: plain text fields, filled by the app that owns the subject.

Everything is text as it shall be printed (dates, numbers and labels already in words). An absent fact is the empty
text: people without NIP or rank leave the line blank. Lists of feedback name the speaker ("Pimpinan: …").
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

Formulir = Literal["JPT", "JA_JF"]
Pendekatan = Literal["KUANTITATIF", "KUALITATIF"]

# A field that came later: absent while empty, so that documents without it keep their digest.
BILA_ADA = {"bila_ada": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Orang:
    """One identity block. `jabatan` carries Plt./Plh. where it applies; `unit` may be the agency for the PPK."""

    nama: str
    nip: str = ""
    pangkat: str = ""
    jabatan: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persetujuan:
    """A digital act, printed as "<tindakan> secara elektronik oleh <nama> pada <pada>, kode <kode>."."""

    tindakan: str
    nama: str
    pada: str
    kode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TandaTangan:
    """A signature block; without `elektronik` room for a pen is left. `keterangan` is a small note under it."""

    peran: str
    nama: str
    nip: str = ""
    tempat_tanggal: str = ""
    elektronik: Persetujuan | None = None
    keterangan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator:
    """One indicator of an RHK. `aspek` only on the JA/JF form; the last two only at evaluation.

    `jenis_target` is a small note under the target, empty where the target is simply added up.
    """

    teks: str
    target: str
    aspek: str = ""
    jenis_target: str = ""
    realisasi: str = ""
    umpan_balik: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhk:
    """One rencana hasil kerja. Kuantitatif fills `indikator`; kualitatif fills `narasi` and its own realisation."""

    rhk: str
    rhk_atasan: str = ""
    perspektif: str = ""
    indikator: list[Indikator] = field(default_factory=list)
    narasi: str = ""
    realisasi: str = ""
    umpan_balik: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perilaku:
    """One of the seven core values with its fixed guides."""

    nilai: str
    panduan: list[str]
    ekspektasi: str = ""
    umpan_balik: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lampiran:
    dukungan: list[str] = field(default_factory=list)
    skema: list[str] = field(default_factory=list)
    konsekuensi: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualIndikator:
    """How one indicator of the JPT form is measured; printed after the Lampiran."""

    rhk: str
    indikator: str
    definisi: str = ""
    formula: str = ""
    sumber_data: str = ""
    frekuensi: str = ""
    penanggung_jawab: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KolomPeran:
    """One column of a matriks peran hasil: an indicator of the leader with its target and number."""

    nomor: str
    teks: str
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPeran:
    """One person's row: a role per column in the same order, empty where there is none. `langsung`: "1" or ""."""

    nama: str
    peran: list[str]
    langsung: list[str]
    nip: str = ""
    jabatan: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatriksPeranHasil:
    """Matriks Peran Hasil of a unit (R-15); `pimpinan` is whose matriks it is, `keadaan` when it was set."""

    instansi: str
    unit: str
    tahun: str
    pimpinan: str
    keadaan: str
    kolom: list[KolomPeran]
    baris: list[BarisPeran]
    tanda: TandaTangan
    catatan: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulirSkp:
    """Formulir SKP with its Lampiran, in the four shapes formulir × pendekatan (Permenpan RB 6/2022, lampiran).

    `manual` takes no part in the content while it is empty.
    """

    instansi: str
    periode: str
    formulir: Formulir
    pendekatan: Pendekatan
    pegawai: Orang
    penilai: Orang
    utama: list[Rhk]
    perilaku: list[Perilaku]
    lampiran: Lampiran
    tanda_pegawai: TandaTangan
    tanda_penilai: TandaTangan
    tambahan: list[Rhk] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    manual: list[ManualIndikator] = field(default_factory=list, metadata=BILA_ADA)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulirEvaluasi:
    """Formulir Evaluasi Kinerja Pegawai. `pola`: five points from Sangat Kurang to Sangat Baik, or empty."""

    instansi: str
    periode: str
    periode_evaluasi: str
    formulir: Formulir
    pendekatan: Pendekatan
    pegawai: Orang
    penilai: Orang
    capaian_organisasi: str
    utama: list[Rhk]
    perilaku: list[Perilaku]
    rating_hasil_kerja: str
    rating_perilaku: str
    predikat: str
    tanda_penilai: TandaTangan
    tambahan: list[Rhk] = field(default_factory=list)
    alasan_hasil_kerja: str = ""
    alasan_perilaku: str = ""
    pola: list[int] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenEvaluasi:
    """Dokumen Evaluasi Kinerja Pegawai (Format D.1.1). `catatan` is the field catatan/rekomendasi."""

    instansi: str
    periode: str
    periode_evaluasi: str
    pegawai: Orang
    penilai: Orang
    atasan_penilai: Orang
    capaian_organisasi: str
    predikat: str
    tanda_penilai: TandaTangan
    tanda_pegawai: TandaTangan
    catatan: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class BagianRekap:
    """One table of a recap, with sentences above it."""

    judul: str
    kolom: list[str]
    keterangan: list[str] = field(default_factory=list)
    baris: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapLaporan:
    """A recap or list made from daily reports. It is not issued: `kaki` says what it is. `lebar`: shares of the columns."""

    instansi: str
    judul: str
    periode: str
    pegawai: Orang
    dibuat: str
    kaki: str
    lebar: list[int]
    ringkasan: list[str] = field(default_factory=list)
    bagian: list[BagianRekap] = field(default_factory=list)


Bentuk = FormulirSkp | FormulirEvaluasi | DokumenEvaluasi | MatriksPeranHasil | RekapLaporan

TEMPLAT: dict[str, type[Any]] = {
    "formulir-skp": FormulirSkp,
    "formulir-evaluasi": FormulirEvaluasi,
    "dokumen-evaluasi": DokumenEvaluasi,
    "matriks-peran-hasil": MatriksPeranHasil,
    "rekap-laporan": RekapLaporan,
}


def sebagai_dict(templat: str, data: Bentuk | Mapping[str, Any]) -> dict[str, Any]:
    """The complete content of a document as plain JSON values, defaults filled in; empty `BILA_ADA` fields left out.

    Raises ValueError for an unknown template, a missing or unknown field, or a value of another type.
    """
    if templat not in TEMPLAT:
        raise ValueError(f"templat tidak dikenal: {templat}")
    kelas = TEMPLAT[templat]
    polos = asdict(data) if is_dataclass(data) else data
    isi = asdict(_susun(kelas, polos, templat))
    return {f.name: isi[f.name] for f in fields(kelas) if isi[f.name] or not f.metadata.get("bila_ada")}


def _susun(jenis: Any, nilai: Any, letak: str) -> Any:
    """Build a value of the annotated type from plain JSON; `letak` names the place in errors."""
    if is_dataclass(jenis):
        return _susun_kelas(jenis, nilai, letak)
    asal, isi = get_origin(jenis), get_args(jenis)
    if asal is list and isinstance(nilai, list | tuple):
        return [_susun(isi[0], x, f"{letak}[{i}]") for i, x in enumerate(nilai)]
    if asal is UnionType:
        return None if nilai is None else _susun(isi[0], nilai, letak)
    if asal is Literal and nilai in isi:
        return nilai
    if jenis in (str, int) and type(nilai) is jenis:
        return nilai
    raise ValueError(f"{letak}: {nilai!r} bukan {jenis}")


@cache
def _jenis_medan(kelas: Any) -> dict[str, Any]:
    """Type of each field; working them out costs more than building the value."""
    return get_type_hints(kelas)


def _susun_kelas(kelas: Any, nilai: Any, letak: str) -> Any:
    jenis = _jenis_medan(kelas)
    if not isinstance(nilai, Mapping) or (asing := set(nilai) - set(jenis)):
        raise ValueError(f"{letak}: medan tidak dikenal: {sorted(asing) if isinstance(nilai, Mapping) else nilai!r}")
    try:
        return kelas(
            **{
                f.name: _susun(jenis[f.name], nilai[f.name], f"{letak}.{f.name}")
                for f in fields(kelas)
                if f.name in nilai
            }
        )
    except TypeError as galat:
        raise ValueError(f"{letak}: {galat}") from galat
