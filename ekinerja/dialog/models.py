"""Dialog kinerja: what pegawai and PPK say to each other about an SKP, and the record of their meetings."""

from typing import Any

from django.db import models
from django.db.models import CheckConstraint, Q

from ekinerja.dialog.kueri import PertemuanQuerySet, UcapanQuerySet
from ekinerja.inti.id import id_publik


class Ucapan(models.Model):
    """One entry of the thread on an SKP or on one of its RHK. Nothing is removed; withdrawn is shown as withdrawn.

    The RHK is named by its public id and kept wording, not by a key: a row that is removed (and perhaps put back) from
    the draft takes no word of the dialogue with it.
    """

    class Jenis(models.TextChoices):
        USULAN = "USULAN", "Usulan"
        KLARIFIKASI = "KLARIFIKASI", "Klarifikasi"
        KESEPAKATAN = "KESEPAKATAN", "Kesepakatan"

    class Keadaan(models.TextChoices):
        TERBUKA = "TERBUKA", "Belum dijawab"
        DISEPAKATI = "DISEPAKATI", "Disepakati"
        DICABUT = "DICABUT", "Dicabut"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    skp = models.ForeignKey("skp.Skp", models.PROTECT, related_name="ucapan")
    rhk = models.UUIDField(null=True, blank=True)  # None: the SKP as a whole
    rhk_teks = models.CharField(max_length=1000, blank=True)  # as it was when this was written
    oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=12, choices=Jenis)
    keadaan = models.CharField(max_length=12, choices=Keadaan, default=Keadaan.TERBUKA)
    teks = models.TextField()
    usul_teks = models.CharField("rumusan yang diusulkan", max_length=1000, blank=True)
    usul_indikator = models.UUIDField(null=True, blank=True)
    usul_target = models.CharField("target yang diusulkan", max_length=120, blank=True)
    menanggapi = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="tanggapan")
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField(null=True, blank=True)
    dibaca_pada = models.DateTimeField(null=True, blank=True)  # by the other side
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    disepakati_pada = models.DateTimeField(null=True, blank=True)
    diterapkan_pada = models.DateTimeField(null=True, blank=True)  # written into the draft

    objects = UcapanQuerySet.as_manager()

    class Meta:
        verbose_name = "ucapan"
        verbose_name_plural = "ucapan"
        indexes = [models.Index(fields=["skp", "rhk"], name="ucapan_skp")]
        constraints = [
            CheckConstraint(
                name="ucapan_keadaan_bertanggal",
                condition=(~Q(keadaan="DICABUT") | Q(dicabut_pada__isnull=False))
                & (~Q(keadaan="DISEPAKATI") | Q(disepakati_pada__isnull=False)),
            ),
            CheckConstraint(
                name="ucapan_diterapkan_setelah_sepakat",
                condition=Q(diterapkan_pada__isnull=True) | Q(keadaan="DISEPAKATI"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.dibuat_pada:%d-%m-%Y}"

    @property
    def membawa_usul(self) -> bool:
        """Carries a wording or a target for the row."""
        return bool(self.usul_teks or self.usul_target)


class Pertemuan(models.Model):
    """A meeting about an SKP. It counts when both have confirmed it; from then on it is fixed."""

    class Cara(models.TextChoices):
        TATAP_MUKA = "TATAP_MUKA", "Tatap muka"
        DARING = "DARING", "Daring"

    class Keadaan(models.TextChoices):
        MENUNGGU = "MENUNGGU", "Menunggu konfirmasi"
        DIKONFIRMASI = "DIKONFIRMASI", "Dikonfirmasi keduanya"
        TIDAK_SESUAI = "TIDAK_SESUAI", "Dinyatakan tidak sesuai"
        DICABUT = "DICABUT", "Dicabut"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    skp = models.ForeignKey("skp.Skp", models.PROTECT, related_name="pertemuan")
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    penilai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    dicatat_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    tanggal = models.DateField()
    cara = models.CharField(max_length=10, choices=Cara)
    tempat = models.CharField(max_length=160, blank=True)
    hadir = models.CharField("peserta lain", max_length=400, blank=True)
    pokok = models.TextField("yang disepakati")
    langkah = models.TextField("langkah berikutnya", blank=True)
    keadaan = models.CharField(max_length=12, choices=Keadaan, default=Keadaan.MENUNGGU)
    dibuat_pada = models.DateTimeField()
    dijawab_pada = models.DateTimeField(null=True, blank=True)  # by the one who did not write it
    alasan = models.CharField(max_length=400, blank=True)  # why it is "tidak sesuai"
    diingatkan_pada = models.DateTimeField(null=True, blank=True)
    memperbaiki = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="perbaikan")

    objects = PertemuanQuerySet.as_manager()

    class Meta:
        verbose_name = "pertemuan dialog kinerja"
        verbose_name_plural = "pertemuan dialog kinerja"
        indexes = [models.Index(fields=["skp", "keadaan"], name="pertemuan_skp")]
        constraints = [
            CheckConstraint(name="pertemuan_dua_orang", condition=~Q(pegawai=models.F("penilai"))),
            CheckConstraint(
                name="pertemuan_dicatat_salah_satu",
                condition=Q(dicatat_oleh=models.F("pegawai")) | Q(dicatat_oleh=models.F("penilai")),
            ),
            CheckConstraint(
                name="pertemuan_dijawab_bertanggal",
                condition=~Q(keadaan__in=["DIKONFIRMASI", "TIDAK_SESUAI"]) | Q(dijawab_pada__isnull=False),
            ),
            CheckConstraint(
                name="pertemuan_tidak_sesuai_beralasan", condition=~Q(keadaan="TIDAK_SESUAI") | ~Q(alasan="")
            ),
        ]

    def __str__(self) -> str:
        return f"Pertemuan {self.tanggal:%d-%m-%Y}"

    @property
    def pihak_lain(self) -> Any:
        """The one of the two who has to answer."""
        return self.penilai if self.dicatat_oleh_id == self.pegawai_id else self.pegawai
