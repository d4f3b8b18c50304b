"""The desk: one list of proposals and data-quality notes, filtered, counted, in the order in which they wait."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, Count, IntegerField, Q, QuerySet, Value, When

from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import CatatanMutu, Pegawai, Penugasan, UnitKerja
from ekinerja.kepegawaian.permissions import jalur_rapi
from ekinerja.perbaikan.eskalasi import lewat_waktu
from ekinerja.perbaikan.kueri import catatan_di_meja
from ekinerja.perbaikan.models import Fakta, UsulPerbaikan

S = UsulPerbaikan.Status
USUL, CATATAN = "USUL", "CATATAN"
_BUKA = Q(selesai_pada__isnull=True)
_TIADA = Q(pk__in=[])


@dataclass(frozen=True, slots=True)
class Kelompok:
    """One state of the list: which proposals, which notes."""

    kode: str
    teks: str
    usul: Q
    catatan: Q


@dataclass(frozen=True, slots=True)
class Saring:
    """What is asked for. `unit`: path of a unit and everything below it."""

    keadaan: str = "TERBUKA"
    jenis: str = ""
    unit: str = ""
    cari: str = ""


def kelompok(batas: datetime) -> dict[str, Kelompok]:
    """The states by code; `batas` decides what is overdue."""
    daftar = (
        Kelompok("TERBUKA", "Semua yang terbuka", Q(status__in=UsulPerbaikan.TERBUKA), _BUKA),
        Kelompok("LEWAT", "Lewat waktu", lewat_waktu(batas), _TIADA),
        Kelompok("BARU", "Baru", Q(status=S.DIAJUKAN), _BUKA & Q(tanda_siasn__isnull=True)),
        Kelompok("DIKERJAKAN", "Dikerjakan", Q(status=S.DIKERJAKAN), _TIADA),
        Kelompok("BKPSDM", "Di BKPSDM", Q(status=S.DITERUSKAN), _TIADA),
        Kelompok("SIASN", "Untuk SIASN", Q(status=S.DI_SIASN), _BUKA & Q(tanda_siasn__isnull=False)),
        Kelompok("SELESAI", "Selesai", Q(status=S.SELESAI), ~_BUKA),
        Kelompok("DITOLAK", "Ditolak atau ditarik", Q(status__in=(S.DITOLAK, S.DITARIK)), _TIADA),
    )
    return {k.kode: k for k in daftar}


class Meja:
    """The list of one person. Counts and rows take the same number of queries however long it is."""

    def __init__(self, saya: Pegawai, saring: Saring, batas: datetime) -> None:
        self.saring = saring
        self.batas = batas
        self.semua = kelompok(batas)
        self.kelompok = self.semua.get(saring.keadaan, self.semua["TERBUKA"])
        self._usul = self._saring_umum(UsulPerbaikan.objects.di_meja(saya), usul=True)
        self._catatan = self._saring_umum(catatan_di_meja(saya), usul=False)

    def _saring_umum(self, kueri: QuerySet[Any], *, usul: bool) -> QuerySet[Any]:
        """Unit and words; the kind and the state are counted before they are chosen."""
        if jalur := self.saring.unit:
            orang = Q(pegawai__in=Pegawai.objects.di_bawah([jalur]).values("pk"))
            kueri = kueri.filter(orang if usul else orang | Q(pegawai=None, unit__jalur__startswith=jalur))
        if kata := self.saring.cari:
            cocok = Q(pegawai__nama__icontains=kata) | Q(pegawai__nip__startswith=kata.replace(" ", ""))
            lain = Q(seharusnya__icontains=kata) if usul else Q(unit__nama__icontains=kata)
            kueri = kueri.filter(cocok | lain | Q(pegawai__in=_orang_unit(kata)))
        return kueri

    def hitung(self) -> dict[str, int]:
        """How many there are in each state. Two queries."""
        usul = self._usul.aggregate(**{k: Count("pk", filter=x.usul) for k, x in self.semua.items()})
        catatan = self._catatan.aggregate(**{k: Count("pk", filter=x.catatan) for k, x in self.semua.items()})
        return {k: usul[k] + catatan[k] for k in self.semua}

    def jenis(self) -> list[tuple[str, str, int]]:
        """Kinds in the chosen state: (code, words, how many). Two queries."""
        usul = self._usul.filter(self.kelompok.usul).order_by().values_list("fakta").annotate(n=Count("pk"))
        catatan = self._catatan.filter(self.kelompok.catatan).order_by().values_list("jenis").annotate(n=Count("pk"))
        ada_usul, ada_catatan = dict(usul), dict(catatan)
        hasil = [(f"U-{k}", f"Usul: {label}", ada_usul[k]) for k, label in Fakta.choices if k in ada_usul]
        return hasil + [(f"C-{k}", str(t), ada_catatan[k]) for k, t in CatatanMutu.Jenis.choices if k in ada_catatan]

    def kunci(self) -> QuerySet[Any, tuple[Any, ...]]:
        """(source, row) in the order in which they wait: overdue first, then the newest. Both tables in one query."""
        asal, _, kode = self.saring.jenis.partition("-")
        usul = self._usul.filter(self.kelompok.usul)
        catatan = self._catatan.filter(self.kelompok.catatan)
        if kode:
            usul = usul.filter(fakta=kode) if asal == "U" else usul.none()
            catatan = catatan.filter(jenis=kode) if asal == "C" else catatan.none()
        telat = Case(When(lewat_waktu(self.batas), then=Value(0)), default=Value(1), output_field=IntegerField())
        a = usul.order_by().annotate(asal=Value(USUL, CharField()), giliran=telat)
        b = catatan.order_by().annotate(asal=Value(CATATAN, CharField()), giliran=Value(1, IntegerField()))
        kolom = ("giliran", "dibuat_pada", "asal", "pk")
        return (
            a.values_list(*kolom)
            .union(b.values_list(*kolom), all=True)
            .order_by("giliran", "-dibuat_pada", "asal", "pk")
        )


def _orang_unit(kata: str) -> Any:
    """People whose unit's name holds these letters."""
    return Penugasan.objects.filter(unit__nama__icontains=kata, sampai__isnull=True).values("pegawai")


@dataclass(frozen=True, slots=True)
class Baris:
    """One row for the page or the sheet: either `usul` or `catatan`."""

    asal: str
    usul: UsulPerbaikan | None
    catatan: CatatanMutu | None
    unit: str
    kode_unit: str
    telat: bool

    @property
    def benda(self) -> Any:
        return self.usul or self.catatan


def muat(kunci: Iterable[Sequence[Any]], hari: date) -> list[Baris]:
    """The rows behind the keys, in their order; three queries."""
    daftar = list(kunci)
    usul = UsulPerbaikan.objects.untuk_halaman().in_bulk([pk for *_, asal, pk in daftar if asal == USUL])
    catatan = CatatanMutu.objects.select_related("pegawai", "unit", "selesai_oleh", "tanda_siasn__oleh").in_bulk(
        [pk for *_, asal, pk in daftar if asal == CATATAN]
    )
    orang = {b.pegawai_id for b in (*usul.values(), *catatan.values()) if b.pegawai_id}
    unit = _unit(orang, hari)
    hasil = []
    for giliran, _, asal, pk in daftar:
        benda: Any = usul[pk] if asal == USUL else catatan[pk]
        nama, kode = unit.get(benda.pegawai_id, ("", ""))
        if asal == CATATAN and benda.pegawai_id is None and benda.unit:
            nama, kode = benda.unit.nama, benda.unit.kode
        pasangan = (usul.get(pk), None) if asal == USUL else (None, catatan.get(pk))
        hasil.append(Baris(asal, *pasangan, nama, kode, giliran == 0))
    return hasil


def _unit(orang: Iterable[int], hari: date) -> Mapping[int, tuple[str, str]]:
    tugas = Penugasan.objects.filter(berlaku(hari), pegawai__in=list(orang), jenis=Penugasan.Jenis.DEFINITIF)
    return {p: (nama, kode) for p, nama, kode in tugas.values_list("pegawai_id", "unit__nama", "unit__kode")}


def unit_pilihan(saya: Pegawai) -> list[tuple[str, str]]:
    """Units to choose from, (code, name): the perangkat daerah for the personnel office, else those of the own area."""
    jalur = jalur_rapi(saya)
    if jalur is None:
        kueri = UnitKerja.objects.filter(induk__isnull=False, induk__induk__isnull=True)
    else:
        kueri = UnitKerja.objects.filter(Q(jalur__in=jalur) | Q(induk__jalur__in=jalur))
    return list(kueri.filter(aktif=True).order_by("nama").values_list("kode", "nama"))


def jalur_unit(saya: Pegawai, kode: str) -> str | None:
    """Path of a unit inside the own area; None for an unknown one or another's."""
    jalur = UnitKerja.objects.filter(kode=kode).values_list("jalur", flat=True).first()
    milik = jalur_rapi(saya)
    return jalur if jalur and (milik is None or any(jalur.startswith(j) for j in milik)) else None


KEPALA = (
    "Asal", "Nama", "NIP", "Unit kerja", "Hal", "Tertulis", "Seharusnya atau saran", "Sejak", "Alasan atau uraian", "Keadaan",
    "Penangan", "Keterangan", "Diajukan",
)  # fmt: skip


def baris_unduh(baris: Iterable[Baris]) -> Iterable[tuple[str, ...]]:
    """Rows of the sheet, in the order of `KEPALA`."""
    for b in baris:
        orang = b.benda.pegawai
        awal = (
            "Usul" if b.usul else "Pemeriksaan",
            orang.nama if orang else "",
            (orang.nip or "") if orang else "",
            b.unit,
        )
        yield (*awal, *(_usul(b.usul) if b.usul else _catatan(b.catatan)), f"{lokal(b.benda.dibuat_pada):%d-%m-%Y}")


def _usul(u: UsulPerbaikan) -> tuple[str, ...]:
    return (
        str(u.get_fakta_display()), u.tertulis, u.seharusnya, f"{u.sejak:%d-%m-%Y}" if u.sejak else "", u.alasan,
        str(u.get_status_display()), u.penangan.nama if u.penangan else "", u.keterangan,
    )  # fmt: skip


def _catatan(c: CatatanMutu | None) -> tuple[str, ...]:
    assert c is not None
    keadaan = "Selesai" if c.selesai_pada else "Menunggu perbaikan di SIASN" if tanda(c) else "Terbuka"
    return (
        str(c.get_jenis_display()), "", c.saran, "", c.uraian, keadaan, c.selesai_oleh.nama if c.selesai_oleh else "",
        c.penyelesaian,
    )  # fmt: skip


def tanda(catatan: CatatanMutu) -> Any:
    """The SIASN mark of a note, or None."""
    return getattr(catatan, "tanda_siasn", None)
