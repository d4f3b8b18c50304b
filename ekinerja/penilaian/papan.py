"""The board of a PPK: who waits for what in one period, and where everybody stands in the matrix."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Count, Exists, OuterRef, QuerySet, Subquery, TextField, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce

from ekinerja.aturan.kode import Predikat, Rating
from ekinerja.aturan.predikat import kuadran
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian.models import Evaluasi
from ekinerja.penilaian.periode import KunciPeriode
from ekinerja.perencanaan.models import Periode

S = Evaluasi.Status
PER_SEL = 6
PER_GRUP = 8

NADA = {
    Predikat.SANGAT_BAIK: "baik",
    Predikat.BAIK: "teluk",
    Predikat.BUTUH_PERBAIKAN: "awas",
    Predikat.KURANG: "netral",
    Predikat.SANGAT_KURANG: "netral",
}
# (code in the address, heading, states, what it means)
GRUP = (
    ("siap", "Siap dinilai", (S.SIAP_DINILAI,), "Realisasinya sudah lengkap. Tinjau bukti, lalu tetapkan dua rating."),
    ("dinilai", "Sudah dinilai, belum terbit", (S.DINILAI,), "Hanya Anda yang melihatnya sampai diterbitkan."),
    ("menunggu", "Menunggu pegawai", (S.BELUM, S.TERBUKA), "Realisasinya belum dikirim. Mungkin perlu diingatkan."),
    ("tanggapan", "Menunggu tanggapan", (S.DITERBITKAN,), "Hasilnya sudah dibagikan."),
    (
        "selesai",
        "Selesai",
        (S.DITERIMA, S.DIANGGAP_MENERIMA, S.DALAM_KEBERATAN, S.FINAL, S.TERKUNCI),
        "Sudah diterima atau sudah lewat batasnya.",
    ),
)
# Groups whose people stand on the board itself.
BERNAMA = ("siap", "dinilai", "menunggu")
KOLOM = (
    "status",
    "rating_hasil",
    "rating_perilaku",
    "predikat",
    "pegawai__nama",
)
# Out of the large snapshot only for the groups whose people the board names with their position.
_JABATAN = Case(
    When(
        status__in=[s for g in GRUP if g[0] in BERNAMA for s in g[2]],
        then=Cast(KeyTextTransform("jabatan", KeyTextTransform("pegawai", "potret")), TextField()),
    ),
    default=None,
)


@dataclass(slots=True)
class Sel:
    """One cell of the matrix with the people in it."""

    hasil: Rating
    perilaku: Rating
    predikat: Predikat
    nada: str
    orang: list[dict[str, Any]] = field(default_factory=list)

    @property
    def tampak(self) -> list[dict[str, Any]]:
        return _beralamat(self.orang[:PER_SEL])

    @property
    def sisa(self) -> int:
        return max(0, len(self.orang) - PER_SEL)

    @property
    def kode(self) -> str:
        return f"{self.hasil}.{self.perilaku}"


@dataclass(slots=True)
class Grup:
    """People who need the same next step."""

    kode: str
    judul: str
    ket: str
    orang: list[dict[str, Any]]

    @property
    def tampak(self) -> list[dict[str, Any]]:
        return _beralamat(self.orang[:PER_GRUP])

    @property
    def sisa(self) -> int:
        return max(0, len(self.orang) - PER_GRUP)


@dataclass(slots=True)
class Papan:
    sel: list[list[Sel]]
    grup: list[Grup]
    jumlah: int

    def banyak(self, kode: str) -> int:
        return next(len(g.orang) for g in self.grup if g.kode == kode)

    @property
    def ada_rating(self) -> bool:
        return any(s.orang for baris in self.sel for s in baris)


def _susun_periode(penilai: int) -> QuerySet[Periode, Any]:
    """Asked per period, of which there are few, and not per evaluation, of which a PPK has thousands."""
    milik = Evaluasi.objects.filter(penilai=penilai, periode=OuterRef("pk")).order_by()
    perlu = milik.filter(status__in=(S.SIAP_DINILAI, S.DINILAI)).values("periode").annotate(n=Count("pk")).values("n")
    return (
        Periode.objects.filter(Exists(milik))
        .order_by("-selesai", "jenis")
        .annotate(perlu=Coalesce(Subquery(perlu), 0))
        .values_list("tahun", "jenis", "urutan", "selesai", "perlu")
    )


_periode_penilai = KueriSiap(_susun_periode, penilai=int)
_papan = KueriSiap(
    lambda penilai, **kunci: Evaluasi.objects.filter(penilai=penilai).pada_periode(KunciPeriode(**kunci))
    .annotate(jabatan=_JABATAN, kode=Cast("id_publik", CharField())).order_by("pegawai__nama", "pk").values(*KOLOM, "jabatan", "kode"),
    penilai=int, tahun=int, jenis=str, urutan=int,
)  # fmt: skip


def periode_penilai(saya: Pegawai, hari: date) -> tuple[list[KunciPeriode], KunciPeriode | None]:
    """Periods in which this person is a PPK, newest first, and the one to open. One query.

    To open: the newest where something waits for the PPK, else the newest that has ended, else the newest.
    """
    isi: dict[KunciPeriode, tuple[date, int]] = {}
    for tahun, jenis, urutan, selesai, n in _periode_penilai(penilai=saya.pk):
        kunci = KunciPeriode(tahun, jenis, urutan)
        isi[kunci] = (selesai, isi.get(kunci, (selesai, 0))[1] + n)
    bawaan = next((k for k, (_, n) in isi.items() if n), None)
    bawaan = bawaan or next((k for k, (selesai, _) in isi.items() if selesai < hari), None)
    return list(isi), bawaan or next(iter(isi), None)


def papan(saya: Pegawai, kunci: KunciPeriode) -> Papan:
    """Everybody this PPK rates in the period. One query."""
    baris = _papan(penilai=saya.pk, **kunci._asdict())
    return Papan(_kuadran(baris), [_grup(g, baris) for g in GRUP], len(baris))


def _kuadran(baris: Iterable[dict[str, Any]]) -> list[list[Sel]]:
    """Rows from the best rating of hasil kerja down, columns from the lowest perilaku up, as the official matrix."""
    tabel = kuadran()
    sel = {(h.value, p.value): Sel(h, p, hasil, NADA[hasil]) for (h, p), hasil in tabel.items()}
    for b in baris:
        if b["predikat"]:
            sel[b["rating_hasil"], b["rating_perilaku"]].orang.append(b)
    return [[sel[h.value, p.value] for p in reversed(Rating)] for h in Rating]


def _beralamat(orang: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Public ids of those who are shown; the rest of a large team stays text."""
    return [{**o, "id_publik": UUID(o["kode"])} for o in orang]


def _grup(grup: tuple[str, str, tuple[str, ...], str], baris: list[dict[str, Any]]) -> Grup:
    kode, judul, keadaan, ket = grup
    return Grup(kode, judul, ket, [b for b in baris if b["status"] in keadaan])


def saring(saya: Pegawai, kunci: KunciPeriode, *, grup: str = "", sel: str = "", cari: str = "") -> Any:
    """The same people as a list: of one group, one cell, or by name."""
    baris = Evaluasi.objects.filter(penilai=saya).pada_periode(kunci)
    keadaan = next((g[2] for g in GRUP if g[0] == grup), None)
    if keadaan:
        baris = baris.filter(status__in=keadaan)
    hasil, _, perilaku = sel.partition(".")
    if hasil in Rating.__members__ and perilaku in Rating.__members__:
        baris = baris.filter(rating_hasil=hasil, rating_perilaku=perilaku).exclude(predikat="")
    if cari:
        baris = baris.filter(pegawai__nama__icontains=cari)
    return baris.order_by("pegawai__nama", "pk").values(
        *KOLOM, "id_publik", "potret__pegawai__jabatan", "alasan_hasil", "alasan_perilaku"
    )


def judul_saringan(grup: str, sel: str, cari: str) -> str:
    """What the list shows, in words."""
    if cari:
        return f"Hasil pencarian “{cari}”"
    hasil, _, perilaku = sel.partition(".")
    if hasil in Rating.__members__ and perilaku in Rating.__members__:
        return f"Hasil kerja {Rating(hasil).label.lower()}, perilaku {Rating(perilaku).label.lower()}"
    return next((g[1] for g in GRUP if g[0] == grup), "Semua orang")
