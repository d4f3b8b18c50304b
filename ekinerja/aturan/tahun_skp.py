"""Which SKPs a person owes in a year: dated facts in, parts and pauses out (DT-07, R-40, section "Special situations").

A year is walked from one change to the next. Days on which the person owes an SKP and holds a definitive position
belong to exactly one part; a new unit, a new position or a pause begins the next one, so the former SKP ends the day
before. Plt. and Plh. never make a part: that work is an additional result in the definitive SKP (U-05).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from ekinerja.aturan.berlaku import daftar_versi, pada, pada_atau_awal
from ekinerja.aturan.jawaban import Galat, Jawaban, MasukanSalah
from ekinerja.aturan.kewajiban import wajib_skp
from ekinerja.aturan.kode import Kode
from ekinerja.aturan.teks import tanggal as tulis

SEHARI = timedelta(days=1)
DEFINITIF = "DEFINITIF"


class StatusPegawai(Kode):
    """Employment status, as far as the obligation asks for it."""

    PNS = "PNS", "PNS"
    CPNS = "CPNS", "CPNS"
    PPPK = "PPPK", "PPPK"
    PPPK_PARUH_WAKTU = "PPPK_PARUH_WAKTU", "PPPK paruh waktu"
    PEJABAT_NEGARA = "PEJABAT_NEGARA", "Pejabat negara"
    NON_ASN = "NON_ASN", "Non-ASN"


class KedudukanPegawai(Kode):
    """Kedudukan hukum."""

    AKTIF = "AKTIF", "Aktif"
    TUGAS_BELAJAR = "TUGAS_BELAJAR", "Tugas belajar"
    TUGAS_BELAJAR_SAMBIL = "TUGAS_BELAJAR_SAMBIL", "Tugas belajar sambil bekerja"
    CLTN = "CLTN", "Cuti di luar tanggungan negara"
    MPP = "MPP", "Masa persiapan pensiun"
    PEMBERHENTIAN_SEMENTARA = "PEMBERHENTIAN_SEMENTARA", "Pemberhentian sementara"
    PEJABAT_NEGARA = "PEJABAT_NEGARA", "Pejabat negara atau anggota lembaga nonstruktural"
    PENSIUN = "PENSIUN", "Pensiun"
    BERHENTI = "BERHENTI", "Berhenti"


class JenisTugas(Kode):
    """Kind of an assignment."""

    DEFINITIF = "DEFINITIF", "Definitif"
    PLT = "PLT", "Plt."
    PLH = "PLH", "Plh."


class SebabJeda(Kode):
    """Why some days need no SKP here."""

    TIDAK_WAJIB = "TIDAK_WAJIB", "Tidak wajib"
    TANPA_JABATAN = "TANPA_JABATAN", "Jabatan belum tercatat"


@dataclass(frozen=True, slots=True)
class MasaKedudukan:
    """Kedudukan, and status where it is another one, from-to (both included; no end = still)."""

    mulai: date
    selesai: date | None
    kedudukan: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class MasaTugas:
    """An assignment from-to. Of several definitive ones on a day the one that began last counts.

    ``unit`` and ``jabatan`` are compared as they are written. ``urut`` decides between two that began on one day.
    """

    mulai: date
    selesai: date | None
    unit: str
    jabatan: str
    jenis: str = DEFINITIF
    urut: int = 0


@dataclass(frozen=True, slots=True)
class FaktaPegawai:
    """Everything the parts depend on. Outside ``masa`` the person has ``status`` and ``kedudukan``."""

    status: str
    kedudukan: str = "AKTIF"
    spmt: date | None = None
    tugas: tuple[MasaTugas, ...] = ()
    masa: tuple[MasaKedudukan, ...] = ()


@dataclass(frozen=True, slots=True)
class BagianSkp:
    """One SKP that is owed. ``alasan`` says why it begins where it does, ``akhir`` why it ends."""

    mulai: date
    selesai: date
    unit: str
    jabatan: str
    alasan: str = ""
    akhir: str = ""

    @property
    def hari(self) -> int:
        """Days, both ends counted."""
        return (self.selesai - self.mulai).days + 1


@dataclass(frozen=True, slots=True)
class Jeda:
    """Days without an SKP here. ``sukarela``: one may be kept, without a legal predikat."""

    mulai: date
    selesai: date
    jenis: SebabJeda
    sebab: str
    sukarela: bool = False

    @property
    def hari(self) -> int:
        """Days, both ends counted."""
        return (self.selesai - self.mulai).days + 1


@dataclass(frozen=True, slots=True)
class TahunSkp:
    """A whole year: parts and pauses cover every day once, in order."""

    tahun: int
    bagian: tuple[BagianSkp, ...]
    jeda: tuple[Jeda, ...]

    @property
    def hari_wajib(self) -> int:
        """Days for which an SKP is owed."""
        return sum(b.hari for b in self.bagian)

    @property
    def ruas(self) -> list[BagianSkp | Jeda]:
        """Parts and pauses in order of time."""
        semua: list[BagianSkp | Jeda] = [*self.bagian, *self.jeda]
        return sorted(semua, key=lambda r: r.mulai)

    def pada(self, hari: date) -> BagianSkp | None:
        """The part that contains the day."""
        return next((b for b in self.bagian if b.mulai <= hari <= b.selesai), None)


Ruas = BagianSkp | Jeda


def susun_tahun(fakta: FaktaPegawai, tahun: int) -> TahunSkp:
    """Parts and pauses of the year; the order in which the facts are given does not matter."""
    awal, akhir = date(tahun, 1, 1), date(tahun, 12, 31)
    batas = sorted({awal, *(h for h in _batas(fakta) if awal < h <= akhir)})
    ruas = list(_gabung(_pada(fakta, a, b - SEHARI) for a, b in pairwise([*batas, akhir + SEHARI])))
    bagian = tuple(_beralasan(ruas, n) for n, r in enumerate(ruas) if isinstance(r, BagianSkp))
    return TahunSkp(tahun, bagian, tuple(r for r in ruas if isinstance(r, Jeda)))


def tugas_pada(fakta: FaktaPegawai, hari: date) -> MasaTugas | None:
    """The definitive assignment of that day."""
    ada = [t for t in fakta.tugas if t.jenis == DEFINITIF and _memuat(t, hari)]
    return max(ada, key=lambda t: (t.mulai, t.urut, t.unit, t.jabatan), default=None)


def kedudukan_pada(fakta: FaktaPegawai, hari: date) -> tuple[str, str]:
    """(status, kedudukan) of that day; of several records the one that began last counts."""
    ada = [m for m in fakta.masa if _memuat(m, hari)]
    if not ada:
        return fakta.status, fakta.kedudukan
    m = max(ada, key=lambda m: (m.mulai, m.kedudukan, m.status))
    return m.status or fakta.status, m.kedudukan


def _memuat(masa: MasaKedudukan | MasaTugas, hari: date) -> bool:
    return masa.mulai <= hari and (masa.selesai is None or hari <= masa.selesai)


def _batas(fakta: FaktaPegawai) -> Iterator[date]:
    """Days on which the answer may change."""
    semua: list[MasaKedudukan | MasaTugas] = [*fakta.tugas, *fakta.masa]
    for masa in semua:
        yield masa.mulai
        if masa.selesai is not None and masa.selesai < date.max:
            yield masa.selesai + SEHARI
    if fakta.spmt is not None:
        yield fakta.spmt
    yield from (v.berlaku_mulai for v in daftar_versi("kewajiban"))


def _pada(fakta: FaktaPegawai, mulai: date, selesai: date) -> Ruas:
    status, kedudukan = kedudukan_pada(fakta, mulai)
    kewajiban = wajib_skp(status, kedudukan, hari=mulai, mulai_bertugas=fakta.spmt)
    if not kewajiban:
        return Jeda(mulai, selesai, SebabJeda.TIDAK_WAJIB, kewajiban.sebab, kewajiban.sukarela)
    tugas = tugas_pada(fakta, mulai)
    if tugas is None:
        return Jeda(mulai, selesai, SebabJeda.TANPA_JABATAN, "Tidak ada jabatan definitif yang tercatat di sini.")
    return BagianSkp(mulai, selesai, tugas.unit, tugas.jabatan)


def _gabung(ruas: Iterable[Ruas]) -> Iterator[Ruas]:
    """Neighbours that say the same are one."""
    kini: Ruas | None = None
    for r in ruas:
        if kini is not None and replace(r, mulai=kini.mulai, selesai=kini.selesai) == kini:
            kini = replace(kini, selesai=r.selesai)
            continue
        if kini is not None:
            yield kini
        kini = r
    if kini is not None:
        yield kini


def _beralasan(ruas: list[Ruas], n: int) -> BagianSkp:
    bagian = ruas[n]
    assert isinstance(bagian, BagianSkp)
    sebelum = ruas[n - 1] if n else None
    sesudah = ruas[n + 1] if n + 1 < len(ruas) else None
    return replace(bagian, alasan=_alasan(bagian, sebelum), akhir=_akhir(bagian, sesudah))


def _alasan(bagian: BagianSkp, sebelum: Ruas | None) -> str:
    match sebelum:
        case None:
            return "Sejak awal tahun."
        case BagianSkp():
            return f"{_perubahan(sebelum, bagian)} sejak {tulis(bagian.mulai)}."
        case Jeda(jenis=SebabJeda.TANPA_JABATAN):
            return f"Jabatannya di sini tercatat sejak {tulis(bagian.mulai)}."
        case _:
            return f"Wajib ber-SKP sejak {tulis(bagian.mulai)}; sebelumnya: {_kecil(sebelum.sebab)}"


def _akhir(bagian: BagianSkp, sesudah: Ruas | None) -> str:
    match sesudah:
        case None:
            return "Sampai akhir tahun."
        case BagianSkp():
            return f"{_perubahan(bagian, sesudah)} sejak {tulis(sesudah.mulai)}, jadi berakhir sehari sebelumnya."
        case _:
            return f"Sejak {tulis(sesudah.mulai)}: {_kecil(sesudah.sebab)}"


def _perubahan(lama: BagianSkp, baru: BagianSkp) -> str:
    if lama.unit == baru.unit:
        return "Jabatan berubah"
    return "Unit kerja berubah" if lama.jabatan == baru.jabatan else "Unit kerja dan jabatan berubah"


def _kecil(kalimat: str) -> str:
    return kalimat[:1].lower() + kalimat[1:]


def hitung(masukan: Mapping[str, Any], hari: date | None) -> Jawaban:
    """Rule ``tahun-skp`` with its explanation. Raises ``MasukanSalah`` for a span that is turned round."""
    tahun = int(masukan["tahun"])
    versi = pada("kewajiban", hari) if hari else pada_atau_awal("kewajiban", date(tahun, 12, 31))
    fakta = _baca(masukan)
    hasil = susun_tahun(fakta, tahun)
    langkah = [_langkah(r) for r in hasil.ruas]
    if any(t.jenis != DEFINITIF for t in fakta.tugas):
        langkah.append("Tugas Plt. atau Plh. tidak membuat SKP sendiri; dicatat sebagai hasil kerja tambahan.")
    isi = {
        "bagian": [_bagian_json(b) for b in hasil.bagian],
        "jeda": [_jeda_json(j) for j in hasil.jeda],
        "hari_wajib": hasil.hari_wajib,
    }
    return Jawaban(isi, langkah, versi.dasar, versi.kode)


def _baca(masukan: Mapping[str, Any]) -> FaktaPegawai:
    tugas = tuple(
        MasaTugas(*_masa(t, f"penugasan[{n}]"), t["unit"], t["jabatan"], t.get("jenis", DEFINITIF), n)
        for n, t in enumerate(masukan["penugasan"])
    )
    masa = tuple(
        MasaKedudukan(*_masa(m, f"masa[{n}]"), m["kedudukan"], m.get("status", ""))
        for n, m in enumerate(masukan.get("masa", ()))
    )
    spmt = masukan.get("spmt")
    return FaktaPegawai(
        masukan["status"], masukan.get("kedudukan", "AKTIF"), date.fromisoformat(spmt) if spmt else None, tugas, masa
    )


def _masa(isi: Mapping[str, Any], medan: str) -> tuple[date, date | None]:
    mulai = date.fromisoformat(isi["mulai"])
    selesai = date.fromisoformat(isi["selesai"]) if "selesai" in isi else None
    if selesai is not None and selesai < mulai:
        raise MasukanSalah(Galat(f"{medan}.selesai", "Hari terakhirnya lebih awal dari hari mulainya."))
    return mulai, selesai


def _bagian_json(b: BagianSkp) -> dict[str, Any]:
    masa = {"mulai": b.mulai.isoformat(), "selesai": b.selesai.isoformat(), "hari": b.hari}
    return {**masa, "unit": b.unit, "jabatan": b.jabatan, "alasan": b.alasan}


def _jeda_json(j: Jeda) -> dict[str, Any]:
    masa = {"mulai": j.mulai.isoformat(), "selesai": j.selesai.isoformat(), "hari": j.hari}
    return {**masa, "jenis": j.jenis.value, "sebab": j.sebab}


def _langkah(r: Ruas) -> str:
    masa = f"{tulis(r.mulai)} sampai {tulis(r.selesai)} ({r.hari} hari)"
    if isinstance(r, Jeda):
        return f"{masa}: tanpa SKP. {r.sebab}"
    return f"{masa}: satu SKP sebagai {r.jabatan} di {r.unit}. {r.alasan}"
