"""Evaluation: capaian organisasi, two ratings, predikat, objection. Nothing here is computed into a verdict alone."""

from typing import Any

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from ekinerja.aturan.kode import CapaianOrganisasi as NilaiCapaian
from ekinerja.aturan.kode import Predikat, Rating
from ekinerja.inti.id import id_publik
from ekinerja.penilaian.kueri import EvaluasiQuerySet


class CapaianOrganisasi(models.Model):
    """Capaian kinerja organisasi of a unit in a period, set by the head above it (SE MenPANRB 3/2023)."""

    class Status(models.TextChoices):
        DRAF = "DRAF", "Draf"
        DITETAPKAN = "DITETAPKAN", "Ditetapkan"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    unit = models.ForeignKey("kepegawaian.UnitKerja", models.PROTECT, related_name="capaian")
    periode = models.ForeignKey("perencanaan.Periode", models.PROTECT, related_name="capaian")
    nilai = models.CharField(max_length=16, choices=NilaiCapaian.pilihan())
    alasan = models.TextField()
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAF)
    ditetapkan_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    ditetapkan_pada = models.DateTimeField(null=True, blank=True)
    diubah_pada = models.DateTimeField()

    class Meta:
        verbose_name = "capaian organisasi"
        verbose_name_plural = "capaian organisasi"
        constraints = [
            UniqueConstraint(fields=["unit", "periode"], name="capaian_unik"),
            CheckConstraint(
                name="capaian_bertanggal", condition=~Q(status="DITETAPKAN") | Q(ditetapkan_pada__isnull=False)
            ),
        ]


class Evaluasi(models.Model):
    class Status(models.TextChoices):
        BELUM = "BELUM", "Belum dibuka"
        TERBUKA = "TERBUKA", "Terbuka"
        SIAP_DINILAI = "SIAP_DINILAI", "Siap dinilai"
        DINILAI = "DINILAI", "Dinilai, belum diterbitkan"
        DITERBITKAN = "DITERBITKAN", "Diterbitkan"
        DITERIMA = "DITERIMA", "Diterima pegawai"
        DIANGGAP_MENERIMA = "DIANGGAP_MENERIMA", "Dianggap menerima"
        DALAM_KEBERATAN = "DALAM_KEBERATAN", "Dalam keberatan"
        FINAL = "FINAL", "Final"
        TERKUNCI = "TERKUNCI", "Terkunci"

    TERBIT = (
        Status.DITERBITKAN,
        Status.DITERIMA,
        Status.DIANGGAP_MENERIMA,
        Status.DALAM_KEBERATAN,
        Status.FINAL,
        Status.TERKUNCI,
    )

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    periode = models.ForeignKey("perencanaan.Periode", models.PROTECT, related_name="evaluasi")
    skp = models.ForeignKey("skp.Skp", models.PROTECT, related_name="evaluasi")
    versi_skp = models.PositiveIntegerField(default=1)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="evaluasi")
    # Snapshot (DT-11: the PPK on the last day rates); `potret` as in Skp.
    penilai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, related_name="evaluasi_dinilai")
    atasan_penilai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(
        "kepegawaian.UnitKerja", models.PROTECT, related_name="+"
    )  # where the person is counted
    pimpinan_unit = models.ForeignKey(
        "kepegawaian.UnitKerja", models.PROTECT, null=True, blank=True, related_name="+"
    )  # the unit the person leads: its capaian is his or her rating of hasil kerja
    potret: models.JSONField[dict[str, Any]] = models.JSONField(default=dict)

    status = models.CharField(max_length=20, choices=Status, default=Status.BELUM)
    rating_hasil = models.CharField(max_length=8, choices=Rating.pilihan(), blank=True)
    rating_perilaku = models.CharField(max_length=8, choices=Rating.pilihan(), blank=True)
    alasan_hasil = models.TextField(blank=True)
    alasan_perilaku = models.TextField(blank=True)
    predikat = models.CharField(max_length=16, choices=Predikat.pilihan(), blank=True)
    versi_aturan = models.CharField(max_length=40, blank=True)
    catatan = models.TextField("catatan/rekomendasi", blank=True)
    tanpa_realisasi = models.BooleanField(default=False)
    versi_isi = models.PositiveIntegerField(default=0)
    # Realisasi as it stood at the last verb; autosave writes no trail row, the next verb records the difference.
    realisasi_tercatat: models.JSONField[dict[str, Any] | None] = models.JSONField(null=True, blank=True)
    diubah_pada = models.DateTimeField()
    diubah_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    dinilai_pada = models.DateTimeField(null=True, blank=True)
    dinilai_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    diterbitkan_pada = models.DateTimeField(null=True, blank=True)
    diterima_pada = models.DateTimeField(null=True, blank=True)
    batas_tanggapan = models.DateField(null=True, blank=True)

    objects = EvaluasiQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluasi"
        verbose_name_plural = "evaluasi"
        indexes = [
            models.Index(fields=["pegawai", "-diubah_pada"], name="evaluasi_orang"),
            models.Index(fields=["penilai", "periode", "status"], name="evaluasi_penilai"),
            models.Index(fields=["unit", "periode"], name="evaluasi_unit"),
        ]
        constraints = [
            UniqueConstraint(fields=["skp", "periode"], name="evaluasi_unik"),
            CheckConstraint(
                name="evaluasi_bukan_penilai_sendiri", condition=Q(penilai__isnull=True) | ~Q(pegawai=F("penilai"))
            ),
            CheckConstraint(
                name="evaluasi_dinilai_lengkap",
                condition=Q(status__in=["BELUM", "TERBUKA", "SIAP_DINILAI"])
                | (~Q(rating_hasil="") & ~Q(rating_perilaku="") & ~Q(predikat="")),
            ),
        ]


class RealisasiPeriode(models.Model):
    """What the person states was reached for one rencana aksi in the period."""

    evaluasi = models.ForeignKey(Evaluasi, models.CASCADE, related_name="realisasi")
    rencana_aksi = models.ForeignKey("skp.RencanaAksi", models.PROTECT, related_name="+")
    teks = models.CharField("realisasi", max_length=200, blank=True)  # as typed
    nilai = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    penjelasan = models.TextField(blank=True)

    class Meta:
        verbose_name = "realisasi periode"
        verbose_name_plural = "realisasi periode"
        constraints = [UniqueConstraint(fields=["evaluasi", "rencana_aksi"], name="realisasi_unik")]


class UmpanBalikRhk(models.Model):
    """Feedback of the PPK on one RHK, written while rating. The RHK is named by its public id in the SKP version used."""

    evaluasi = models.ForeignKey(Evaluasi, models.CASCADE, related_name="umpan_balik_rhk")
    rhk = models.UUIDField()
    teks = models.TextField()

    class Meta:
        verbose_name = "umpan balik RHK"
        verbose_name_plural = "umpan balik RHK"
        constraints = [UniqueConstraint(fields=["evaluasi", "rhk"], name="umpan_rhk_unik")]


class UmpanBalikPerilaku(models.Model):
    """Feedback of the PPK on one core value, written while rating."""

    evaluasi = models.ForeignKey(Evaluasi, models.CASCADE, related_name="umpan_balik_perilaku")
    nilai = models.CharField(max_length=30)
    teks = models.TextField()

    class Meta:
        verbose_name = "umpan balik perilaku"
        verbose_name_plural = "umpan balik perilaku"
        constraints = [UniqueConstraint(fields=["evaluasi", "nilai"], name="umpan_perilaku_unik")]


class PenjelasanDistribusi(models.Model):
    """Written justification of a unit head for a distribution that differs from the pattern (R-37)."""

    unit = models.ForeignKey("kepegawaian.UnitKerja", models.PROTECT, related_name="+")
    periode = models.ForeignKey("perencanaan.Periode", models.PROTECT, related_name="+")
    alasan = models.TextField()
    oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "penjelasan distribusi"
        verbose_name_plural = "penjelasan distribusi"
        constraints = [UniqueConstraint(fields=["unit", "periode"], name="penjelasan_unik")]


class Keberatan(models.Model):
    """Objection to the Atasan PPK. The states exist from the first migration; its pages come with the objection work."""

    class Status(models.TextChoices):
        DIAJUKAN = "DIAJUKAN", "Diajukan"
        DITANGGAPI = "DITANGGAPI", "Ditanggapi penilai"
        DIKABULKAN = "DIKABULKAN", "Dikabulkan"
        DITOLAK = "DITOLAK", "Ditolak"
        DICABUT = "DICABUT", "Dicabut"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    evaluasi = models.ForeignKey(Evaluasi, models.PROTECT, related_name="keberatan")
    status = models.CharField(max_length=12, choices=Status, default=Status.DIAJUKAN)
    alasan = models.TextField()
    diajukan_pada = models.DateTimeField()
    tanggapan = models.TextField(blank=True)
    ditanggapi_pada = models.DateTimeField(null=True, blank=True)
    putusan = models.TextField(blank=True)
    diputus_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        constraints = [UniqueConstraint(fields=["evaluasi"], condition=~Q(status="DICABUT"), name="satu_keberatan")]
