"""Planning in the world of the permission matrix: the perjanjian kinerja and the matriks of Andi's bidang.

Both are set unless a cell says otherwise. Their texts are canaries of "bidang"; the role in a cell is its holder's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.perencanaan.isi import isi_perjanjian
from ekinerja.perencanaan.models import (
    AnggotaMatriks,
    IndikatorKinerja,
    KolomMatriks,
    Matriks,
    PerjanjianKinerja,
    Sasaran,
    SelMatriks,
    StrategiPencapaian,
    VersiPerjanjian,
)

# Whose rows of the matriks hold a role.
BERPERAN = ("pemilik", "titipan", "warisan", "rekan")
KEADAAN: dict[str, tuple[str, ...]] = {
    "perjanjian": ("DRAF", "DITETAPKAN", "DIBUKA"),
    # TIM: the second level, a draft led by a colleague.
    "matriks": ("DRAF", "DITETAPKAN", "DIBUKA", "TIM"),
}


@dataclass
class Rencana:
    perjanjian: PerjanjianKinerja
    sasaran: Sasaran
    indikator: IndikatorKinerja  # carries every role
    sisa: IndikatorKinerja  # not yet a column
    strategi: StrategiPencapaian
    matriks: Matriks
    induk: Matriks
    kolom: KolomMatriks
    peran: dict[str, SelMatriks]
    tamu: Pegawai  # recorded as a member, holds no role
    calon: Pegawai  # not yet a member


def susun(
    unit: dict[str, UnitKerja], orang: dict[str, Pegawai], pada: datetime, kenari: Callable[[str, str], str]
) -> Rencana:
    ditetapkan = {"status": "DITETAPKAN", "versi": 1, "ditetapkan_pada": pada, "ditetapkan_oleh": orang["atasan"]}
    p = PerjanjianKinerja.objects.create(unit=unit["bidang"], tahun=pada.year, diubah_pada=pada, **ditetapkan)
    teks = kenari("bidang", "perjanjian")
    sasaran = Sasaran.objects.create(perjanjian=p, urutan=1, teks=teks)
    indikator = [
        IndikatorKinerja.objects.create(sasaran=sasaran, urutan=n, teks=f"{teks} {n}", target_teks="95%")
        for n in range(3)
    ]
    VersiPerjanjian.objects.create(perjanjian=p, nomor=1, isi=isi_perjanjian(p), ditetapkan_pada=pada)
    strategi = StrategiPencapaian.objects.create(indikator=indikator[0], urutan=1, teks=kenari("bidang", "strategi"))
    induk = Matriks.objects.create(unit=unit["dinas"], tahun=pada.year, diubah_pada=pada)
    m = Matriks.objects.create(unit=unit["bidang"], tahun=pada.year, diubah_pada=pada, nomor_kolom=2, **ditetapkan)
    kolom = [
        KolomMatriks.objects.create(matriks=m, nomor=n, urutan=n, sumber="PERJANJIAN", teks=i.teks, indikator=i)
        for n, i in enumerate(indikator[:2], 1)
    ]
    peran = {
        nama: SelMatriks.objects.create(
            kolom=kolom[0], pegawai=orang[nama], teks=kenari(nama, "peran"), diubah_pada=pada
        )
        for nama in BERPERAN
    }
    AnggotaMatriks.objects.create(matriks=m, pegawai=orang["kabid_jauh"])
    return Rencana(
        p, sasaran, indikator[0], indikator[2], strategi, m, induk, kolom[0], peran, orang["kabid_jauh"],
        orang["delegasi_habis"],
    )  # fmt: skip


def atur_perjanjian(r: Rencana, keadaan: str, kenari: Callable[[str, str], str]) -> None:
    """DIBUKA: a draft again, in which the sasaran reads otherwise than in the version that was set."""
    kolom: dict[str, Any] = {"status": "DITETAPKAN" if keadaan == "DITETAPKAN" else "DRAF"}
    if keadaan == "DRAF":
        kolom |= {"versi": 0, "ditetapkan_pada": None, "ditetapkan_oleh": None}
        VersiPerjanjian.objects.filter(perjanjian=r.perjanjian).delete()
    if keadaan == "DIBUKA":
        kolom["catatan"] = kenari("bidang", "rancangan")
        Sasaran.objects.filter(pk=r.sasaran.pk).update(teks=kenari("bidang", "rancangan"))
    PerjanjianKinerja.objects.filter(pk=r.perjanjian.pk).update(**kolom)


def atur_matriks(r: Rencana, keadaan: str, ketua: Pegawai) -> None:
    kolom: dict[str, Any] = {"status": "DITETAPKAN" if keadaan == "DITETAPKAN" else "DRAF"}
    if keadaan in ("DRAF", "TIM"):
        kolom |= {"versi": 0, "ditetapkan_pada": None, "ditetapkan_oleh": None}
    if keadaan == "TIM":
        kolom |= {"ketua": ketua, "induk": r.induk}
        SelMatriks.objects.filter(pk=r.peran["rekan"].pk).delete()
    Matriks.objects.filter(pk=r.matriks.pk).update(**kolom)
