from django.db import models
from django.db.models import Q

from ekinerja.inti.id import id_publik
from ekinerja.inti.waktu import sekarang

_CATATAN = {"KARANTINA": " (sedang diperiksa)", "DITOLAK": " (tidak dapat dipakai)"}


def nama_berketerangan(nama: str, keadaan: str) -> str:
    """The name of a file for lists and exports: with its state while it is not open to others."""
    return nama + _CATATAN.get(keadaan, "")


class Berkas(models.Model):
    """One stored file of evidence. The bytes lie under a random name in the data folder, never in static.

    It comes in as it was sent and waits in quarantine: only its owner can fetch it. The worker looks into it and writes
    pictures anew; only then others see it.
    """

    class Keadaan(models.TextChoices):
        KARANTINA = "KARANTINA", "Sedang diperiksa"
        BERSIH = "BERSIH", "Dapat dibuka"
        DITOLAK = "DITOLAK", "Tidak dapat dipakai"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pemilik_uuid = models.UUIDField()
    nama_asli = models.CharField(max_length=255)
    jenis_mime = models.CharField(max_length=40)
    ukuran = models.PositiveIntegerField()  # bytes: of what was sent while it waits, of what is kept afterwards
    sha256 = models.CharField(max_length=64)  # of the bytes under `simpan`
    # Digest of the bytes as the person sent them (images are re-encoded): a repeated upload is recognised.
    sha256_asal = models.CharField(max_length=64)
    simpan = models.CharField(max_length=64, unique=True, editable=False)
    dibuat_pada = models.DateTimeField(default=sekarang, editable=False)
    keadaan = models.CharField(max_length=10, choices=Keadaan, default=Keadaan.BERSIH, db_default=Keadaan.BERSIH)
    alasan = models.CharField(max_length=300, blank=True, db_default="")  # why it cannot be used
    percobaan = models.PositiveSmallIntegerField(default=0, db_default=0)
    # Until this moment (machine clock) the present try belongs to its worker; afterwards it may be taken again.
    sewa_sampai = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["pemilik_uuid", "dibuat_pada"], name="berkas_pemilik"),
            # What waits for the worker: empty most of the time, however many files there are.
            models.Index(fields=["sewa_sampai"], condition=Q(keadaan="KARANTINA"), name="berkas_karantina"),
        ]

    def __str__(self) -> str:
        return self.nama_asli

    @property
    def diperiksa(self) -> bool:
        """True while only the owner may fetch it."""
        return self.keadaan == self.Keadaan.KARANTINA

    @property
    def ditolak(self) -> bool:
        """True when the bytes are gone because they were not usable."""
        return self.keadaan == self.Keadaan.DITOLAK
