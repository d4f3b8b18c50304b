"""What the matriks peran hasil offers to one SKP, and what the matriks asks about SKPs (registered in `apps.py`)."""

from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.perencanaan.models import KolomMatriks, Matriks, SelMatriks
from ekinerja.perencanaan.sumber import RhkPimpinan
from ekinerja.skp.models import Indikator, Rhk, Skp


def _susun_tawaran(skp: int, pegawai: int, tahun: int) -> Any:
    rhk = Rhk.objects.filter(skp=skp, peran=OuterRef("pk")).values("teks")[:1]
    kolom = ("pk", "id_publik", "teks", "kolom__urutan", "kolom__nomor", "kolom__matriks_id", "kolom__teks",
             "kolom__matriks__unit__nama", "kolom__matriks__ketua__nama", "rumusan")  # fmt: skip
    return _tersedia(pegawai, tahun).annotate(rumusan=Subquery(rhk)).order_by().values(*kolom)


def _tersedia(pegawai: int, tahun: int) -> Any:
    return SelMatriks.objects.filter(
        pegawai=pegawai, kolom__matriks__tahun=tahun, kolom__matriks__status=Matriks.Status.DITETAPKAN
    ).exclude(teks="")


_tawaran = KueriSiap(_susun_tawaran, skp=int, pegawai=int, tahun=int)


def peran_ditawarkan(skp: Skp) -> list[dict[str, Any]]:
    """Roles of this person in matriks that are set, with what they support; `diambil` where an RHK came from it."""
    semua: list[dict[str, Any]] = _tawaran(skp=skp.pk, pegawai=skp.pegawai_id, tahun=skp.tahun)
    for s in semua:
        s["diambil"] = s["rumusan"] is not None
        s["berbeda"] = s["diambil"] and s["rumusan"] != s["teks"]
    return sorted(semua, key=lambda s: (s["kolom__matriks_id"], s["kolom__urutan"], s["kolom__nomor"]))


def cari_peran(skp: Skp, id_publik: object) -> SelMatriks | None:
    """One of the offered roles."""
    sel: SelMatriks | None = (
        _tersedia(skp.pegawai_id, skp.tahun)
        .select_related("kolom__indikator__sasaran")
        .filter(id_publik=id_publik)
        .first()
    )
    return sel


def rhk_yang_didukung(sel: SelMatriks, tersedia: Any) -> Rhk | None:
    """Which of the superior's RHK (`tersedia`) the column of this role stands for; None where there is none."""
    k = sel.kolom
    rhk: Rhk | None
    if k.sumber == KolomMatriks.Sumber.RHK:
        rhk = tersedia.filter(id_publik=k.rhk).first()
    elif k.sumber == KolomMatriks.Sumber.PERAN:
        rhk = tersedia.filter(peran=k.sel_asal_id).first()
    else:
        sasaran = k.indikator.sasaran.teks if k.indikator else k.teks
        sama = Indikator.objects.filter(teks__iexact=k.teks).values("rhk_id")
        rhk = (
            tersedia.filter(Q(pk__in=sama) | Q(teks__iexact=k.teks) | Q(teks__iexact=sasaran))
            .order_by("urutan")
            .first()
        )
    return rhk


def penyangga(rhk: UUID) -> int:
    """How many RHK of subordinates and roles in a matriks hang on this RHK (R-18)."""
    peran = SelMatriks.objects.filter(kolom__rhk=rhk).exclude(teks="").order_by().values_list("pk", flat=True)
    anak = Rhk.objects.filter(rhk_atasan__id_publik=rhk).order_by().values_list("peran_id", flat=True)
    # A role that was taken into an SKP is one supporter, not two.
    sel, asal = set(peran), list(anak)
    return len(asal) + len(sel - set(asal))


# -- asked by perencanaan ---------------------------------------------------------------------------------------------


def rhk_pimpinan(pegawai: int, tahun: int) -> list[RhkPimpinan]:
    """Results in the newest SKP of this leader, each with its first target."""
    skp = Skp.objects.filter(pegawai=pegawai, tahun=tahun).order_by("-mulai").values_list("pk", flat=True).first()
    baris = Rhk.objects.filter(skp=skp, jenis=Rhk.Jenis.UTAMA).exclude(teks="")
    hasil: dict[object, RhkPimpinan] = {}
    for id_, teks, target in baris.order_by("urutan", "pk", "indikator__urutan").values_list(
        "id_publik", "teks", "indikator__target_teks"
    ):
        hasil.setdefault(id_, RhkPimpinan(id_, teks, target or ""))
    return list(hasil.values())


_di_skp = KueriSiap(
    lambda matriks: Rhk.objects.filter(peran__kolom__matriks=matriks).order_by().values_list("peran_id", flat=True),
    matriks=int,
)


def sel_di_skp(matriks: int) -> set[int]:
    """Which roles of this matriks stand in somebody's SKP."""
    return set(_di_skp(matriks=matriks))
