"""Matriks Peran Hasil (R-15, R-16): which result each person owes to each indicator of the leader."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from ekinerja.inti.id import id_publik
from ekinerja.perencanaan.kueri import MatriksQuerySet


class Matriks(models.Model):
    """Of a unit and year, led by its head; with `ketua` that of a team leader or sub-head inside it (second level)."""

    class Status(models.TextChoices):
        DRAF = "DRAF", "Draf"
        DITETAPKAN = "DITETAPKAN", "Ditetapkan"

    class Tingkat(models.TextChoices):
        SATU = "SATU", "Satu tingkat"
        DUA = "DUA", "Dua tingkat"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    unit = models.ForeignKey("kepegawaian.UnitKerja", models.PROTECT, related_name="matriks")
    tahun = models.PositiveSmallIntegerField()
    ketua = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    tingkat = models.CharField(max_length=4, choices=Tingkat, default=Tingkat.SATU)
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAF)
    versi = models.PositiveIntegerField(default=0)  # how often it was set
    nomor_kolom = models.PositiveSmallIntegerField(default=0)  # the last column number given; never used again
    diubah_pada = models.DateTimeField()
    ditetapkan_pada = models.DateTimeField(null=True, blank=True)
    ditetapkan_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    catatan = models.TextField(blank=True)

    objects = MatriksQuerySet.as_manager()

    class Meta:
        verbose_name = "matriks peran hasil"
        verbose_name_plural = "matriks peran hasil"
        constraints = [
            UniqueConstraint(fields=["unit", "tahun"], condition=Q(ketua__isnull=True), name="matriks_unit_tahun"),
            UniqueConstraint(
                fields=["unit", "tahun", "ketua"], condition=Q(ketua__isnull=False), name="matriks_ketua_tahun"
            ),
            CheckConstraint(name="matriks_ketua_di_bawah", condition=Q(ketua__isnull=True) | Q(induk__isnull=False)),
            CheckConstraint(name="matriks_bukan_induk_sendiri", condition=~Q(induk=F("pk"))),
            CheckConstraint(
                name="matriks_ditetapkan_bertanggal",
                condition=~Q(status="DITETAPKAN") | Q(ditetapkan_pada__isnull=False, versi__gt=0),
            ),
        ]


class KolomMatriks(models.Model):
    """One indicator of the leader: of the perjanjian kinerja, of the leader's own RHK, or the role he or she holds above."""

    class Sumber(models.TextChoices):
        PERJANJIAN = "PERJANJIAN", "Perjanjian kinerja"
        RHK = "RHK", "RHK pimpinan"
        PERAN = "PERAN", "Peran di matriks atasan"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    matriks = models.ForeignKey(Matriks, models.CASCADE, related_name="kolom")
    nomor = models.PositiveSmallIntegerField()  # its short name on the page, unique for ever within the matriks
    urutan = models.PositiveSmallIntegerField(default=0)
    sumber = models.CharField(max_length=10, choices=Sumber)
    teks = models.TextField()
    target = models.CharField(max_length=120, blank=True)
    indikator = models.ForeignKey(
        "perencanaan.IndikatorKinerja", models.PROTECT, null=True, blank=True, related_name="kolom"
    )
    rhk = models.UUIDField("RHK pimpinan", null=True, blank=True, db_index=True)
    sel_asal = models.ForeignKey(
        "perencanaan.SelMatriks", models.PROTECT, null=True, blank=True, related_name="kolom_turunan"
    )

    class Meta:
        verbose_name = "kolom matriks"
        verbose_name_plural = "kolom matriks"
        ordering = ["urutan", "nomor"]
        constraints = [
            UniqueConstraint(fields=["matriks", "nomor"], name="kolom_nomor_unik"),
            UniqueConstraint(
                fields=["matriks", "indikator"], condition=Q(indikator__isnull=False), name="kolom_indikator_unik"
            ),
            UniqueConstraint(fields=["matriks", "rhk"], condition=Q(rhk__isnull=False), name="kolom_rhk_unik"),
            UniqueConstraint(
                fields=["matriks", "sel_asal"], condition=Q(sel_asal__isnull=False), name="kolom_peran_unik"
            ),
            CheckConstraint(
                name="kolom_satu_sumber",
                condition=Q(sumber="PERJANJIAN", indikator__isnull=False, rhk__isnull=True, sel_asal__isnull=True)
                | Q(sumber="RHK", indikator__isnull=True, rhk__isnull=False, sel_asal__isnull=True)
                | Q(sumber="PERAN", indikator__isnull=True, rhk__isnull=True, sel_asal__isnull=False),
            ),
        ]


class SelMatriks(models.Model):
    """The role of one person for one indicator, in result language. An emptied cell stays, so that `versi` only grows."""

    class Penyelarasan(models.TextChoices):
        LANGSUNG = "LANGSUNG", "Langsung"
        TIDAK_LANGSUNG = "TIDAK_LANGSUNG", "Tidak langsung"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    kolom = models.ForeignKey(KolomMatriks, models.PROTECT, related_name="sel")
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="sel_matriks")
    teks = models.TextField(blank=True)
    penyelarasan = models.CharField(max_length=16, choices=Penyelarasan, default=Penyelarasan.TIDAK_LANGSUNG)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField()
    diubah_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "sel matriks"
        verbose_name_plural = "sel matriks"
        constraints = [UniqueConstraint(fields=["kolom", "pegawai"], name="sel_unik")]


class AnggotaMatriks(models.Model):
    """A row that the organisation tree does not give: a member from another unit, or of a team leader's own matriks."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    matriks = models.ForeignKey(Matriks, models.CASCADE, related_name="anggota")
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="keanggotaan_matriks")

    class Meta:
        verbose_name = "anggota matriks"
        verbose_name_plural = "anggota matriks"
        constraints = [UniqueConstraint(fields=["matriks", "pegawai"], name="anggota_matriks_unik")]
