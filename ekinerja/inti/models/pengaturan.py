from django.db import models

from ekinerja.inti.waktu import hari_ini, sekarang


class Instansi(models.Model):
    """The one organisation this installation serves: a single row."""

    class Jenis(models.TextChoices):
        BELUM = "", "Belum diisi"
        DEMO = "demo", "Contoh"
        NYATA = "nyata", "Nyata"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    nama = models.CharField(max_length=150, blank=True)
    jenis = models.CharField(max_length=8, choices=Jenis, blank=True, default=Jenis.BELUM)
    dibuat_pada = models.DateTimeField(default=sekarang, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(name="instansi_satu_baris", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return self.nama or "Instansi"


class Setelan(models.Model):
    """A dated setting: the value that counts on a day is the newest one not later than that day."""

    kunci = models.CharField(max_length=64)
    nilai = models.JSONField()
    berlaku_mulai = models.DateField(default=hari_ini)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kunci", "berlaku_mulai"], name="setelan_sekali_sehari")]

    def __str__(self) -> str:
        return f"{self.kunci} ({self.berlaku_mulai})"
