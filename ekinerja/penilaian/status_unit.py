"""How far the filling is, per unit: done ÷ obliged (R-49)."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from ekinerja.aturan.kewajiban import STATUS_ASN, TIDAK_WAJIB
from ekinerja.aturan.periode import JenisPeriode
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, Penugasan, UnitKerja
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
    jalur = permissions.jalur_status(saya)
    semua = UnitKerja.objects.order_by("nama")
    return semua if "/" in jalur else semua.di_bawah_salah_satu(jalur)


def wajib(hari: date) -> Any:
    """Definitive assignments of people who are obliged on that day (DT-07)."""
    return Penugasan.objects.filter(
        berlaku(hari),
        jenis=Penugasan.Jenis.DEFINITIF,
        pegawai__status__in=STATUS_ASN,
    ).exclude(pegawai__kedudukan__in=TIDAK_WAJIB)


def ringkas(
    saya: Pegawai, kunci: KunciPeriode, hari: date, induk: str = ""
) -> tuple[dict[str, Any] | None, list[BarisUnit]]:
    """The unit that is open and the rows below it, each with its whole subtree. Three queries however many units.

    Without `induk` the top of the reader's scope is open.
    """
    unit = list(unit_terlihat(saya).values("pk", "kode", "nama", "jalur", "induk_id"))
    menurut_kode = {u["kode"]: u for u in unit}
    buka = menurut_kode.get(induk) or min(unit, key=lambda u: len(u["jalur"]), default=None)
    if buka is None:
        return None, []
    anak = defaultdict(list)
    for u in unit:
        anak[u["induk_id"]].append(u)
    baris = {u["kode"]: BarisUnit(u["kode"], u["nama"], bool(anak[u["pk"]])) for u in anak[buka["pk"]]}
    baris[buka["kode"]] = BarisUnit(buka["kode"], f"Langsung di {buka['nama']}", False)
    ke = {
        u["pk"]: _wakil(u["jalur"], buka["jalur"], buka["kode"]) for u in unit if u["jalur"].startswith(buka["jalur"])
    }
    _tambahkan(saya, kunci, hari, buka["jalur"], ke, baris)
    isi = [b for b in baris.values() if b.wajib or b.jumlah]
    return buka, sorted(isi, key=lambda b: (b.kode == buka["kode"], b.nama))


def _wakil(jalur: str, dasar: str, kode: str) -> str:
    """The row a unit is counted in: the child of the open unit on its path, or the open unit itself."""
    sisa = jalur[len(dasar) :].strip("/")
    return sisa.split("/")[0] if sisa else kode


def _tambahkan(
    saya: Pegawai, kunci: KunciPeriode, hari: date, jalur: str, ke: dict[int, str], baris: dict[str, BarisUnit]
) -> None:
    tugas = wajib(hari).filter(unit__jalur__startswith=jalur).order_by().values_list("unit_id").annotate(Count("pk"))
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
        "id_publik", "status", "predikat", "pegawai__nama", "pegawai__nip", "potret__pegawai__jabatan", "skp__unit__nama",
        "penilai__nama",
    )  # fmt: skip


def tanpa_evaluasi(kunci: KunciPeriode, jalur: str, hari: date, *, cari: str = "") -> Any:
    """Obliged people below a unit who have no evaluation in the period."""
    punya = Evaluasi.objects.pada_periode(kunci).values("pegawai_id")
    baris = wajib(hari).filter(unit__jalur__startswith=jalur).exclude(pegawai_id__in=punya)
    if cari:
        baris = baris.filter(Q(pegawai__nama__icontains=cari) | Q(pegawai__nip__startswith=cari.replace(" ", "")))
    return baris.order_by("pegawai__nama", "pk").values("pegawai__nama", "pegawai__nip", "jabatan__nama", "unit__nama")
