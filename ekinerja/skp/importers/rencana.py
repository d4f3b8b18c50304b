"""What an import of plans would do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ekinerja.inti.kanonik import kanonik
from ekinerja.inti.tampil import waktu
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.pangkat import pangkat_lengkap
from ekinerja.kepegawaian.penilai import nama_lengkap
from ekinerja.skp.importers.acuan import Acuan, Tugas, Unit
from ekinerja.skp.isi import Isi
from ekinerja.skp.masukan import sidik
from ekinerja.skp.models import Skp


@dataclass(slots=True)
class Calon:
    """One plan that can be placed: whose it is, where it belongs, and what stands here already."""

    nomor: int
    skp: Mapping[str, Any]
    orang: Pegawai
    unit: Unit
    tugas: Tugas | None
    sumber: str
    status: str
    ada: Skp | None = None
    kunci: dict[str, str] = field(default_factory=dict)
    lama: Isi | None = None
    isi: Isi = field(default_factory=dict)
    penilai: int | None = None
    atasan_penilai: int | None = None
    sidik: str = ""
    _terhubung: list[str] | None = None

    @property
    def mulai(self) -> date:
        return date.fromisoformat(self.skp["mulai"])

    @property
    def sampai(self) -> date:
        return date.fromisoformat(self.skp["sampai"])

    @property
    def siapa(self) -> str:
        return f"{self.orang.nama} ({self.skp['nip']})"

    @property
    def sah(self) -> bool:
        """Comes in as a plan in force, or one that was."""
        return self.status in (*Skp.BERLAKU, Skp.Status.DITUTUP)

    def sidik_dengan(self, terhubung: set[str]) -> str:
        """Digest of everything the file says, and of which links were found; kept while these are the same links."""
        if not self.sidik or self._terhubung != sorted(terhubung):
            self._terhubung = sorted(terhubung)
            return sidik(kanonik([dict(self.skp), self.sumber, self.status, self._terhubung]))
        return self.sidik


@dataclass(slots=True)
class Rencana:
    tulis: list[Calon] = field(default_factory=list)
    berkas: str = ""
    sha256: str = ""


def oleh_siapa(skp: Skp) -> str:
    """Who worked on it last, and when."""
    return f"{skp.diubah_oleh.nama if skp.diubah_oleh else 'Sistem'}, {waktu(skp.diubah_pada)}"


def kepala(c: Calon, acuan: Acuan) -> dict[str, Any]:
    """The head of the content: span, form, people."""
    return {
        "tahun": c.mulai.year,
        "mulai": c.skp["mulai"],
        "sampai": c.skp["sampai"],
        "formulir": c.skp["formulir"],
        "pendekatan": c.skp["pendekatan"],
        "sumber": c.sumber,
        "potret": _potret(c, acuan),
    }


def _potret(c: Calon, acuan: Acuan) -> dict[str, Any]:
    jabatan = c.skp["jabatan"] or (c.tugas.jabatan if c.tugas else "")
    ppk, atasan = c.skp["ppk"] or {}, acuan.orang.get(c.skp["atasan_ppk"])
    penilai = acuan.orang.get(ppk.get("nip", ""))
    unit = acuan.kode.get(ppk.get("unit", ""))
    return {
        "pegawai": _blok(c.orang, c.skp["nip"], jabatan, c.unit.nama),
        "penilai": _blok(penilai, ppk["nip"], ppk["jabatan"], unit.nama if unit else "", ppk["nama"]) if ppk else None,
        "atasan_penilai": _atasan(atasan, acuan) if atasan and atasan != c.orang else None,
    }


def _atasan(atasan: Pegawai, acuan: Acuan) -> dict[str, str]:
    tugas = (acuan.tugas.get(atasan.pk) or [None])[0]
    unit = acuan.unit[tugas.unit].nama if tugas else ""
    return _blok(atasan, atasan.nip or "", tugas.jabatan if tugas else "", unit)


def _blok(orang: Pegawai | None, nip: str, jabatan: str, unit: str, nama: str = "") -> dict[str, str]:
    return {
        "nama": nama_lengkap(orang) if orang else nama,
        "nip": nip,
        "pangkat": pangkat_lengkap(orang) if orang else "",
        "jabatan": jabatan,
        "unit": unit,
    }
