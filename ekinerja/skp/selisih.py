"""The pengelola's list: people of an area whose SKPs of a year do not match what they owe.

The year can only differ for people to whom something happened in it: those are picked by the database, then compared.
Whoever has no SKP at all and no change stands under “Belum mulai” of the list of SKPs.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ekinerja.aturan.kewajiban import TIDAK_WAJIB
from ekinerja.kepegawaian.kueri import di_bawah
from ekinerja.kepegawaian.models import Pegawai, Penugasan, Peran, RiwayatKedudukan
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.skp.actions.tahun import OTOMATIS
from ekinerja.skp.models import Skp
from ekinerja.skp.tahun import Selisih, Temuan, tahun_pegawai

DEFINITIF = Penugasan.Jenis.DEFINITIF


@dataclass(frozen=True, slots=True)
class Baris:
    """One person of the list."""

    pk: int
    id_publik: UUID
    nama: str
    nip: str
    unit: str
    temuan: list[Temuan]

    @property
    def otomatis(self) -> bool:
        """Can one button set something right?"""
        return any(t.jenis in OTOMATIS for t in self.temuan)


def daftar(saya: Pegawai, tahun: int, hari: date, cari: str = "") -> list[Baris]:
    """Everybody in the area with a difference, by name. A constant number of queries per five hundred people."""
    orang = {o["pk"]: o for o in _calon(saya, tahun, cari)}
    semua = tahun_pegawai(list(orang), tahun, hari)
    hasil = [
        Baris(pk, o["id_publik"], o["nama"], o["nip"] or "", o["unit"] or "", semua[pk].temuan)
        for pk, o in orang.items()
        if semua[pk].temuan
    ]
    return sorted(hasil, key=lambda b: (b.nama, b.pk))


def saring(baris: list[Baris], jenis: Selisih | None) -> list[Baris]:
    """Only people with this kind of difference."""
    return [b for b in baris if jenis is None or any(t.jenis == jenis for t in b.temuan)]


def hitung(baris: list[Baris]) -> dict[str, int]:
    """People per kind."""
    return {j.value: len(saring(baris, j)) for j in Selisih}


def _calon(saya: Pegawai, tahun: int, cari: str) -> QuerySet[Pegawai, dict[str, Any]]:
    """People of the area to whom something happened in the year."""
    awal, akhir = date(tahun, 1, 1), date(tahun, 12, 31)
    lingkup = di_bawah(jalur_peran(saya, Peran.ADMIN_BKPSDM))
    tugas = Penugasan.objects.filter(pegawai=OuterRef("pk"), jenis=DEFINITIF, mulai__lte=akhir)
    tugas = tugas.filter(Q(sampai__isnull=True) | Q(sampai__gte=awal))
    skp = Skp.objects.filter(pegawai=OuterRef("pk"), tahun=tahun)
    orang = Pegawai.objects.filter(Exists(tugas.filter(lingkup)) | Exists(skp.filter(lingkup)))
    orang = orang.filter(_ada_perubahan(tugas, skp, awal, akhir)).exclude(pk=saya.pk)
    if cari:
        unit = Exists(tugas.filter(unit__nama__icontains=cari))
        orang = orang.filter(Q(nama__icontains=cari) | Q(nip__startswith=cari.replace(" ", "")) | unit)
    terakhir = tugas.order_by("-mulai", "-pk").values("unit__nama")[:1]
    return orang.annotate(unit=Subquery(terakhir)).order_by("pk").values("pk", "id_publik", "nama", "nip", "unit")


def _ada_perubahan(tugas: QuerySet[Penugasan], skp: QuerySet[Skp], awal: date, akhir: date) -> Q:
    """A boundary within the year, a span that is not the whole year, or an SKP of another unit."""
    masa = RiwayatKedudukan.objects.filter(pegawai=OuterRef("pk"), mulai__lte=akhir)
    seunit = Penugasan.objects.filter(pegawai=OuterRef("pegawai"), jenis=DEFINITIF, unit=OuterRef("unit"))
    return (
        Exists(tugas.filter(Q(mulai__gt=awal) | Q(sampai__lt=akhir)))
        | Exists(masa.filter(Q(sampai__isnull=True) | Q(sampai__gte=awal)))
        | Q(tmt_cpns__gt=awal, tmt_cpns__lte=akhir)
        | Exists(skp.filter(Q(mulai__gt=awal) | Q(sampai__lt=akhir)))
        | (Q(kedudukan__in=TIDAK_WAJIB) & Exists(skp.exclude(status=Skp.Status.DITUTUP)))
        | Exists(skp.exclude(status=Skp.Status.DITUTUP).filter(~Exists(seunit)))
    )


KEPALA = ("Nama", "NIP", "Unit kerja", "Selisih", "Mulai", "Sampai", "Keterangan")


def lembar(baris: list[Baris]) -> list[tuple[str, ...]]:
    """Rows of the sheet: one per difference."""
    return [
        (b.nama, b.nip, b.unit, t.jenis.label, t.mulai.isoformat(), t.selesai.isoformat(), t.kalimat)
        for b in baris
        for t in b.temuan
    ]
