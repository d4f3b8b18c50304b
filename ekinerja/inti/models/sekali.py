from django.db import models

from ekinerja.inti.waktu import sekarang


class KunciKirim(models.Model):
    """One submission: who sent it under which key, digest of its input, and the answer that was given."""

    pelaku = models.UUIDField()
    kunci = models.CharField(max_length=64)
    sidik = models.CharField(max_length=64)
    objek_jenis = models.CharField(max_length=64, blank=True)
    objek_uuid = models.UUIDField(null=True)
    status = models.PositiveSmallIntegerField(default=0)
    kepala = models.JSONField(default=dict)
    isi = models.TextField(blank=True)
    pada = models.DateTimeField(default=sekarang, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pelaku", "kunci"], name="kunci_kirim_per_pelaku")]

    def __str__(self) -> str:
        return self.kunci
