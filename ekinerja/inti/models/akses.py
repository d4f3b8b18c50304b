from django.db import models


class LogAkses(models.Model):
    """Somebody read another person's record, or a session was active. Filled by the worker from a buffer file."""

    pada = models.DateTimeField()
    jenis = models.CharField(max_length=16)
    pelaku = models.UUIDField(null=True)
    objek_jenis = models.CharField(max_length=64, blank=True)
    objek_uuid = models.UUIDField(null=True)
    pemilik = models.UUIDField(null=True)
    permintaan = models.CharField(max_length=32, blank=True)
    # Name of the address that showed it, such as `harian:rekap_orang`: what was read, beside whose.
    rute = models.CharField(max_length=64, blank=True, db_default="")
    # What the reader was to the person at that moment (`inti.bacaan`); empty: none of the known relations.
    peran = models.CharField(max_length=24, blank=True, db_default="")

    class Meta:
        indexes = [
            models.Index(fields=["pemilik", "pada"], name="akses_pemilik"),
            models.Index(fields=["pelaku", "pada"], name="akses_pelaku"),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.objek_jenis} {self.pada:%Y-%m-%d %H:%M}"
