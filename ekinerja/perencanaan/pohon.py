"""The cascade: per unit its results and who carries them; results nobody carries, people who serve nothing.

Every question is asked for all units of a branch at once, so that a branch costs the same however wide it is; the questions
are compiled once (ADR 0004).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Penugasan, UnitKerja
from ekinerja.perencanaan.models import IndikatorKinerja, KolomMatriks, SelMatriks

Simpul = dict[str, Any]


def _terisi() -> QuerySet[SelMatriks]:
    return SelMatriks.objects.exclude(teks="")


# -- which units ------------------------------------------------------------------------------------------------------

_ber_id = KueriSiap(
    lambda id_publik: UnitKerja.objects.select_related("induk").filter(id_publik=id_publik, aktif=True), id_publik=UUID
)
_puncak = KueriSiap(lambda: UnitKerja.objects.filter(induk__isnull=True, aktif=True).values_list("pk", flat=True))

_di_jalur = KueriSiap(
    lambda jalur: UnitKerja.objects.filter(jalur=jalur, aktif=True).values_list("pk", flat=True), jalur=str
)


def unit_terbaca(jalur: Sequence[str], id_publik: UUID) -> UnitKerja | None:
    """This unit, with the one above it, where it lies in one of these paths."""
    u: UnitKerja | None = _ber_id.satu(id_publik=id_publik)
    return u if u is not None and u.jalur.startswith(tuple(jalur)) else None


def akar(jalur: Sequence[str]) -> list[int]:
    """Keys of the topmost units of these paths."""
    if "/" in jalur:
        puncak: list[int] = _puncak()
        return puncak
    if len(jalur) == 1:
        satu: list[int] = _di_jalur(jalur=jalur[0])
        return satu
    return list(UnitKerja.objects.filter(jalur__in=jalur, aktif=True).order_by("jalur").values_list("pk", flat=True))


# -- figures of units -------------------------------------------------------------------------------------------------
# Each question takes a condition on units, as the names of the lookup from its own table: one unit, the units right below
# one, or a given list of them.


def _unit(syarat: dict[str, Any]) -> QuerySet[UnitKerja, Any]:
    return UnitKerja.objects.filter(**syarat, aktif=True).order_by("jalur").values("pk", "id_publik", "nama")


def _anak(syarat: dict[str, Any]) -> QuerySet[UnitKerja, Any]:
    semua = UnitKerja.objects.filter(**_di("induk", syarat), aktif=True)
    return semua.order_by().values_list("induk").annotate(n=Count("pk"))


def _kolom(syarat: dict[str, Any], tahun: int) -> QuerySet[KolomMatriks, Any]:
    kolom = KolomMatriks.objects.filter(
        **_di("matriks__unit", syarat), matriks__tahun=tahun, matriks__ketua__isnull=True
    )
    terisi = Exists(_terisi().filter(kolom=OuterRef("pk")))
    return kolom.order_by().annotate(t=terisi).values_list("matriks__unit_id", "t")


def _lepas(syarat: dict[str, Any], tahun: int) -> QuerySet[IndikatorKinerja, Any]:
    """A perjanjian without matriks counts: nobody carries it yet."""
    unit = _di("sasaran__perjanjian__unit", syarat)
    semua = IndikatorKinerja.objects.filter(**unit, sasaran__perjanjian__tahun=tahun, kolom__isnull=True)
    return semua.order_by().values_list("sasaran__perjanjian__unit_id", flat=True)


def _tugas(syarat: dict[str, Any], tahun: int, hari: date) -> QuerySet[Penugasan, Any]:
    """People of these units themselves, heads apart, and whether they hold a role anywhere this year."""
    peran = _terisi().filter(pegawai=OuterRef("pegawai_id"), kolom__matriks__tahun=tahun)
    tugas = Penugasan.objects.filter(
        berlaku(hari), **_di("unit", syarat), jenis=Penugasan.Jenis.DEFINITIF, kepala_unit=False
    )
    return tugas.annotate(punya=Exists(peran))


def _orang(syarat: dict[str, Any], tahun: int, hari: date) -> QuerySet[Penugasan, Any]:
    return _tugas(syarat, tahun, hari).order_by().values_list("unit_id", "punya").annotate(n=Count("pk"))


def _di(awalan: str, syarat: dict[str, Any]) -> dict[str, Any]:
    return {f"{awalan}__{k}": v for k, v in syarat.items()}


class _Bertanya:
    """The five questions about the units that a lookup names with one key."""

    def __init__(self, medan: str) -> None:
        def siap(susun: Callable[..., QuerySet[Any, Any]], **lain: type) -> KueriSiap:
            return KueriSiap(lambda kunci, **nilai: susun({medan: kunci}, **nilai), kunci=int, **lain)

        self._siap = (
            siap(_unit), siap(_anak), siap(_kolom, tahun=int), siap(_lepas, tahun=int), siap(_orang, tahun=int, hari=date),
        )  # fmt: skip

    def __call__(self, kunci: int, tahun: int) -> list[Simpul]:
        unit, anak, kolom, lepas, orang = self._siap
        return _susun(
            unit(kunci=kunci),
            anak(kunci=kunci),
            kolom(kunci=kunci, tahun=tahun),
            lepas(kunci=kunci, tahun=tahun),
            orang(kunci=kunci, tahun=tahun, hari=hari_ini()),
        )


_satu_unit, _di_bawah = _Bertanya("pk"), _Bertanya("induk")


def simpul(unit: Sequence[int], tahun: int) -> list[Simpul]:
    """These units with their figures, five queries."""
    if len(unit) == 1:
        return _satu_unit(unit[0], tahun)
    syarat = {"pk__in": list(unit)}
    return _susun(
        _unit(syarat), _anak(syarat), _kolom(syarat, tahun), _lepas(syarat, tahun), _orang(syarat, tahun, hari_ini())
    )


def _susun(
    unit: Iterable[Simpul], anak: Iterable[Any], kolom: Iterable[Any], lepas: Iterable[int], orang: Iterable[Any]
) -> list[Simpul]:
    hasil: dict[int, int] = defaultdict(int)
    kosong, semua, tanpa = (defaultdict(int) for _ in range(3))  # type: ignore[var-annotated]
    for u, terisi in [*kolom, *((u, False) for u in lepas)]:
        hasil[u] += 1
        kosong[u] += not terisi
    for u, punya, n in orang:
        semua[u] += n
        tanpa[u] += 0 if punya else n
    punya_anak = dict(anak)
    return [
        {
            **u,
            "hasil": hasil[p],
            "kosong": kosong[p],
            "orang": semua[p],
            "tanpa": tanpa[p],
            "anak": punya_anak.get(p, 0),
        }
        for u in unit
        for p in (u["pk"],)
    ]


# -- one branch -------------------------------------------------------------------------------------------------------

_KOLOM = ("pk", "teks", "target", "matriks_id", "matriks__ketua__nama", "matriks__id_publik")
_isi_kolom = KueriSiap(
    lambda unit, tahun: (
        KolomMatriks.objects.filter(matriks__unit=unit, matriks__tahun=tahun)
        .order_by("matriks__ketua__nama", "urutan", "nomor")
        .values(*_KOLOM)
    ),
    unit=int, tahun=int,
)  # fmt: skip
_isi_sel = KueriSiap(
    lambda unit, tahun: (
        _terisi()
        .filter(kolom__matriks__unit=unit, kolom__matriks__tahun=tahun)
        .order_by("pegawai__nama", "pk")
        .values("kolom_id", "teks", "penyelarasan", "pegawai__nama")
    ),
    unit=int, tahun=int,
)  # fmt: skip
_isi_lepas = KueriSiap(
    lambda unit, tahun: (
        IndikatorKinerja.objects.filter(
            sasaran__perjanjian__unit=unit, sasaran__perjanjian__tahun=tahun, kolom__isnull=True
        )
        .exclude(teks="")
        .order_by("sasaran__urutan", "urutan", "pk")
        .values_list("teks", "target_teks")
    ),
    unit=int, tahun=int,
)  # fmt: skip
_isi_tanpa = KueriSiap(
    lambda unit, tahun, hari: (
        _tugas({"pk": unit}, tahun, hari)
        .filter(punya=False)
        .order_by("pegawai__nama", "pk")
        .values_list("pegawai__nama", "jabatan__nama")
    ),
    unit=int, tahun=int, hari=date,
)  # fmt: skip


def cabang(unit: UnitKerja, tahun: int) -> Simpul:
    """One branch opened: results with their carriers, the second level, people without a role, units below."""
    semua = [{**k, "pengemban": []} for k in _isi_kolom(unit=unit.pk, tahun=tahun)]
    per_kolom = {k["pk"]: k for k in semua}
    for s in _isi_sel(unit=unit.pk, tahun=tahun):
        per_kolom[s["kolom_id"]]["pengemban"].append(s)
    tim: dict[str, list[Simpul]] = {}
    for k in semua:
        if k["matriks__ketua__nama"]:
            tim.setdefault(k["matriks__ketua__nama"], []).append(k)
    lepas = [{"teks": t, "target": g, "pengemban": []} for t, g in _isi_lepas(unit=unit.pk, tahun=tahun)]
    return {
        "hasil": [k for k in semua if not k["matriks__ketua__nama"]] + lepas,
        "tim": tim,
        "tanpa": _isi_tanpa(unit=unit.pk, tahun=tahun, hari=hari_ini()),
        "matriks": next((k["matriks__id_publik"] for k in semua if not k["matriks__ketua__nama"]), None),
        "anak": _di_bawah(unit.pk, tahun),
    }
