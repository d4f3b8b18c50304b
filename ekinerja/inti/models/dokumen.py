"""Issued documents: what was printed, under which code, and whether it still holds."""

from django.db import models
from django.db.models import F, Q

from ekinerja.inti.id import id_publik


class DokumenTerbit(models.Model):
    """One issued document.

    The row keeps the content (`data`) and its digest; the PDF is made from it on demand. So the legal act never waits
    for a printer, a backup stays small, and the paper of years ago can be printed again.
    """

    class Jenis(models.TextChoices):
        FORMULIR_SKP = "SKP", "Formulir Sasaran Kinerja Pegawai"
        FORMULIR_EVALUASI = "FEK", "Formulir Evaluasi Kinerja Pegawai"
        DOKUMEN_EVALUASI = "DEK", "Dokumen Evaluasi Kinerja Pegawai"
        MATRIKS = "MPH", "Matriks Peran Hasil"

    class Status(models.TextChoices):
        BERLAKU = "BERLAKU", "Berlaku"
        DIGANTI = "DIGANTI", "Sudah diganti"
        DICABUT = "DICABUT", "Dicabut"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    kode = models.CharField(max_length=20, unique=True)
    jenis = models.CharField(max_length=3, choices=Jenis)
    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField()
    tanggal = models.DateField()
    dibuat_pada = models.DateTimeField()
    penerbit_nama = models.CharField(max_length=200)
    penerbit_nip = models.CharField(max_length=18, blank=True)
    perihal_tersamar = models.CharField(max_length=300)
    status = models.CharField(max_length=8, choices=Status, default=Status.BERLAKU)
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    alasan_dicabut = models.TextField(blank=True)
    menggantikan = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="penggantinya"
    )
    objek_label = models.CharField(max_length=60)
    objek_uuid = models.UUIDField()
    templat = models.CharField(max_length=40)
    data = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["jenis", "tahun", "urut"], name="dokumen_nomor_unik"),
            models.UniqueConstraint(
                fields=["objek_uuid", "jenis"], condition=Q(status="BERLAKU"), name="dokumen_satu_yang_berlaku"
            ),
            models.CheckConstraint(
                name="dokumen_dicabut_bertanggal",
                condition=Q(status="DICABUT", dicabut_pada__isnull=False)
                | (~Q(status="DICABUT") & Q(dicabut_pada__isnull=True)),
            ),
            models.CheckConstraint(
                name="dokumen_bukan_pengganti_diri",
                condition=Q(menggantikan__isnull=True) | ~Q(menggantikan=F("id")),
            ),
        ]
        indexes = [models.Index(fields=["objek_uuid", "jenis"], name="dokumen_objek")]

    def __str__(self) -> str:
        return f"{self.nomor} ({self.kode})"

    @property
    def nomor(self) -> str:
        """Number as printed: kind, year, running number of that kind and year."""
        return f"{self.jenis}/{self.tahun}/{self.urut:05d}"

    @property
    def sidik(self) -> str:
        """Short digest of the content, as printed at the foot of every page."""
        return " ".join(self.sha256[i : i + 4] for i in range(0, 16, 4))
