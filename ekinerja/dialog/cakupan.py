"""How many of the obliged staff have had a dialogue that both confirmed: done ÷ obliged, per unit (R-49)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Value, When

from ekinerja.dialog.batas import masih_ditunggu_sejak
from ekinerja.dialog.models import Pertemuan
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian import per_unit

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


def tugas_wajib(tahun: int, hari: date) -> Any:
    """Definitive assignments of obliged people (DT-07), each with whether a dialogue about that year's SKP counts."""
    pertemuan = Pertemuan.objects.filter(pegawai=OuterRef("pegawai"), skp__tahun=tahun)
    return per_unit.tugas_wajib(hari_hitung(tahun, hari)).annotate(
        sudah=Exists(pertemuan.filter(keadaan=Pertemuan.Keadaan.DIKONFIRMASI)),
        menunggu=Exists(
            pertemuan.filter(keadaan=Pertemuan.Keadaan.MENUNGGU, dibuat_pada__gte=masih_ditunggu_sejak(hari_ini()))
        ),
    )


def ringkas(jalur: list[str], tahun: int, hari: date, induk: str = "") -> tuple[dict[str, Any] | None, list[BarisUnit]]:
    """The unit that is open and the rows below it, each with its whole subtree. Two queries however many units."""
    terbuka = per_unit.buka_unit(jalur, induk, BarisUnit)
    if terbuka is None:
        return None, []
    hitung = (
        tugas_wajib(tahun, hari)
        .filter(unit__jalur__startswith=terbuka.unit["jalur"])
        .order_by()
        .values_list("unit_id", "sudah")
        .annotate(Count("pk"))
    )
    for pk, sudah, n in hitung:
        b = terbuka.baris[terbuka.wakil[pk]]
        b.wajib += n
        b.sudah += n if sudah else 0
    return terbuka.unit, terbuka.isi(lambda b: b.wajib)


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
