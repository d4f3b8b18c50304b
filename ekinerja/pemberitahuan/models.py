"""Messages to one person inside the application."""

from django.db import models
from django.db.models import Q

from ekinerja.inti.id import id_publik


class Pemberitahuan(models.Model):
    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.CASCADE, related_name="pemberitahuan")
    jenis = models.CharField(max_length=40)
    judul = models.CharField(max_length=160)
    isi = models.CharField(max_length=400, blank=True)
    tautan = models.CharField(max_length=200, blank=True)  # own path only
    dibuat_pada = models.DateTimeField()
    dibaca_pada = models.DateTimeField(null=True, blank=True)
    # Same effect key for the same cause: a reminder is sent once, not once per click.
    kunci_efek = models.CharField(max_length=120, null=True, blank=True, unique=True)

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        indexes = [
            models.Index(fields=["pegawai", "-dibuat_pada"], name="pemberitahuan_orang"),
            # The number on the bell is asked on every page.
            models.Index(fields=["pegawai"], condition=Q(dibaca_pada__isnull=True), name="pemberitahuan_baru"),
        ]

    def __str__(self) -> str:
        return self.judul
