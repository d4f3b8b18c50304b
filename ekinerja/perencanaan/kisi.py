"""The grid as plain values: rows are people, columns are indicators, a cell is a role or "x"."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan
from ekinerja.perencanaan.models import AnggotaMatriks, KolomMatriks, Matriks, SelMatriks
from ekinerja.perencanaan.sumber import sel_diambil

Baris = dict[str, Any]

_ORANG = ("pegawai_id", "pegawai__id_publik", "pegawai__nama", "pegawai__gelar_depan", "pegawai__gelar_belakang", "pegawai__nip",
          "jabatan__nama", "unit_id", "unit__nama", "unit__jalur", "kepala_unit")  # fmt: skip


def baris_unit(m: Matriks, hari: date) -> "QuerySet[Penugasan, Any]":
    """Assignments that make the rows: everybody below the head (one level), or those who report to him or her (two)."""
    if m.ketua_id:
        return Penugasan.objects.none()
    susun = _satu_tingkat if m.tingkat == Matriks.Tingkat.SATU else _dua_tingkat
    return susun(m.unit_id, m.unit.jalur, hari)


def _satu_tingkat(unit: int, jalur: str, hari: date) -> "QuerySet[Penugasan, Any]":
    # A Value, because a prepared query finds its parameters as they are and not inside a pattern.
    di_bawah = Penugasan.objects.filter(berlaku(hari), unit__jalur__startswith=Value(jalur))
    return di_bawah.filter(jenis=Penugasan.Jenis.DEFINITIF).exclude(unit=unit, kepala_unit=True)


def _dua_tingkat(unit: int, jalur: str, hari: date) -> "QuerySet[Penugasan, Any]":
    kepala = Penugasan.objects.filter(berlaku(hari), unit=unit, kepala_unit=True).values("pegawai_id")
    langsung = HubunganPenilai.objects.filter(berlaku(hari), penilai__in=kepala).values("pegawai_id")
    di_sini = Q(unit=unit) | Q(unit__induk=unit, kepala_unit=True)
    return _satu_tingkat(unit, jalur, hari).filter(di_sini | Q(pegawai_id__in=langsung))


_baris_siap = {
    tingkat: KueriSiap(
        lambda unit, jalur, hari, susun=susun: susun(unit, jalur, hari).order_by().values_list(*_ORANG),
        unit=int, jalur=str, hari=date,
    )
    for tingkat, susun in (("SATU", _satu_tingkat), ("DUA", _dua_tingkat))
}  # fmt: skip


def dalam_matriks(m: Matriks, pegawai: Pegawai) -> bool:
    """Is this person a row? From the tree, or recorded as a member."""
    if AnggotaMatriks.objects.filter(matriks=m, pegawai=pegawai).exists():
        return True
    return baris_unit(m, hari_ini()).filter(pegawai=pegawai).exists()


def orang_matriks(m: Matriks, *, hanya: int | None = None) -> list[Baris]:
    """The rows, in two queries: the unit's people by unit and rank, then members and former ones who still hold a role."""
    hari = hari_ini()
    tugas: Any = []
    if hanya is not None:
        tugas = baris_unit(m, hari).filter(pegawai_id=hanya).order_by().values_list(*_ORANG)
    elif not m.ketua_id:
        tugas = _baris_siap[m.tingkat](unit=m.unit_id, jalur=m.unit.jalur, hari=hari)
    # Sorted here: composing an ORDER BY costs more than these few rows.
    hasil = [
        {"pk": p, "id": str(i), "nama": _nama(n, gd, gb), "urut": n, "nip": nip or "", "jabatan": j, "unit_id": u, "unit": un,
         "jalur": jalur, "kepala": k, "lintas": False}
        for p, i, n, gd, gb, nip, j, u, un, jalur, k in tugas
    ]  # fmt: skip
    hasil.sort(key=lambda b: (b["jalur"], not b["kepala"], b["urut"]))
    ada = {b["pk"] for b in hasil}
    lain = _lain(m.pk, hari)
    return hasil + [b for b in lain if b["pk"] not in ada and hanya in (None, b["pk"])]


def _susun_lain(m: int, hari: date) -> "QuerySet[Pegawai, Any]":
    tugas = Penugasan.objects.filter(berlaku(hari), pegawai=OuterRef("pk"), jenis=Penugasan.Jenis.DEFINITIF)
    tambahan = Q(pk__in=AnggotaMatriks.objects.filter(matriks=m).values("pegawai_id"))
    tambahan |= Q(pk__in=SelMatriks.objects.filter(kolom__matriks=m).exclude(teks="").values("pegawai_id"))
    baris = Pegawai.objects.filter(tambahan).annotate(
        nama_jabatan=Subquery(tugas.values("jabatan__nama")[:1]), nama_unit=Subquery(tugas.values("unit__nama")[:1])
    )
    kolom = ("pk", "id_publik", "nama", "gelar_depan", "gelar_belakang", "nip", "nama_jabatan", "nama_unit")
    return baris.order_by("nama", "pk").values_list(*kolom)


_orang_lain = KueriSiap(_susun_lain, m=int, hari=date)


def _lain(m: int, hari: date) -> list[Baris]:
    """Recorded members, and whoever holds a role here."""
    return [
        {"pk": p, "id": str(i), "nama": _nama(n, gd, gb), "urut": n, "nip": nip or "", "jabatan": j or "", "unit_id": None,
         "unit": u or "", "jalur": "", "kepala": False, "lintas": True}
        for p, i, n, gd, gb, nip, j, u in _orang_lain(m=m, hari=hari)
    ]  # fmt: skip


def _nama(nama: str, depan: str, belakang: str) -> str:
    return f"{depan} {nama}".strip() + (f", {belakang}" if belakang else "")


_KOLOM = ("pk", "nomor", "urutan", "sumber", "teks", "target", "sel_asal_id", "rhk", "indikator_id")
_SEL = ("pk", "pegawai_id", "kolom_id", "teks", "penyelarasan", "versi")
_kolom = KueriSiap(lambda m: KolomMatriks.objects.filter(matriks=m).order_by().values(*_KOLOM), m=int)
_sel = KueriSiap(lambda m: SelMatriks.objects.filter(kolom__matriks=m).order_by().values(*_SEL), m=int)
_sel_orang = KueriSiap(
    lambda m, pegawai: SelMatriks.objects.filter(kolom__matriks=m, pegawai=pegawai).order_by().values(*_SEL),
    m=int, pegawai=int,
)  # fmt: skip


def kolom_matriks(m: Matriks) -> list[Baris]:
    """Columns in order, one query."""
    return sorted(_kolom(m=m.pk), key=lambda k: (k["urutan"], k["nomor"]))


def sel_matriks(m: Matriks, *, hanya: int | None = None) -> dict[tuple[int, int], Baris]:
    """(person, column) -> cell, of every cell that was ever filled; marks those that stand in an SKP. Two queries."""
    daftar: list[Baris] = _sel(m=m.pk) if hanya is None else _sel_orang(m=m.pk, pegawai=hanya)
    diambil = sel_diambil(m.pk)
    for s in daftar:
        s["diambil"] = s["pk"] in diambil
        s["langsung"] = s["penyelarasan"] == SelMatriks.Penyelarasan.LANGSUNG
    return {(s["pegawai_id"], s["kolom_id"]): s for s in daftar}


def kisi(m: Matriks, *, hanya: int | None = None) -> Baris:
    """The whole grid, or one person's row (`hanya`). The number of queries does not depend on its size."""
    kolom, sel = kolom_matriks(m), sel_matriks(m, hanya=hanya)
    baris = orang_matriks(m, hanya=hanya)
    pk_kolom = [k["pk"] for k in kolom]
    terpakai = {k for (_, k), s in sel.items() if s["teks"]}
    for b in baris:
        p = b["pk"]
        b["sel"] = [s if (s := sel.get((p, k))) and s["teks"] else None for k in pk_kolom]
        b["peran"] = sum(s is not None for s in b["sel"])
    for n, k in enumerate(kolom, 1):
        k["no"], k["terisi"] = n, k["pk"] in terpakai
    return {
        "kolom": kolom,
        "baris": baris,
        "sel": sel,
        "kosong": [k for k in kolom if not k["terisi"]],
        "tanpa_peran": [b for b in baris if not b["peran"]],
    }
