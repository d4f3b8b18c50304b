"""The calendar that deadlines are counted with: corrected closed days, outages, and the system's own heartbeat."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from ekinerja.inti.id import id_publik


class HariLibur(models.Model):
    """One day on which the instansi departs from the calendar that ships with the rules."""

    class Jenis(models.TextChoices):
        LIBUR_NASIONAL = "LIBUR_NASIONAL", "Libur nasional"
        CUTI_BERSAMA = "CUTI_BERSAMA", "Cuti bersama"
        HARI_KERJA = "HARI_KERJA", "Tetap hari kerja"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    tanggal = models.DateField(unique=True)
    nama = models.CharField(max_length=120)
    jenis = models.CharField(max_length=14, choices=Jenis)
    dasar = models.CharField("dasar penetapan", max_length=200)
    oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    diubah_pada = models.DateTimeField()

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["tanggal"]

    def __str__(self) -> str:
        return f"{self.nama} ({self.tanggal:%d-%m-%Y})"


class Gangguan(models.Model):
    """A time in which the system could not be used. Every day that it touches counts in no deadline."""

    class Sumber(models.TextChoices):
        DINYATAKAN = "DINYATAKAN", "Dinyatakan admin"
        TERDETEKSI = "TERDETEKSI", "Terdeteksi sistem"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True, blank=True)  # None: still going on
    sumber = models.CharField(max_length=10, choices=Sumber)
    uraian = models.CharField("apa yang terjadi", max_length=200)
    oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    dicatat_pada = models.DateTimeField()
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)
    dibatalkan_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    alasan_batal = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "gangguan"
        verbose_name_plural = "gangguan"
        ordering = ["-mulai", "-pk"]
        indexes = [models.Index(fields=["-mulai"], name="gangguan_mulai")]
        constraints = [
            CheckConstraint(name="gangguan_urut", condition=Q(selesai__isnull=True) | Q(selesai__gt=F("mulai"))),
            CheckConstraint(
                name="gangguan_bersumber",
                condition=Q(sumber="TERDETEKSI", selesai__isnull=False) | Q(oleh__isnull=False),
            ),
            CheckConstraint(
                name="gangguan_batal_beralasan", condition=Q(dibatalkan_pada__isnull=True) | ~Q(alasan_batal="")
            ),
        ]

    def __str__(self) -> str:
        return f"Gangguan {self.mulai:%d-%m-%Y}"


class Denyut(models.Model):
    """When a part of the system last said that it is alive."""

    nama = models.CharField(max_length=20, primary_key=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "denyut"
        verbose_name_plural = "denyut"

    def __str__(self) -> str:
        return self.nama
