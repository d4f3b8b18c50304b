"""Perjanjian kinerja of a unit and year: what the organisation promises, before anybody plans for himself."""

from typing import Any

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from ekinerja.aturan.skp import Perspektif
from ekinerja.inti.id import id_publik
from ekinerja.perencanaan.kueri import PerjanjianQuerySet


class PerjanjianKinerja(models.Model):
    class Status(models.TextChoices):
        DRAF = "DRAF", "Draf"
        DITETAPKAN = "DITETAPKAN", "Ditetapkan"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    unit = models.ForeignKey("kepegawaian.UnitKerja", models.PROTECT, related_name="perjanjian_kinerja")
    tahun = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAF)
    versi = models.PositiveIntegerField(default=0)  # how often it was set
    diubah_pada = models.DateTimeField()
    diubah_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, related_name="+")
    ditetapkan_pada = models.DateTimeField(null=True, blank=True)
    ditetapkan_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    catatan = models.TextField(blank=True)  # reason of the last reopening

    objects = PerjanjianQuerySet.as_manager()

    class Meta:
        verbose_name = "perjanjian kinerja"
        verbose_name_plural = "perjanjian kinerja"
        constraints = [
            UniqueConstraint(fields=["unit", "tahun"], name="perjanjian_unit_tahun"),
            CheckConstraint(
                name="perjanjian_ditetapkan_bertanggal",
                condition=~Q(status="DITETAPKAN") | Q(ditetapkan_pada__isnull=False, versi__gt=0),
            ),
        ]


class VersiPerjanjian(models.Model):
    """The content as it was set; stays readable after it was reopened."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="riwayat")
    nomor = models.PositiveIntegerField()
    isi: models.JSONField[dict[str, Any]] = models.JSONField()
    ditetapkan_pada = models.DateTimeField()
    ditetapkan_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "versi perjanjian kinerja"
        verbose_name_plural = "versi perjanjian kinerja"
        constraints = [UniqueConstraint(fields=["perjanjian", "nomor"], name="versi_perjanjian_unik")]


class Sasaran(models.Model):
    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="sasaran")
    urutan = models.PositiveSmallIntegerField(default=0)
    teks = models.TextField()

    class Meta:
        verbose_name = "sasaran"
        verbose_name_plural = "sasaran"
        ordering = ["urutan", "pk"]


class IndikatorKinerja(models.Model):
    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    sasaran = models.ForeignKey(Sasaran, models.CASCADE, related_name="indikator")
    urutan = models.PositiveSmallIntegerField(default=0)
    teks = models.TextField()
    target_teks = models.CharField("target", max_length=120, blank=True)  # as typed
    target_nilai = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    satuan = models.CharField(max_length=60, blank=True)
    perspektif = models.CharField(max_length=20, choices=Perspektif.pilihan(), blank=True)

    class Meta:
        verbose_name = "indikator kinerja"
        verbose_name_plural = "indikator kinerja"
        ordering = ["urutan", "pk"]


class StrategiPencapaian(models.Model):
    """One line of the worksheet between perjanjian kinerja and matriks: what must be produced, who answers for it."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    indikator = models.ForeignKey(IndikatorKinerja, models.CASCADE, related_name="strategi")
    urutan = models.PositiveSmallIntegerField(default=0)
    teks = models.CharField("yang dihasilkan", max_length=400)
    penanggung_jawab = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = "strategi pencapaian"
        verbose_name_plural = "strategi pencapaian"
        ordering = ["urutan", "pk"]
