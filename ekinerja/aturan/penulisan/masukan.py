"""What the coach reads: one RHK with its indicators, and what the page knows around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ekinerja.aturan.kode import Kode
from ekinerja.aturan.skp import FormulirSkp, Pendekatan


class LapisJabatan(Kode):
    """How far a position reaches: what it can control differs. Not a rank of people."""

    TIDAK_DIKETAHUI = "TIDAK_DIKETAHUI", "Tidak diketahui"
    JPT = "JPT", "Jabatan pimpinan tinggi"
    ADMINISTRATOR = "ADMINISTRATOR", "Administrator"
    PENGAWAS = "PENGAWAS", "Pengawas"
    KEAHLIAN = "KEAHLIAN", "Fungsional keahlian"
    KETERAMPILAN = "KETERAMPILAN", "Fungsional keterampilan"
    PELAKSANA = "PELAKSANA", "Pelaksana"
    KEPALA_SEKOLAH = "KEPALA_SEKOLAH", "Kepala sekolah"
    GURU = "GURU", "Guru"


_TERAMPIL = ("terampil", "mahir", "penyelia", "pemula")
_LAPIS = {
    "JPT_PRATAMA": LapisJabatan.JPT,
    "ADMINISTRATOR": LapisJabatan.ADMINISTRATOR,
    "PENGAWAS": LapisJabatan.PENGAWAS,
    "PELAKSANA": LapisJabatan.PELAKSANA,
}


def lapis_jabatan(jenis: str, nama: str) -> LapisJabatan:
    """The reach of a position from its kind (code of the personnel data) and its name.

    A functional position says its category in its step: Terampil, Mahir, Penyelia, Pemula are keterampilan, all others
    keahlian. What is neither stays unknown, and the checks that need it stay silent.
    """
    kata = nama.lower().split()
    if kata[:2] == ["kepala", "sekolah"]:
        return LapisJabatan.KEPALA_SEKOLAH
    if jenis != "FUNGSIONAL":
        return _LAPIS.get(jenis, LapisJabatan.TIDAK_DIKETAHUI)
    if kata[:1] == ["guru"]:
        return LapisJabatan.GURU
    return LapisJabatan.KETERAMPILAN if kata and kata[-1] in _TERAMPIL else LapisJabatan.KEAHLIAN


@dataclass(frozen=True, slots=True)
class TulisanIndikator:
    """One indicator as typed. ``tahun_lalu``: last year's value; ``alasan_turun``: why the target is lower now.

    ``target`` may carry the unit ("12 laporan"). ``letak`` names the place on the form.
    """

    teks: str
    target: str = ""
    satuan: str = ""
    aspek: str = ""
    letak: str = ""
    tahun_lalu: str = ""
    alasan_turun: str = ""


@dataclass(frozen=True, slots=True)
class TahunLalu:
    """The same person's RHK of last year: its sentence and its targets as typed."""

    rhk: str
    target: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MasukanPenulisan:
    """One RHK. What is not known stays empty, and the checks that need it stay silent.

    ``rhk_atasan``: the RHK of the superior that this one could have been copied from.
    ``langsung``: direct alignment, where the superior's result is handed down on purpose (R-16).
    """

    rhk: str
    indikator: tuple[TulisanIndikator, ...] = ()
    lapis: LapisJabatan = LapisJabatan.TIDAK_DIKETAHUI
    jabatan: str = ""
    formulir: FormulirSkp = FormulirSkp.JA_JF
    pendekatan: Pendekatan = Pendekatan.KUANTITATIF
    utama: bool = True
    langsung: bool = False
    rhk_atasan: tuple[str, ...] = ()
    tahun_lalu: tuple[TahunLalu, ...] = ()
    mulai: date | None = None
    selesai: date | None = None
