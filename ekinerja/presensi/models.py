"""Attendance as the city's application exports it, and what people say beside it."""

from datetime import date, time

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from ekinerja.aturan import HariPresensi, kode_presensi
from ekinerja.inti.id import id_publik
from ekinerja.presensi.kueri import UsulQuerySet


class Presensi(models.Model):
    """One day of one person exactly as imported. Corrections stand beside it (`UsulPresensi`), never in it."""

    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.CASCADE, related_name="presensi")
    tanggal = models.DateField()
    masuk = models.TimeField(null=True, blank=True)
    pulang = models.TimeField(null=True, blank=True)
    kode = models.CharField(max_length=8, blank=True)

    class Meta:
        verbose_name = "presensi"
        verbose_name_plural = "presensi"
        constraints = [UniqueConstraint(fields=["pegawai", "tanggal"], name="presensi_satu_sehari")]


class UsulPresensi(models.Model):
    """What differs from the import: a disputed day, or a code for a span of days (leave, official travel …).

    In force while DITERIMA. A SANGGAHAN is about one day and says what is right there; it wins over a KETERANGAN, and
    both win over the import, whenever that arrives.
    """

    class Jenis(models.TextChoices):
        SANGGAHAN = "SANGGAHAN", "Sanggahan"
        KETERANGAN = "KETERANGAN", "Keterangan"

    class Status(models.TextChoices):
        DIAJUKAN = "DIAJUKAN", "Menunggu jawaban"
        DITERIMA = "DITERIMA", "Diterima"
        DITOLAK = "DITOLAK", "Tidak diterima"
        DITARIK = "DITARIK", "Ditarik"
        DIBATALKAN = "DIBATALKAN", "Dibatalkan"

    BERLAKU = (Status.DIAJUKAN, Status.DITERIMA)

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.CASCADE, related_name="usul_presensi")
    jenis = models.CharField(max_length=10, choices=Jenis)
    mulai = models.DateField()
    sampai = models.DateField()
    # What should count; proposed by the person, after the answer what the admin decided.
    masuk = models.TimeField(null=True, blank=True)
    pulang = models.TimeField(null=True, blank=True)
    kode = models.CharField(max_length=8, blank=True)
    alasan = models.CharField(max_length=500, blank=True)
    nomor_surat = models.CharField("nomor surat", max_length=80, blank=True)
    tautan = models.URLField(max_length=500, blank=True)
    semula = models.CharField(max_length=60, blank=True)  # what stood there when it was disputed, in neutral words
    status = models.CharField(max_length=10, choices=Status, default=Status.DIAJUKAN)
    diajukan_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()
    jawaban = models.CharField(max_length=400, blank=True)
    penjawab = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    dijawab_pada = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)

    objects = UsulQuerySet.as_manager()

    class Meta:
        verbose_name = "usul presensi"
        verbose_name_plural = "usul presensi"
        indexes = [
            models.Index(fields=["pegawai", "mulai"], name="usul_presensi_orang"),
            models.Index(fields=["status", "dibuat_pada"], name="usul_presensi_status"),
        ]
        constraints = [
            CheckConstraint(name="usul_presensi_urut", condition=Q(sampai__gte=F("mulai"))),
            CheckConstraint(
                name="usul_presensi_bentuk",
                condition=Q(jenis="SANGGAHAN", mulai=F("sampai")) | Q(jenis="KETERANGAN") & ~Q(kode=""),
            ),
            CheckConstraint(
                name="usul_presensi_terjawab",
                condition=Q(status__in=("DIAJUKAN", "DITARIK")) | Q(penjawab__isnull=False, dijawab_pada__isnull=False),
            ),
            UniqueConstraint(
                fields=["pegawai", "mulai"],
                condition=Q(jenis="SANGGAHAN", status="DIAJUKAN"),
                name="usul_presensi_satu_sanggahan",
            ),
        ]

    @property
    def sanggahan(self) -> bool:
        return self.jenis == self.Jenis.SANGGAHAN

    @property
    def dari_pegawai(self) -> bool:
        """The person brought it; else an admin entered it straight away."""
        return self.diajukan_oleh_id == self.pegawai_id

    @property
    def hari(self) -> HariPresensi:
        """What counts on its first day."""
        return HariPresensi(self.mulai, self.masuk, self.pulang, self.kode)

    @property
    def arti(self) -> str:
        """The code in full words: for the person and who looks after the data only."""
        k = kode_presensi().get(self.kode)
        return k.arti if k else ""

    @property
    def jam(self) -> str:
        """Its times in words, empty for none."""
        return _jam(self.masuk, self.pulang)

    @property
    def netral(self) -> str:
        """The word that may stand on lists, in messages and in the trail."""
        return kata_hari(self.masuk, self.pulang, self.kode)


def kata_hari(masuk: time | None, pulang: time | None, kode: str) -> str:
    """A day in one neutral phrase: never a code that tells about health or discipline."""
    k = kode_presensi().get(kode)
    jam = _jam(masuk, pulang)
    return ", ".join(filter(None, (k.netral if k else "", jam))) or "tanpa jam"


def _jam(masuk: time | None, pulang: time | None) -> str:
    if masuk and pulang:
        return f"{masuk:%H.%M}–{pulang:%H.%M}"
    return f"masuk {masuk:%H.%M}" if masuk else f"pulang {pulang:%H.%M}" if pulang else ""


def sebut_masa(mulai: date, sampai: date) -> str:
    """The days in a sentence."""
    from ekinerja.inti.tampil import tanggal

    return tanggal(mulai) if mulai == sampai else f"{tanggal(mulai)} sampai {tanggal(sampai)}"
