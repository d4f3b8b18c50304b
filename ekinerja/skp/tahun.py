"""The SKPs of a person's year held against what is owed: what covers which part, what is missing, what goes on too long."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from ekinerja.aturan.kode import Kode
from ekinerja.aturan.tahun_skp import BagianSkp, Jeda, SebabJeda, TahunSkp, susun_tahun
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.fakta import fakta_pegawai
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import Skp

SEHARI = timedelta(days=1)
S = Skp.Status
Ruas = BagianSkp | Jeda


class Selisih(Kode):
    """How SKPs and obligation differ."""

    TUTUP = "TUTUP", "Perlu ditutup"
    SESUAIKAN = "SESUAIKAN", "Draf perlu disesuaikan"
    KOSONG = "KOSONG", "Belum ada SKP"
    BEDA = "BEDA", "Unit pada SKP berbeda"
    TUMPANG = "TUMPANG", "Masa SKP beririsan"
    LUAR = "LUAR", "Di luar masa wajib"


@dataclass(frozen=True, slots=True)
class SkpTahun:
    """What the comparison looks at in one SKP. `unit` is a code."""

    pk: int
    id_publik: UUID
    mulai: date
    sampai: date
    status: str
    unit: str
    sumber: str = Skp.Sumber.LOKAL
    versi: int = 0
    jabatan: str = ""
    penilai: str = ""

    @property
    def tertutup(self) -> bool:
        return self.status == S.DITUTUP

    @property
    def draf(self) -> bool:
        return self.status in (S.DRAF, S.DIKEMBALIKAN, S.DIAJUKAN)


@dataclass(frozen=True, slots=True)
class Temuan:
    """One difference: in these days, about this SKP (none where one is missing) and this part."""

    jenis: Selisih
    mulai: date
    selesai: date
    kalimat: str
    bagian: BagianSkp | None = None
    skp: SkpTahun | None = None


@dataclass(frozen=True, slots=True)
class RuasTahun:
    """A part or a pause of the year as the page shows it."""

    ruas: Ruas
    skp: list[SkpTahun]
    temuan: list[Temuan]

    @property
    def wajib(self) -> bool:
        return isinstance(self.ruas, BagianSkp)


@dataclass(frozen=True, slots=True)
class TahunPegawai:
    """A year of one person."""

    pegawai: int
    wajib: TahunSkp
    skp: list[SkpTahun]
    temuan: list[Temuan] = field(default_factory=list)

    @property
    def ruas(self) -> list[RuasTahun]:
        """Parts and pauses in order, each with its SKPs and what differs there."""
        letak = {s.pk: _bagian_skp(self.wajib, s) for s in self.skp}
        return [
            RuasTahun(
                r,
                [s for s in self.skp if letak[s.pk] == r or (letak[s.pk] is None and _iris(s, r))],
                [t for t in self.temuan if t.bagian == r or (t.bagian is None and t.mulai <= r.selesai <= t.selesai)],
            )
            for r in self.wajib.ruas
        ]


def tahun_pegawai(pegawai: Collection[int], tahun: int, hari: date | None = None) -> dict[int, TahunPegawai]:
    """Years of these people by primary key; four queries per five hundred people."""
    hari = hari or hari_ini()
    skp: dict[int, list[SkpTahun]] = defaultdict(list)
    for orang, satu in _baca_skp(pegawai, tahun):
        skp[orang].append(satu)
    hasil = {}
    for orang, fakta in fakta_pegawai(pegawai).items():
        wajib = susun_tahun(fakta, tahun)
        hasil[orang] = TahunPegawai(orang, wajib, skp[orang], bandingkan(wajib, skp[orang], hari))
    return hasil


def satu_tahun(pegawai: Pegawai, tahun: int, hari: date | None = None) -> TahunPegawai:
    """The year of one person."""
    return tahun_pegawai([pegawai.pk], tahun, hari)[pegawai.pk]


def _baca_skp(pegawai: Collection[int], tahun: int) -> Iterator[tuple[int, SkpTahun]]:
    kolom: tuple[str, ...] = ("pk", "id_publik", "mulai", "sampai", "status", "unit__kode", "sumber", "versi")
    kolom = ("pegawai_id", *kolom, "potret__pegawai__jabatan", "potret__penilai__nama")
    urut = sorted(pegawai)
    for i in range(0, len(urut), 500):
        baris = Skp.objects.filter(pegawai_id__in=urut[i : i + 500], tahun=tahun).order_by("mulai", "pk")
        for orang, *isi, jabatan, penilai in baris.values_list(*kolom):
            yield orang, SkpTahun(*isi, jabatan or "", penilai or "")


# -- the comparison, on values alone ----------------------------------------------------------------------------------


def bandingkan(wajib: TahunSkp, skp: Sequence[SkpTahun], hari: date) -> list[Temuan]:
    """Every difference as of `hari`, in order of time. A change that lies ahead is no difference yet for an SKP in force."""
    skp = sorted(skp, key=lambda s: (s.mulai, s.pk))
    milik: dict[BagianSkp, list[SkpTahun]] = defaultdict(list)
    temuan: list[Temuan] = []
    for s in skp:
        bagian = _bagian_skp(wajib, s)
        if bagian is None:
            temuan += _luar(wajib, s)
        else:
            milik[bagian].append(s)
    for bagian in wajib.bagian:
        temuan += _satu_bagian(bagian, milik[bagian], hari)
    return sorted(temuan, key=lambda t: (t.mulai, list(Selisih).index(t.jenis)))


def _bagian_skp(wajib: TahunSkp, s: SkpTahun) -> BagianSkp | None:
    """The part an SKP was made for: the one it begins in, else the first it reaches."""
    return wajib.pada(s.mulai) or next((b for b in wajib.bagian if _iris(s, b)), None)


def _iris(s: SkpTahun, r: Ruas) -> bool:
    return s.mulai <= r.selesai and r.mulai <= s.sampai


def _luar(wajib: TahunSkp, s: SkpTahun) -> Iterator[Temuan]:
    """Nothing is owed while it runs. A voluntary one is in order, a closed one is history."""
    jeda = [j for j in wajib.jeda if _iris(s, j)]
    if s.tertutup or any(j.sukarela for j in jeda):
        return
    sebab = jeda[0].sebab if jeda else ""
    if jeda and jeda[0].jenis == SebabJeda.TANPA_JABATAN:
        sebab += " Lengkapi penugasannya; SKP-nya tetap tersimpan."
    yield Temuan(
        Selisih.LUAR, s.mulai, s.sampai, f"SKP {_masa(s.mulai, s.sampai)} berada di luar masa wajib. {sebab}", None, s
    )


def _satu_bagian(b: BagianSkp, skp: list[SkpTahun], hari: date) -> Iterator[Temuan]:
    for s in skp:
        yield from _masa_keliru(b, s, [x for x in skp if x.pk != s.pk], hari)
        if s.unit != b.unit and not s.tertutup and not s.draf and s.sampai <= b.selesai:
            kalimat = f"SKP ini tercatat di {s.unit}, padahal jabatannya di {b.unit}. Betulkan data pada SKP-nya."
            yield Temuan(Selisih.BEDA, s.mulai, s.sampai, kalimat, b, s)
    yield from _tumpang(b, skp)
    for mulai, selesai in _celah(b, skp):
        if mulai <= hari:
            yield Temuan(Selisih.KOSONG, mulai, selesai, f"Masa {_masa(mulai, selesai)} belum tercakup.", b)


def _masa_keliru(b: BagianSkp, s: SkpTahun, lain: list[SkpTahun], hari: date) -> Iterator[Temuan]:
    if s.tertutup:
        return
    if s.draf:
        mulai, selesai = masa_draf(b, s, lain)
        if (mulai, selesai) != (s.mulai, s.sampai) or s.unit != b.unit:
            kalimat = f"Draf ini untuk {_masa(s.mulai, s.sampai)}; seharusnya {_masa(mulai, selesai)}. {b.akhir}"
            yield Temuan(Selisih.SESUAIKAN, mulai, selesai, kalimat, b, s)
    elif s.sampai > b.selesai and b.selesai < hari:
        kalimat = f"SKP ini masih berjalan, padahal seharusnya berakhir {tanggal(b.selesai)}. {b.akhir}"
        yield Temuan(Selisih.TUTUP, s.mulai, b.selesai, kalimat, b, s)


def masa_draf(b: BagianSkp, s: SkpTahun, lain: Iterable[SkpTahun]) -> tuple[date, date]:
    """The days an undecided SKP should have: those of its part that no other SKP of the part takes."""
    mulai, selesai = (max(s.mulai, b.mulai) if s.versi == 0 else s.mulai), b.selesai
    for x in lain:
        if x.mulai > s.mulai:
            selesai = min(selesai, x.mulai - SEHARI)
    return mulai, max(selesai, mulai)


def _tumpang(b: BagianSkp, skp: list[SkpTahun]) -> Iterator[Temuan]:
    """Two SKPs of one part on the same days; an undecided earlier one is shortened instead."""
    for i, kiri in enumerate(skp):
        for kanan in skp[i + 1 :]:
            if kiri.draf or kanan.mulai > min(kiri.sampai, b.selesai):
                continue
            kalimat = f"Masa SKP ini beririsan dengan SKP {_masa(kiri.mulai, kiri.sampai)}. Hapus drafnya atau tutup yang satu."
            yield Temuan(Selisih.TUMPANG, kanan.mulai, min(kanan.sampai, b.selesai), kalimat, b, kanan)


def _celah(b: BagianSkp, skp: list[SkpTahun]) -> Iterator[tuple[date, date]]:
    """Days of the part that no SKP covers; a draft counts with the days it should have."""
    kini = b.mulai
    for s in skp:
        mulai, selesai = masa_draf(b, s, [x for x in skp if x.pk != s.pk]) if s.draf else (s.mulai, s.sampai)
        if mulai > kini:
            yield kini, mulai - SEHARI
        kini = max(kini, selesai + SEHARI)
    if kini <= b.selesai:
        yield kini, b.selesai


def _masa(mulai: date, selesai: date) -> str:
    return f"{tanggal(mulai)} sampai {tanggal(selesai)}"


def baru_dalam_tahun(wajib: TahunSkp, hari: date) -> bool:
    """Does the part of that day begin within the year through a change we know of: a move, a return, a first day?

    A year whose earlier days are simply not recorded here is none: a first import must not open thousands of drafts.
    """
    bagian = wajib.pada(hari)
    if bagian is None or bagian.mulai == date(wajib.tahun, 1, 1):
        return False
    sebelum = next(r for r in wajib.ruas if r.selesai == bagian.mulai - SEHARI)
    return isinstance(sebelum, BagianSkp) or sebelum.jenis == SebabJeda.TIDAK_WAJIB


def tahun_terkait(hari: date) -> list[int]:
    """Years that a changed fact may still move: this one, the next where it is planned, the last until the end of March."""
    return [*([hari.year - 1] if hari.month <= 3 else []), hari.year, hari.year + 1]
