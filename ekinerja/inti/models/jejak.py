from django.db import models


class Jejak(models.Model):
    """One link of the audit chain. Append-only: triggers refuse UPDATE and DELETE."""

    nomor = models.IntegerField(primary_key=True)
    pada = models.DateTimeField()
    kejadian = models.CharField(max_length=64)
    objek_jenis = models.CharField(max_length=64)
    objek_uuid = models.UUIDField(null=True)
    pelaku_uuid = models.UUIDField(null=True)
    atas_nama_uuid = models.UUIDField(null=True)
    permintaan = models.CharField(max_length=32, blank=True)
    isi_sidik = models.CharField(max_length=64)
    # Digest of the fields that a legal act fixes; empty for every other event.
    sidik_isi = models.CharField(max_length=64, blank=True)
    jam_mundur = models.BooleanField(default=False)
    sidik_sebelum = models.CharField(max_length=64)
    sidik = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["objek_jenis", "objek_uuid", "nomor"], name="jejak_objek"),
            models.Index(fields=["pelaku_uuid", "nomor"], name="jejak_pelaku"),
        ]

    def __str__(self) -> str:
        return f"{self.nomor} {self.kejadian}"


class JejakIsi(models.Model):
    """Readable content of a link, apart, so that it can be destroyed after retention without breaking the chain."""

    jejak = models.OneToOneField(
        Jejak,
        models.DO_NOTHING,
        primary_key=True,
        db_column="nomor",
        # A foreign key of the database would need UPDATE on the chain, which is revoked on PostgreSQL.
        db_constraint=False,
        related_name="isi_jejak",
    )
    isi = models.TextField()
    garam = models.BinaryField(max_length=16)

    def __str__(self) -> str:
        return str(self.pk)
