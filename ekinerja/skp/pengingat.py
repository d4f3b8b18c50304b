"""What waits on the way to an SKP in force: for the owner to submit, for the PPK to decide."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from ekinerja.aturan.kewajiban import TIDAK_WAJIB
from ekinerja.kalender.hitung import batas_penetapan, batas_pengajuan
from ekinerja.kalender.pengingat import JenisPengingat, Tunggu
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai
from ekinerja.kepegawaian.per_unit import tugas_wajib
from ekinerja.perencanaan.kalender import disusun_di_sini
from ekinerja.skp.kalender import batas_putusan
from ekinerja.skp.models import Skp

S = Skp.Status


def _belum_diajukan(hari: date) -> Iterator[tuple[date, Tunggu]]:
    """Start of the SKP and what waits: drafts never approved, and obliged people without any SKP of the year."""
    draf = Skp.objects.filter(
        tahun=hari.year, status__in=(S.DRAF, S.DIKEMBALIKAN), sumber=Skp.Sumber.LOKAL, versi=0, mulai__lte=hari,
        sampai__gte=hari,
    ).exclude(pegawai__kedudukan__in=TIDAK_WAJIB)  # fmt: skip
    for mulai, id_publik, pegawai, penilai, unit in draf.order_by("pk").values_list(
        "mulai", "id_publik", "pegawai", "penilai", "unit"
    ):
        yield mulai, _tunggu(hari.year, mulai, pegawai, penilai, unit, reverse("skp:ubah", args=[id_publik]))
    penilai_kini = HubunganPenilai.objects.filter(berlaku(hari), pegawai=OuterRef("pegawai")).order_by("-mulai")
    tanpa = tugas_wajib(hari).exclude(pegawai__in=Skp.objects.filter(tahun=hari.year).values("pegawai"))
    di_sini, alamat = disusun_di_sini(), f"{reverse('skp:saya')}?tahun={hari.year}"
    kolom = ("mulai", "pegawai", "unit_id", "unit__jenis_id", "jabatan__jenis", "ppk")
    for b in tanpa.annotate(ppk=Subquery(penilai_kini.values("penilai")[:1])).order_by("pk").values(*kolom):
        if di_sini(b):
            mulai = max(date(hari.year, 1, 1), b["mulai"])
            yield mulai, _tunggu(hari.year, mulai, b["pegawai"], b["ppk"], b["unit_id"], alamat)


def _tunggu(tahun: int, mulai: date, pegawai: int, penilai: int | None, unit: int, alamat: str) -> Tunggu:
    kunci = f"{pegawai}:{mulai}"
    orang = {"PEGAWAI": pegawai, "PENILAI": penilai}
    return Tunggu(kunci, f"{tahun}:{mulai}", batas_penetapan(mulai), unit, f"SKP {tahun}", alamat, _bawahan(), orang)


def _penetapan(hari: date) -> Iterator[Tunggu]:
    return (t for _, t in _belum_diajukan(hari))


def _pengajuan(hari: date) -> Iterator[Tunggu]:
    """The same with the days that belong to pegawai and PPK alone."""
    for mulai, t in _belum_diajukan(hari):
        yield replace(t, batas=batas_pengajuan(mulai))


def _menunggu_putusan(hari: date) -> Iterator[Tunggu]:
    """Submitted and not decided. One that came after the last day is late from its submission on, not earlier."""
    diajukan = Skp.objects.filter(tahun=hari.year, status=S.DIAJUKAN, sumber=Skp.Sumber.LOKAL, versi=0)
    kolom = ("mulai", "id_publik", "diajukan_pada", "penilai", "atasan_penilai", "unit")
    for mulai, id_publik, pada, penilai, atasan, unit in diajukan.order_by("pk").values_list(*kolom):
        batas = batas_putusan(mulai, pada)
        orang = {"PENILAI": penilai, "ATASAN_PENILAI": atasan}
        kelompok, sebutan = f"{hari.year}:{batas}", f"SKP {hari.year}"
        yield Tunggu(str(id_publik), kelompok, batas, unit, sebutan, "", _bawahan(), orang)


def _bawahan() -> str:
    return reverse("skp:bawahan")


PENGINGAT = (
    JenisPengingat(
        "PENGAJUAN_SKP", "skp-pengajuan", "PEGAWAI", _pengajuan,
        ("Ajukan {sebutan} paling lambat {batas}",
         "Sampai hari itu draf hanya urusan Anda dan penilai Anda. Sesudahnya pengelola kinerja boleh menetapkannya."),
        ("", ""), "",
    ),
    JenisPengingat(
        "SKP", "skp-penetapan", "PEGAWAI", _penetapan,
        ("{sebutan} harus ditetapkan paling lambat {batas}", "Lengkapi lalu ajukan, supaya penilai Anda sempat membacanya."),
        ("{sebutan} belum diajukan", "Masih dapat disusun dan diajukan."),
        "{n} orang belum mengajukan {sebutan}", "skp",
    ),
    JenisPengingat(
        "PERSETUJUAN_SKP", "skp-persetujuan", "PENILAI", _menunggu_putusan,
        ("{n} {sebutan} menunggu persetujuan Anda sampai {batas}", "Baca, lalu setujui atau kembalikan dengan catatan."),
        ("", ""), "{n} {sebutan} menunggu persetujuan penilai", "skp-setuju",
    ),
)  # fmt: skip
