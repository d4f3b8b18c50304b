"""Tim kerja: a team set up by an order (SK) of a unit, with members from any unit, each from-to."""

from datetime import date

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from ekinerja.inti.id import id_publik
from ekinerja.timkerja.kueri import KaitanQuerySet, TimQuerySet


def sebut_tim(nama: str) -> str:
    """The name of a team in a sentence."""
    return nama if nama.casefold().startswith("tim ") else f"tim {nama}"


class TimKerja(models.Model):
    """One team. It runs from `mulai` to the earlier of `sampai` (as the SK says) and `ditutup` (its last day)."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    unit = models.ForeignKey("kepegawaian.UnitKerja", models.PROTECT, related_name="tim_kerja")  # issues the SK
    nama = models.CharField("nama tim", max_length=160)
    tugas = models.TextField("tugas tim", blank=True)
    nomor_sk = models.CharField("nomor SK", max_length=80)
    tanggal_sk = models.DateField("tanggal SK")
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    berkas = models.ForeignKey("inti.Berkas", models.PROTECT, null=True, blank=True, related_name="+")
    ditutup = models.DateField("hari terakhir", null=True, blank=True)
    alasan_tutup = models.CharField(max_length=400, blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField()
    diubah_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")

    objects = TimQuerySet.as_manager()

    class Meta:
        verbose_name = "tim kerja"
        verbose_name_plural = "tim kerja"
        constraints = [
            UniqueConstraint(fields=["unit", "nomor_sk", "nama"], name="tim_sk_unik"),
            CheckConstraint(name="tim_urut", condition=Q(sampai__isnull=True) | Q(sampai__gte=F("mulai"))),
            CheckConstraint(
                name="tim_ditutup_di_masanya",
                condition=Q(ditutup__isnull=True)
                | Q(ditutup__gte=F("mulai")) & (Q(sampai__isnull=True) | Q(ditutup__lte=F("sampai"))),
            ),
            CheckConstraint(
                name="tim_ditutup_beralasan",
                condition=Q(ditutup__isnull=True, alasan_tutup="") | Q(ditutup__isnull=False) & ~Q(alasan_tutup=""),
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def sebutan(self) -> str:
        """The name in a sentence: never "tim Tim …"."""
        return sebut_tim(self.nama)

    @property
    def akhir(self) -> date | None:
        """The last day, None while it is open."""
        return min((h for h in (self.sampai, self.ditutup) if h is not None), default=None)


class AnggotaTim(models.Model):
    """A person in a team, from-to (both inclusive; open end = as long as the team). A change of role is a new row."""

    class Peran(models.TextChoices):
        KETUA = "KETUA", "Ketua"
        WAKIL = "WAKIL", "Wakil ketua"
        SEKRETARIS = "SEKRETARIS", "Sekretaris"
        ANGGOTA = "ANGGOTA", "Anggota"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    tim = models.ForeignKey(TimKerja, models.PROTECT, related_name="anggota")
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="keanggotaan_tim")
    peran = models.CharField(max_length=10, choices=Peran, default=Peran.ANGGOTA)
    tugas = models.CharField("tugas di tim", max_length=200, blank=True)
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "anggota tim kerja"
        verbose_name_plural = "anggota tim kerja"
        indexes = [models.Index(fields=["pegawai", "peran"], name="anggota_tim_orang")]
        constraints = [
            CheckConstraint(name="anggota_tim_urut", condition=Q(sampai__isnull=True) | Q(sampai__gte=F("mulai"))),
            UniqueConstraint(fields=["tim", "pegawai", "mulai"], name="anggota_tim_mulai_unik"),
            UniqueConstraint(
                fields=["tim", "pegawai"], condition=Q(sampai__isnull=True), name="anggota_tim_terbuka_unik"
            ),
            UniqueConstraint(fields=["tim"], condition=Q(sampai__isnull=True, peran="KETUA"), name="tim_satu_ketua"),
        ]


class KaitanRhk(models.Model):
    """An RHK that its owner does for a team: this opens the row and the reports on it to the ketua (DT-15).

    The RHK is named by its public id, not by a key: a row that is removed from a draft and put back keeps its team.
    """

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    tim = models.ForeignKey(TimKerja, models.PROTECT, related_name="kaitan")
    skp = models.ForeignKey("skp.Skp", models.CASCADE, related_name="kaitan_tim")
    rhk = models.UUIDField(unique=True)
    dibuat_pada = models.DateTimeField()

    objects = KaitanQuerySet.as_manager()

    class Meta:
        verbose_name = "RHK untuk tim kerja"
        verbose_name_plural = "RHK untuk tim kerja"
