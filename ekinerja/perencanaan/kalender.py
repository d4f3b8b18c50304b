"""Calendar of the performance year: groups, periods with their windows, and where a person's SKP comes from."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from ekinerja.aturan.periode import JenisPeriode, jendela_periode
from ekinerja.kepegawaian.models import JenisJabatan, Penugasan
from ekinerja.perencanaan.models import KelompokPegawai, Periode, SumberSkpUnit

UMUM, GURU = "UMUM", "GURU"
UNIT_SEKOLAH = ("sekolah_sd", "sekolah_smp", "sekolah_tk")
KELOMPOK_BAWAAN = (
    (UMUM, "Pegawai perangkat daerah", KelompokPegawai.SumberSkp.LOKAL),
    (GURU, "Guru dan kepala sekolah", KelompokPegawai.SumberSkp.RUANG_GTK),
)


@transaction.atomic
def pastikan_periode(tahun: int) -> int:
    """Create the two groups and the year's periods where missing; existing dates are left as an admin set them.

    Each group gets the periods of its own kind and the annual one. Returns the number of new periods.
    """
    for kode, nama, sumber in KELOMPOK_BAWAAN:
        KelompokPegawai.objects.get_or_create(kode=kode, defaults={"nama": nama, "sumber_skp": sumber})
    return sum(_lengkapi(kelompok, tahun) for kelompok in KelompokPegawai.objects.order_by("kode"))


def _lengkapi(kelompok: KelompokPegawai, tahun: int) -> int:
    ada = set(Periode.objects.filter(kelompok=kelompok, tahun=tahun).values_list("jenis", "urutan"))
    jenis = dict.fromkeys((kelompok.jenis_periode, JenisPeriode.TAHUNAN.value))
    baru = [
        Periode(
            kelompok=kelompok,
            tahun=tahun,
            jenis=j.jenis.value,
            urutan=j.urutan,
            mulai=j.mulai,
            selesai=j.selesai,
            isi_sampai=j.isi_sampai,
            nilai_sampai=j.nilai_sampai,
        )
        for satu in jenis
        for j in jendela_periode(satu, tahun)
        if (j.jenis.value, j.urutan) not in ada
    ]
    Periode.objects.bulk_create(baru)
    return len(baru)


def kelompok_pegawai(penugasan: Penugasan) -> str:
    """GURU for functional staff (teachers, principals) of a school, else UMUM."""
    di_sekolah = penugasan.unit.jenis_id in UNIT_SEKOLAH
    return GURU if di_sekolah and penugasan.jabatan.jenis == JenisJabatan.FUNGSIONAL else UMUM


def sumber_skp(penugasan: Penugasan) -> str:
    """'LOKAL' or 'RUANG_GTK': the group's source, unless the unit has its own exception."""
    if kelompok_pegawai(penugasan) != GURU:
        return str(KelompokPegawai.SumberSkp.LOKAL)
    khusus = SumberSkpUnit.objects.filter(unit_id=penugasan.unit_id).values_list("sumber_skp", flat=True).first()
    if khusus:
        return khusus
    kelompok = KelompokPegawai.objects.filter(kode=GURU).values_list("sumber_skp", flat=True).first()
    return kelompok or str(KelompokPegawai.SumberSkp.RUANG_GTK)


def disusun_di_sini() -> Callable[[Mapping[str, Any]], bool]:
    """`sumber_skp` for many: tells of a row with unit_id, unit__jenis_id and jabatan__jenis if the plan is made here."""
    khusus = dict(SumberSkpUnit.objects.values_list("unit_id", "sumber_skp"))
    gtk = KelompokPegawai.SumberSkp.RUANG_GTK
    guru = KelompokPegawai.objects.filter(kode=GURU).values_list("sumber_skp", flat=True).first() or gtk

    def di_sini(baris: Mapping[str, Any]) -> bool:
        mengajar = baris["unit__jenis_id"] in UNIT_SEKOLAH and baris["jabatan__jenis"] == JenisJabatan.FUNGSIONAL
        return not mengajar or khusus.get(baris["unit_id"], guru) != gtk

    return di_sini
