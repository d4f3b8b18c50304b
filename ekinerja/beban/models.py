from django.db import models


class WaktuIsi(models.Model):
    """How long a form was in view before it was saved: counts in buckets, for a form, a role and a month. No person."""

    class Peran(models.TextChoices):
        PEGAWAI = "PEGAWAI", "Pegawai"
        PENILAI = "PENILAI", "Pejabat penilai"
        PENGELOLA = "PENGELOLA", "Pengelola (pemegang peran)"

    formulir = models.CharField(max_length=64)  # key of the form in formulir.toml
    peran = models.CharField(max_length=10, choices=Peran)
    bulan = models.DateField()  # its first day
    ember = models.PositiveSmallIntegerField()  # number of the bucket, `ukur.BATAS`
    jumlah = models.PositiveIntegerField()  # saves
    detik = models.PositiveBigIntegerField()  # of all these saves together

    class Meta:
        verbose_name = "waktu isian"
        verbose_name_plural = "waktu isian"
        constraints = [
            models.UniqueConstraint(fields=["formulir", "peran", "bulan", "ember"], name="waktu_isi_unik"),
        ]
