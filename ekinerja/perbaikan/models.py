"""Usul perbaikan data: what a person says is wrong in the register, and what becomes of it."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from ekinerja.inti.id import id_publik
from ekinerja.perbaikan.kueri import PerpindahanQuerySet, UsulQuerySet


class Fakta(models.TextChoices):
    """The facts of a profile that can be called wrong."""

    ATASAN = "ATASAN", "Atasan (pejabat penilai)"
    UNIT = "UNIT", "Unit kerja"
    JABATAN = "JABATAN", "Jabatan"
    NAMA = "NAMA", "Nama dan gelar"
    NIP = "NIP", "NIP"
    STATUS = "STATUS", "Status kepegawaian"
    KEDUDUKAN = "KEDUDUKAN", "Kedudukan hukum"
    GOLONGAN = "GOLONGAN", "Golongan ruang"


class UsulPerbaikan(models.Model):
    """One open proposal for each fact of a person. What the register said then stays with it."""

    class Status(models.TextChoices):
        DIAJUKAN = "DIAJUKAN", "Diajukan"
        DIKERJAKAN = "DIKERJAKAN", "Sedang dikerjakan"
        DITERUSKAN = "DITERUSKAN", "Diteruskan ke BKPSDM"
        DI_SIASN = "DI_SIASN", "Menunggu perbaikan di SIASN"
        SELESAI = "SELESAI", "Selesai"
        DITOLAK = "DITOLAK", "Ditolak"
        DITARIK = "DITARIK", "Ditarik"

    TERBUKA = (Status.DIAJUKAN, Status.DIKERJAKAN, Status.DITERUSKAN, Status.DI_SIASN)

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.CASCADE, related_name="usul_perbaikan")
    fakta = models.CharField(max_length=16, choices=Fakta)
    tertulis = models.CharField(max_length=240, blank=True)  # in the register on that day
    seharusnya = models.CharField(max_length=240)
    orang = models.ForeignKey("kepegawaian.Pegawai", models.SET_NULL, null=True, blank=True, related_name="+")
    unit = models.ForeignKey("kepegawaian.UnitKerja", models.SET_NULL, null=True, blank=True, related_name="+")
    sejak = models.DateField(null=True, blank=True)  # first day on which it should have been so
    alasan = models.CharField(max_length=1000)
    berkas = models.ForeignKey("inti.Berkas", models.PROTECT, null=True, blank=True, related_name="+")
    tautan = models.URLField(max_length=500, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.DIAJUKAN)
    # With the personnel office: the unit's admin only reads from then on.
    diteruskan_pada = models.DateTimeField(null=True, blank=True)
    penangan = models.ForeignKey("kepegawaian.Pegawai", models.SET_NULL, null=True, blank=True, related_name="+")
    keterangan = models.CharField(max_length=400, blank=True)  # the last word of whoever handled it
    versi = models.PositiveIntegerField(default=1)
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)
    dieskalasi_pada = models.DateTimeField(null=True, blank=True)  # told that nobody answered in time
    # What a superior set here has replaced, or the order made for it: enough to take it back.
    semula = models.JSONField(null=True, blank=True)
    delegasi = models.ForeignKey(
        "kepegawaian.DelegasiPenilai", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = UsulQuerySet.as_manager()

    class Meta:
        verbose_name = "usul perbaikan"
        verbose_name_plural = "usul perbaikan"
        indexes = [
            models.Index(fields=["status", "-dibuat_pada"], name="usul_status"),
            models.Index(fields=["pegawai", "-dibuat_pada"], name="usul_pegawai"),
        ]
        constraints = [
            UniqueConstraint(
                fields=["pegawai", "fakta"],
                condition=Q(status__in=("DIAJUKAN", "DIKERJAKAN", "DITERUSKAN", "DI_SIASN")),
                name="usul_terbuka_satu_per_fakta",
            ),
            CheckConstraint(
                name="usul_selesai_bertanggal",
                condition=Q(status__in=("SELESAI", "DITOLAK", "DITARIK"), selesai_pada__isnull=False)
                | (~Q(status__in=("SELESAI", "DITOLAK", "DITARIK")) & Q(selesai_pada__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_fakta_display()}: {self.seharusnya}"

    @property
    def terbuka(self) -> bool:
        return self.status in self.TERBUKA


class TandaSiasn(models.Model):
    """A data-quality note that must be repaired in SIASN, the system of record: it stands on the list to take there."""

    catatan = models.OneToOneField("kepegawaian.CatatanMutu", models.CASCADE, related_name="tanda_siasn")
    oleh = models.ForeignKey("kepegawaian.Pegawai", models.SET_NULL, null=True, blank=True, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "tanda SIASN"
        verbose_name_plural = "tanda SIASN"


class Perpindahan(models.Model):
    """A definitive move of a person, recorded here or proposed to the personnel office. It keeps what it replaced."""

    class Jenis(models.TextChoices):
        MUTASI = "MUTASI", "Mutasi atau rotasi"
        PROMOSI = "PROMOSI", "Promosi"
        JABATAN = "JABATAN", "Perubahan jabatan atau jenjang"
        PNS = "PNS", "Pengangkatan CPNS menjadi PNS"
        AKHIR_PPPK = "AKHIR_PPPK", "Hubungan kerja PPPK berakhir"
        PENSIUN = "PENSIUN", "Pensiun"
        MPP = "MPP", "Masa persiapan pensiun"
        TUGAS_BELAJAR = "TUGAS_BELAJAR", "Tugas belajar"
        CLTN = "CLTN", "Cuti di luar tanggungan negara"

    BERTUGAS = (Jenis.MUTASI, Jenis.PROMOSI, Jenis.JABATAN)  # give a new assignment
    KELUAR = (Jenis.AKHIR_PPPK, Jenis.PENSIUN)  # end the assignment
    JEDA = (Jenis.MPP, Jenis.TUGAS_BELAJAR, Jenis.CLTN)  # free of the obligation for a while

    class Keadaan(models.TextChoices):
        DIUSULKAN = "DIUSULKAN", "Diusulkan"
        DICATAT = "DICATAT", "Dicatat"
        DITOLAK = "DITOLAK", "Tidak dicatat"
        DITARIK = "DITARIK", "Ditarik"
        DIBATALKAN = "DIBATALKAN", "Dibatalkan"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.CASCADE, related_name="perpindahan")
    jenis = models.CharField(max_length=14, choices=Jenis)
    mulai = models.DateField("mulai berlaku (TMT)")
    sampai = models.DateField(null=True, blank=True)  # of a leave
    unit = models.ForeignKey("kepegawaian.UnitKerja", models.PROTECT, null=True, blank=True, related_name="+")
    jabatan = models.ForeignKey("kepegawaian.Jabatan", models.PROTECT, null=True, blank=True, related_name="+")
    kepala = models.BooleanField(default=False)  # leads the unit
    nomor_sk = models.CharField("nomor SK", max_length=80)
    tanggal_sk = models.DateField("tanggal SK")
    berkas = models.ForeignKey("inti.Berkas", models.PROTECT, null=True, blank=True, related_name="+")
    keadaan = models.CharField(max_length=12, choices=Keadaan)
    # Who proposed it (none where it was recorded at once), and who had the last word.
    pengusul = models.ForeignKey("kepegawaian.Pegawai", models.SET_NULL, null=True, blank=True, related_name="+")
    oleh = models.ForeignKey("kepegawaian.Pegawai", models.SET_NULL, null=True, blank=True, related_name="+")
    keterangan = models.CharField(max_length=400, blank=True)  # why it was refused or taken back
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()
    # A change of status alone is written on its day; everything else is dated by its own rows.
    berlaku_pada = models.DateTimeField(null=True, blank=True)
    asal = models.ForeignKey("kepegawaian.Penugasan", models.SET_NULL, null=True, blank=True, related_name="+")
    tujuan = models.ForeignKey("kepegawaian.Penugasan", models.SET_NULL, null=True, blank=True, related_name="+")
    kedudukan = models.ForeignKey(
        "kepegawaian.RiwayatKedudukan", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    semula = models.JSONField(default=dict)  # ends of what it ended

    objects = PerpindahanQuerySet.as_manager()

    class Meta:
        verbose_name = "perpindahan"
        verbose_name_plural = "perpindahan"
        indexes = [
            models.Index(fields=["pegawai", "-mulai"], name="perpindahan_orang"),
            models.Index(fields=["keadaan", "-mulai"], name="perpindahan_keadaan"),
        ]
        constraints = [
            UniqueConstraint(
                fields=["pegawai"], condition=Q(keadaan="DIUSULKAN"), name="perpindahan_satu_usul_per_orang"
            ),
            CheckConstraint(
                name="perpindahan_urut", condition=Q(sampai__isnull=True) | Q(sampai__gte=models.F("mulai"))
            ),
        ]

    @property
    def usul(self) -> bool:
        return self.keadaan == self.Keadaan.DIUSULKAN
