from django.db import models

from ekinerja.inti.id import id_publik
from ekinerja.inti.waktu import sekarang


class Berkas(models.Model):
    """One stored file of evidence. The bytes lie under a random name in the data folder, never in static."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pemilik_uuid = models.UUIDField()
    nama_asli = models.CharField(max_length=255)
    jenis_mime = models.CharField(max_length=40)
    ukuran = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    # Digest of the bytes as the person sent them (images are re-encoded): a repeated upload is recognised.
    sha256_asal = models.CharField(max_length=64)
    simpan = models.CharField(max_length=64, unique=True, editable=False)
    dibuat_pada = models.DateTimeField(default=sekarang, editable=False)

    class Meta:
        indexes = [models.Index(fields=["pemilik_uuid", "dibuat_pada"], name="berkas_pemilik")]

    def __str__(self) -> str:
        return self.nama_asli
