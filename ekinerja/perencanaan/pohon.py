"""The cascade: per unit its results and who carries them; results nobody carries, people who serve nothing.

Every question is asked for many units at once, so that a branch costs the same however wide it is.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, Penugasan, UnitKerja
from ekinerja.perencanaan.kueri import di_bawah, jalur_terbaca
from ekinerja.perencanaan.models import IndikatorKinerja, KolomMatriks, SelMatriks

Simpul = dict[str, Any]


def akar(saya: Pegawai) -> QuerySet[UnitKerja]:
    """The topmost units this person reads."""
    jalur = jalur_terbaca(saya)
    semua = UnitKerja.objects.filter(aktif=True)
    if "/" in jalur:
        return semua.filter(induk__isnull=True)
    return semua.filter(jalur__in=jalur)


def terbaca(saya: Pegawai) -> QuerySet[UnitKerja]:
    return UnitKerja.objects.filter(di_bawah(jalur_terbaca(saya), "jalur"), aktif=True)


def _terisi() -> QuerySet[SelMatriks]:
    return SelMatriks.objects.exclude(teks="")


def simpul(unit: QuerySet[UnitKerja], tahun: int) -> list[Simpul]:
    """Units with their figures, four queries."""
    semua: list[Simpul] = list(unit.order_by("jalur").values("pk", "id_publik", "nama", "jenis__nama"))
    pk = [u["pk"] for u in semua]
    hasil, kosong = _hasil(pk, tahun)
    orang, tanpa = _orang(pk, tahun)
    anak = dict(
        UnitKerja.objects.filter(induk__in=pk, aktif=True).order_by().values_list("induk").annotate(n=Count("pk"))
    )
    for u in semua:
        p = u["pk"]
        u |= {"hasil": hasil[p], "kosong": kosong[p], "orang": orang[p], "tanpa": tanpa[p], "anak": anak.get(p, 0)}
    return semua


def _hasil(unit: Collection[int], tahun: int) -> tuple[dict[int, int], dict[int, int]]:
    """Results per unit, and those nobody carries. A perjanjian without matriks counts: nobody carries it yet."""
    semua: dict[int, int] = defaultdict(int)
    kosong: dict[int, int] = defaultdict(int)
    kolom = KolomMatriks.objects.filter(matriks__unit__in=unit, matriks__tahun=tahun, matriks__ketua__isnull=True)
    terisi = Exists(_terisi().filter(kolom=OuterRef("pk")))
    for u, t in kolom.order_by().annotate(t=terisi).values_list("matriks__unit_id", "t"):
        semua[u] += 1
        kosong[u] += not t
    indikator = IndikatorKinerja.objects.filter(sasaran__perjanjian__unit__in=unit, sasaran__perjanjian__tahun=tahun)
    for u in indikator.filter(kolom__isnull=True).order_by().values_list("sasaran__perjanjian__unit_id", flat=True):
        semua[u] += 1
        kosong[u] += 1
    return semua, kosong


def _tugas(unit: Collection[int], tahun: int) -> QuerySet[Penugasan]:
    """People of these units themselves, heads apart, and whether they hold a role anywhere this year."""
    peran = _terisi().filter(pegawai=OuterRef("pegawai_id"), kolom__matriks__tahun=tahun)
    tugas = Penugasan.objects.filter(
        berlaku(hari_ini()), unit__in=unit, jenis=Penugasan.Jenis.DEFINITIF, kepala_unit=False
    )
    return tugas.annotate(punya=Exists(peran))


def _orang(unit: Collection[int], tahun: int) -> tuple[dict[int, int], dict[int, int]]:
    semua: dict[int, int] = defaultdict(int)
    tanpa: dict[int, int] = defaultdict(int)
    for u, punya in _tugas(unit, tahun).order_by().values_list("unit_id", "punya"):
        semua[u] += 1
        tanpa[u] += not punya
    return semua, tanpa


def cabang(unit: UnitKerja, tahun: int) -> Simpul:
    """One branch opened: results with their carriers, the second level, people without a role, units below."""
    kolom = KolomMatriks.objects.filter(matriks__unit=unit, matriks__tahun=tahun)
    baris = kolom.order_by("matriks__ketua__nama", "urutan", "nomor").values(
        "pk", "teks", "target", "matriks_id", "matriks__ketua__nama", "matriks__id_publik"
    )
    semua = [{**k, "pengemban": []} for k in baris]
    per_kolom = {k["pk"]: k for k in semua}
    sel = _terisi().filter(kolom__in=list(per_kolom)).order_by("pegawai__nama")
    for s in sel.values("kolom_id", "teks", "penyelarasan", "pegawai__nama"):
        per_kolom[s["kolom_id"]]["pengemban"].append(s)
    tim: dict[str, list[Simpul]] = {}
    for k in semua:
        if k["matriks__ketua__nama"]:
            tim.setdefault(k["matriks__ketua__nama"], []).append(k)
    belum = IndikatorKinerja.objects.filter(
        sasaran__perjanjian__unit=unit, sasaran__perjanjian__tahun=tahun, kolom__isnull=True
    ).exclude(teks="")
    lepas = [{"teks": t, "target": g, "pengemban": []} for t, g in belum.values_list("teks", "target_teks")]
    tanpa = _tugas([unit.pk], tahun).filter(punya=False).order_by("pegawai__nama")
    return {
        "hasil": [k for k in semua if not k["matriks__ketua__nama"]] + lepas,
        "tim": tim,
        "tanpa": list(tanpa.values_list("pegawai__nama", "jabatan__nama")),
        "matriks": next((k["matriks__id_publik"] for k in semua if not k["matriks__ketua__nama"]), None),
        "anak": simpul(UnitKerja.objects.filter(induk=unit, aktif=True), tahun),
    }
