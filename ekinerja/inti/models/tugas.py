from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from ekinerja.inti.id import id_publik
from ekinerja.inti.waktu import sekarang


class Pekerjaan(models.Model):
    """A background job as people see it. The queue itself is django-tasks-db; this row adds lease, tries, progress."""

    class Keadaan(models.TextChoices):
        ANTRE = "ANTRE", "Menunggu giliran"
        JALAN = "JALAN", "Sedang dikerjakan"
        SELESAI = "SELESAI", "Selesai"
        DIPARKIR = "DIPARKIR", "Berhenti, perlu diperiksa"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    nama = models.CharField(max_length=80)
    argumen = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    # A job with this key is queued once, ever: asking again returns the first one.
    kunci_efek = models.CharField(max_length=160, null=True, unique=True)
    pemilik = models.UUIDField(null=True)
    keadaan = models.CharField(max_length=8, choices=Keadaan, default=Keadaan.ANTRE)
    selesai = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    teks = models.CharField(max_length=200, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    galat = models.TextField(blank=True)
    hasil = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    # The entry of django-tasks-db that carries the current try.
    antrean = models.UUIDField(null=True)
    # Until this moment the try belongs to its worker; afterwards it may be taken again.
    sewa_sampai = models.DateTimeField(null=True)
    dibuat_pada = models.DateTimeField(default=sekarang, editable=False)
    selesai_pada = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["keadaan", "sewa_sampai"], name="pekerjaan_sewa"),
            models.Index(fields=["pemilik", "-dibuat_pada"], name="pekerjaan_pemilik"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_keadaan_display()})"

    @property
    def persen(self) -> int:
        """Progress for the bar, 0 to 100."""
        if self.keadaan == self.Keadaan.SELESAI:
            return 100
        return min(100, self.selesai * 100 // self.total) if self.total else 0

    @property
    def berakhir(self) -> bool:
        """True when nothing more will happen by itself."""
        return self.keadaan in (self.Keadaan.SELESAI, self.Keadaan.DIPARKIR)


class EfekTugas(models.Model):
    """An effect that a job has had. Written in the transaction of the effect, so a second try knows."""

    kunci = models.CharField(max_length=200, primary_key=True)
    pada = models.DateTimeField(default=sekarang)

    def __str__(self) -> str:
        return self.kunci


class JadwalBerkala(models.Model):
    """When a periodic job ran last (machine clock)."""

    nama = models.CharField(max_length=80, primary_key=True)
    terakhir = models.DateTimeField()

    def __str__(self) -> str:
        return self.nama
