"""What the register and the SKPs here say about the people of a file: a constant number of queries per 500 plans."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import HubunganPenilai, JenisJabatan, Pegawai, Penugasan, Peran, UnitKerja
from ekinerja.kepegawaian.peran import SELURUHNYA, jalur_peran
from ekinerja.perencanaan.kalender import GURU, UNIT_SEKOLAH
from ekinerja.perencanaan.models import KelompokPegawai, SumberSkpUnit
from ekinerja.skp.actions.masal import bagi
from ekinerja.skp.models import Rhk, Skp

# Who brings plans in from a file: the personnel office, and those who prepare for their own unit or school.
PENGIMPOR = (Peran.ADMIN_BKPSDM, Peran.ADMIN_UNIT, Peran.OPERATOR_SEKOLAH)
GTK = Skp.Sumber.RUANG_GTK


class Unit(NamedTuple):
    pk: int
    kode: str
    nama: str
    jalur: str
    jenis: str


class Tugas(NamedTuple):
    """A definitive assignment."""

    unit: int
    jabatan: str
    jenis_jabatan: str
    mulai: date
    sampai: date


class RhkAda(NamedTuple):
    """An RHK that a link of the file may point to."""

    id: str
    teks: str


@dataclass(slots=True)
class Acuan:
    orang: dict[str, Pegawai] = field(default_factory=dict)  # by NIP
    unit: dict[int, Unit] = field(default_factory=dict)
    kode: dict[str, Unit] = field(default_factory=dict)
    tugas: dict[int, list[Tugas]] = field(default_factory=dict)
    penilai: dict[int, list[tuple[date, date, int]]] = field(default_factory=dict)
    skp: dict[tuple[int, int], list[Skp]] = field(default_factory=dict)  # by person and year
    # (NIP of the owner, year) -> the file's id of an RHK -> that RHK here
    rhk: dict[tuple[str, int], dict[str, RhkAda]] = field(default_factory=dict)
    khusus: dict[int, str] = field(default_factory=dict)
    sumber_guru: str = GTK

    def tugas_pada(self, orang: int, hari: date) -> Tugas | None:
        """The assignment on that day; where the register begins later, the nearest one."""
        semua = self.tugas.get(orang, [])
        pada = [t for t in semua if t.mulai <= hari <= t.sampai]
        return (pada or sorted(semua, key=lambda t: abs((t.mulai - hari).days)) or [None])[0]

    def penilai_pada(self, orang: int, hari: date) -> int | None:
        semua = self.penilai.get(orang, [])
        return next((p for mulai, sampai, p in semua if mulai <= hari <= sampai), semua[0][2] if semua else None)

    def sumber(self, tugas: Tugas | None) -> tuple[str, bool]:
        """(where SKPs of this assignment come from, was that set for the unit itself?)"""
        unit = self.unit.get(tugas.unit) if tugas else None
        if tugas is None or unit is None:
            return Skp.Sumber.LOKAL, False
        if unit.jenis not in UNIT_SEKOLAH or tugas.jenis_jabatan != JenisJabatan.FUNGSIONAL:
            return Skp.Sumber.LOKAL, False
        return self.khusus.get(unit.pk, self.sumber_guru), unit.pk in self.khusus


def muat_acuan(skp: Iterable[dict[str, Any]]) -> Acuan:
    """Raises AturanDilanggar (409) while there are no units or no people to hang the plans on."""
    daftar = list(skp)
    hasil = Acuan(unit={u.pk: u for u in _unit()})
    hasil.kode = {u.kode: u for u in hasil.unit.values()}
    if not hasil.unit:
        raise AturanDilanggar("Impor dulu daftar unit, lalu pegawai: SKP memerlukan keduanya.")
    nip = {s["nip"] for s in daftar} | {(s["ppk"] or {}).get("nip", "") for s in daftar}
    nip |= {s["atasan_ppk"] for s in daftar}
    for sebagian in bagi(sorted(nip - {""})):
        hasil.orang.update((p.nip, p) for p in Pegawai.objects.filter(nip__in=sebagian) if p.nip)
    if not hasil.orang and not Pegawai.objects.exclude(nip=None).exists():
        raise AturanDilanggar("Impor dulu daftar pegawai: SKP menempel pada pegawai yang sudah tercatat.")
    _muat_tugas(hasil)
    _muat_skp(hasil, {date.fromisoformat(s["mulai"]).year for s in daftar})
    hasil.khusus = dict(SumberSkpUnit.objects.values_list("unit_id", "sumber_skp"))
    hasil.sumber_guru = KelompokPegawai.objects.filter(kode=GURU).values_list("sumber_skp", flat=True).first() or GTK
    return hasil


def _unit() -> Iterable[Unit]:
    return (Unit(*b) for b in UnitKerja.objects.values_list("pk", "kode", "nama", "jalur", "jenis_id"))


def _muat_tugas(hasil: Acuan) -> None:
    for sebagian in bagi(sorted(p.pk for p in hasil.orang.values())):
        baris = Penugasan.objects.filter(pegawai__in=sebagian, jenis=Penugasan.Jenis.DEFINITIF).order_by(
            "-mulai", "-pk"
        )
        kolom = ("pegawai_id", "unit_id", "jabatan__nama", "jabatan__jenis", "mulai", "sampai")
        for orang, unit, jabatan, jenis, mulai, sampai in baris.values_list(*kolom):
            hasil.tugas.setdefault(orang, []).append(Tugas(unit, jabatan, jenis, mulai, sampai or date.max))
        hubungan = HubunganPenilai.objects.filter(pegawai__in=sebagian).order_by("-mulai")
        for orang, mulai, sampai, penilai in hubungan.values_list("pegawai_id", "mulai", "sampai", "penilai_id"):
            hasil.penilai.setdefault(orang, []).append((mulai, sampai or date.max, penilai))


def _muat_skp(hasil: Acuan, tahun: set[int]) -> None:
    nip = {p.pk: n for n, p in hasil.orang.items()}
    for sebagian in bagi(sorted(nip)):
        kueri = Skp.objects.filter(pegawai__in=sebagian, tahun__in=tahun).select_related("asal", "diubah_oleh")
        kunci: dict[int, dict[str, str]] = {}
        for skp in kueri.order_by("mulai", "pk"):
            hasil.skp.setdefault((skp.pegawai_id, skp.tahun), []).append(skp)
            if hasattr(skp, "asal"):
                kunci[skp.pk] = {v: k for k, v in skp.asal.kunci.items()}
        rhk = (
            Rhk.objects.filter(skp__in=kunci)
            .order_by()
            .values_list("skp_id", "skp__tahun", "skp__pegawai_id", "id_publik", "teks")
        )
        for pk, thn, orang, id_, teks in rhk:
            if nama := kunci[pk].get(str(id_)):
                hasil.rhk.setdefault((nip[orang], thn), {})[nama] = RhkAda(str(id_), teks)


@dataclass(frozen=True, slots=True)
class Wilayah:
    """How far the rights of who imports reach. None as the person is the command line: everywhere."""

    saya: Pegawai | None

    def mencakup(self, *unit: Unit | None) -> bool:
        """All these units lie in the area."""
        return self.saya is None or all(u is not None and self._di(u, *PENGIMPOR) for u in unit)

    def mengesahkan(self, unit: Unit) -> bool:
        """May bring in a plan of ours as approved elsewhere: the personnel office only."""
        return self.saya is None or self._di(unit, Peran.ADMIN_BKPSDM)

    def membaca(self, unit: Unit) -> bool:
        """Reads SKPs of the unit that were submitted; an operator does not."""
        return self.saya is None or self._di(unit, Peran.ADMIN_BKPSDM, Peran.ADMIN_UNIT)

    def _di(self, unit: Unit, *peran: str) -> bool:
        return any(j == SELURUHNYA or unit.jalur.startswith(j) for j in jalur_peran(self.saya, *peran))
