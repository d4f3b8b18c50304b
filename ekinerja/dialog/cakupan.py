"""How many of the obliged staff have had a dialogue that both confirmed: done ÷ obliged, per unit (R-49)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Value, When

from ekinerja.aturan.kewajiban import STATUS_ASN, TIDAK_WAJIB
from ekinerja.dialog.models import Pertemuan
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Penugasan, UnitKerja

SUDAH, MENUNGGU, BELUM = "SUDAH", "MENUNGGU", "BELUM"
KEADAAN = {
    BELUM: ("Belum ada pertemuan", "netral", "minus"),
    MENUNGGU: ("Menunggu konfirmasi", "awas", "jam"),
    SUDAH: ("Sudah berdialog", "baik", "centang"),
}


@dataclass(slots=True)
class BarisUnit:
    kode: str
    nama: str
    ada_anak: bool
    wajib: int = 0
    sudah: int = 0

    @property
    def persen(self) -> int | None:
        """Whole percent, rounded down: 100 only when everybody has."""
        return self.sudah * 100 // self.wajib if self.wajib else None


def hari_hitung(tahun: int, hari: date) -> date:
    """Obligation is counted today, or on the year's last day for a year that is over."""
    return min(hari, date(tahun, 12, 31))


def unit_terlihat(jalur: list[str]) -> Any:
    """Units within these paths."""
    semua = UnitKerja.objects.order_by("nama")
    return semua if "/" in jalur else semua.di_bawah_salah_satu(jalur)


def tugas_wajib(tahun: int, hari: date) -> Any:
    """Definitive assignments of obliged people (DT-07), each with whether a dialogue about that year's SKP counts."""
    pertemuan = Pertemuan.objects.filter(pegawai=OuterRef("pegawai"), skp__tahun=tahun)
    return (
        Penugasan.objects.filter(
            berlaku(hari_hitung(tahun, hari)),
            jenis=Penugasan.Jenis.DEFINITIF,
            pegawai__status__in=STATUS_ASN,
        )
        .exclude(pegawai__kedudukan__in=TIDAK_WAJIB)
        .annotate(
            sudah=Exists(pertemuan.filter(keadaan=Pertemuan.Keadaan.DIKONFIRMASI)),
            menunggu=Exists(pertemuan.filter(keadaan=Pertemuan.Keadaan.MENUNGGU)),
        )
    )


def ringkas(jalur: list[str], tahun: int, hari: date, induk: str = "") -> tuple[dict[str, Any] | None, list[BarisUnit]]:
    """The unit that is open and the rows below it, each with its whole subtree. Two queries however many units."""
    unit = list(unit_terlihat(jalur).values("pk", "kode", "nama", "jalur", "induk_id"))
    buka = next((u for u in unit if u["kode"] == induk), None) or min(unit, key=lambda u: len(u["jalur"]), default=None)
    if buka is None:
        return None, []
    anak = defaultdict(list)
    for u in unit:
        anak[u["induk_id"]].append(u)
    baris = {u["kode"]: BarisUnit(u["kode"], u["nama"], bool(anak[u["pk"]])) for u in anak[buka["pk"]]}
    baris[buka["kode"]] = BarisUnit(buka["kode"], f"Langsung di {buka['nama']}", False)
    jalur_unit = {u["pk"]: u["jalur"] for u in unit}
    hitung = (
        tugas_wajib(tahun, hari)
        .filter(unit__jalur__startswith=buka["jalur"])
        .order_by()
        .values_list("unit_id", "sudah")
        .annotate(Count("pk"))
    )
    for pk, sudah, n in hitung:
        sisa = jalur_unit[pk][len(buka["jalur"]) :].strip("/")
        b = baris[sisa.split("/")[0] if sisa else buka["kode"]]
        b.wajib += n
        b.sudah += n if sudah else 0
    isi = [b for b in baris.values() if b.wajib]
    return buka, sorted(isi, key=lambda b: (b.kode == buka["kode"], b.nama))


def orang(jalur: str, tahun: int, hari: date, *, keadaan: str = "", cari: str = "") -> Any:
    """Obliged people below a unit: grouped by what they need, alphabetical inside; never ranked."""
    baris = tugas_wajib(tahun, hari).filter(unit__jalur__startswith=jalur)
    baris = baris.annotate(
        urut=Case(
            When(sudah=True, then=Value(2)),
            When(menunggu=True, then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        )
    )
    if keadaan in KEADAAN:
        baris = baris.filter(urut={MENUNGGU: 0, BELUM: 1, SUDAH: 2}[keadaan])
    if cari:
        baris = baris.filter(Q(pegawai__nama__icontains=cari) | Q(pegawai__nip__startswith=cari.replace(" ", "")))
    return baris.order_by("urut", "pegawai__nama", "pk").values(
        "urut", "pegawai__nama", "pegawai__nip", "jabatan__nama", "unit__nama"
    )


def kode_keadaan(urut: int) -> str:
    return (MENUNGGU, BELUM, SUDAH)[urut]
