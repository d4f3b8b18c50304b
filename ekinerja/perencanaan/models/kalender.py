"""Calendar of the performance year: groups, periods with their windows."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from ekinerja.aturan.periode import JenisPeriode, nama_periode
from ekinerja.inti.id import id_publik


class KelompokPegawai(models.Model):
    """A group with its own period type and SKP source: teachers, office staff …; `jenis_unit`/`status` decide who."""

    class SumberSkp(models.TextChoices):
        LOKAL = "LOKAL", "Disusun di e-Kinerja"
        RUANG_GTK = "RUANG_GTK", "Dari Ruang GTK"

    kode = models.CharField(max_length=30, primary_key=True)  # UMUM, GURU
    nama = models.CharField(max_length=80)
    jenis_periode = models.CharField(max_length=12, choices=JenisPeriode.pilihan(), default=JenisPeriode.TRIWULANAN)
    sumber_skp = models.CharField(max_length=10, choices=SumberSkp, default=SumberSkp.LOKAL)

    class Meta:
        verbose_name = "kelompok pegawai"
        verbose_name_plural = "kelompok pegawai"


class SumberSkpUnit(models.Model):
    """Exception of a unit from its group's SKP source (for example one school that plans here)."""

    unit = models.OneToOneField("kepegawaian.UnitKerja", models.CASCADE, related_name="sumber_skp")
    sumber_skp = models.CharField(max_length=10, choices=KelompokPegawai.SumberSkp)

    class Meta:
        verbose_name = "sumber SKP unit"
        verbose_name_plural = "sumber SKP unit"


class Periode(models.Model):
    """An evaluation period with its windows. All dates are settings (they move by circular), both ends inclusive."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    kelompok = models.ForeignKey(KelompokPegawai, models.PROTECT, related_name="periode")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=12, choices=JenisPeriode.pilihan())
    urutan = models.PositiveSmallIntegerField()  # 1..12, 1..4, 1..2, 1
    mulai = models.DateField()
    selesai = models.DateField()
    isi_sampai = models.DateField("pegawai melengkapi sampai")
    nilai_sampai = models.DateField("penilai menilai sampai")

    class Meta:
        verbose_name = "periode"
        verbose_name_plural = "periode"
        ordering = ["mulai", "jenis"]
        constraints = [
            UniqueConstraint(fields=["kelompok", "tahun", "jenis", "urutan"], name="periode_unik"),
            CheckConstraint(name="periode_urut", condition=Q(selesai__gte=F("mulai"))),
            CheckConstraint(
                name="periode_jendela", condition=Q(isi_sampai__gte=F("selesai"), nilai_sampai__gte=F("isi_sampai"))
            ),
        ]

    @property
    def sebutan(self) -> str:
        """'Triwulan III 2026', 'Oktober 2026', 'Tahun 2026'."""
        return nama_periode(self.jenis, self.tahun, self.urutan)
