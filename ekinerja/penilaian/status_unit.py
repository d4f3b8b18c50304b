"""How far the filling is, per unit: done ÷ obliged (R-49)."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from ekinerja.aturan.periode import JenisPeriode
from ekinerja.kepegawaian import per_unit
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.per_unit import UnitTerbuka, buka_unit, tugas_wajib
from ekinerja.penilaian import permissions
from ekinerja.penilaian.models import Evaluasi
from ekinerja.penilaian.periode import KunciPeriode
from ekinerja.perencanaan.models import Periode

S = Evaluasi.Status
TANPA = "TANPA"
# Columns of the list: states that mean the same to the reader.
KOLOM = (
    ("terbuka", "Terbuka", (S.BELUM, S.TERBUKA)),
    ("siap", "Siap dinilai", (S.SIAP_DINILAI,)),
    ("dinilai", "Dinilai", (S.DINILAI,)),
    ("terbit", "Terbit", Evaluasi.TERBIT),
)
_KOLOM_DARI = {str(s): kode for kode, _, semua in KOLOM for s in semua}


@dataclass(slots=True)
class BarisUnit:
    kode: str
    nama: str
    ada_anak: bool
    wajib: int = 0
    jumlah: Counter[str] = field(default_factory=Counter)

    @property
    def selesai(self) -> int:
        return self.jumlah["terbit"]

    @property
    def belum_ada(self) -> int:
        """Obliged, without an evaluation: no approved SKP, or not opened yet."""
        return max(0, self.wajib - sum(self.jumlah.values()))

    @property
    def persen(self) -> int | None:
        return self.selesai * 100 // self.wajib if self.wajib else None


def daftar_periode(hari: date) -> tuple[list[KunciPeriode], KunciPeriode | None]:
    """Periods that have begun (the year: ended), newest first, and the newest that has ended."""
    tahunan = Q(jenis=JenisPeriode.TAHUNAN, selesai__gt=hari)
    baris = Periode.objects.filter(~tahunan, mulai__lte=hari).order_by("-selesai", "jenis")
    isi = {
        KunciPeriode(t, j, u): selesai for t, j, u, selesai in baris.values_list("tahun", "jenis", "urutan", "selesai")
    }
    return list(isi), next((k for k, selesai in isi.items() if selesai < hari), next(iter(isi), None))


def unit_terlihat(saya: Pegawai) -> Any:
    """Units in the scope of the reading roles."""
    return per_unit.unit_terlihat(permissions.jalur_status(saya))


def ringkas(
    saya: Pegawai, kunci: KunciPeriode, hari: date, induk: str = ""
) -> tuple[dict[str, Any] | None, list[BarisUnit]]:
    """The unit that is open and the rows below it, each with its whole subtree. Three queries however many units.

    Without `induk` the top of the reader's scope is open.
    """
    terbuka = buka_unit(permissions.jalur_status(saya), induk, BarisUnit)
    if terbuka is None:
        return None, []
    _tambahkan(saya, kunci, hari, terbuka)
    return terbuka.unit, terbuka.isi(lambda b: b.wajib or b.jumlah)


def _tambahkan(saya: Pegawai, kunci: KunciPeriode, hari: date, terbuka: UnitTerbuka[BarisUnit]) -> None:
    jalur, ke, baris = terbuka.unit["jalur"], terbuka.wakil, terbuka.baris
    tugas = (
        tugas_wajib(hari).filter(unit__jalur__startswith=jalur).order_by().values_list("unit_id").annotate(Count("pk"))
    )
    for unit, n in tugas:
        if unit in ke:
            baris[ke[unit]].wajib += n
    nilai = (
        Evaluasi.objects.status_terlihat_oleh(saya)
        .pada_periode(kunci)
        .filter(skp__unit__jalur__startswith=jalur)
        .order_by()
        .values_list("skp__unit_id", "status")
        .annotate(Count("pk"))
    )
    for unit, status, n in nilai:
        if unit in ke:
            baris[ke[unit]].jumlah[_KOLOM_DARI[status]] += n


def orang(saya: Pegawai, kunci: KunciPeriode, jalur: str, *, keadaan: str = "", cari: str = "") -> Any:
    """Evaluations below a unit, one row per person and SKP."""
    baris = Evaluasi.objects.status_terlihat_oleh(saya).pada_periode(kunci).filter(skp__unit__jalur__startswith=jalur)
    semua = next((s for kode, _, s in KOLOM if kode == keadaan), None)
    if semua:
        baris = baris.filter(status__in=semua)
    if cari:
        baris = baris.filter(Q(pegawai__nama__icontains=cari) | Q(pegawai__nip__startswith=cari.replace(" ", "")))
    return baris.order_by("pegawai__nama", "pk").values(
        "id_publik", "status", "predikat", "pegawai__id_publik", "pegawai__nama", "pegawai__nip", "potret__pegawai__jabatan",
        "skp__unit__nama", "penilai__nama",
    )  # fmt: skip


def tanpa_evaluasi(kunci: KunciPeriode, jalur: str, hari: date, *, cari: str = "") -> Any:
    """Obliged people below a unit who have no evaluation in the period."""
    punya = Evaluasi.objects.pada_periode(kunci).values("pegawai_id")
    baris = tugas_wajib(hari).filter(unit__jalur__startswith=jalur).exclude(pegawai_id__in=punya)
    if cari:
        baris = baris.filter(Q(pegawai__nama__icontains=cari) | Q(pegawai__nip__startswith=cari.replace(" ", "")))
    return baris.order_by("pegawai__nama", "pk").values("pegawai__nama", "pegawai__nip", "jabatan__nama", "unit__nama")
