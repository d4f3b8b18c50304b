"""Daily reports with evidence, and feedback on them."""

from typing import Any

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from ekinerja.harian.kueri import BantuanQuerySet, LaporanQuerySet, UmpanBalikQuerySet
from ekinerja.inti.id import id_publik


class LaporanHarian(models.Model):
    class Status(models.TextChoices):
        DRAF = "DRAF", "Draf"
        DIAJUKAN = "DIAJUKAN", "Terkirim"
        DISETUJUI = "DISETUJUI", "Diterima"
        DIKEMBALIKAN = "DIKEMBALIKAN", "Dikembalikan"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="laporan")
    skp = models.ForeignKey("skp.Skp", models.PROTECT, related_name="laporan")
    rencana_aksi = models.ForeignKey("skp.RencanaAksi", models.PROTECT, related_name="laporan")
    penilai = models.ForeignKey(
        "kepegawaian.Pegawai", models.PROTECT, null=True, related_name="laporan_dinilai"
    )  # on the day; while it waits, the one of today
    tanggal = models.DateField()
    jam_mulai = models.TimeField()
    jam_selesai = models.TimeField()
    kegiatan = models.CharField(max_length=400)
    realisasi = models.PositiveIntegerField()
    satuan = models.CharField(max_length=60)
    keterangan = models.CharField("catatan atau hambatan", max_length=400, blank=True)  # the pegawai's own words
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAF)
    terlambat = models.BooleanField(default=False)  # older than the limit when sent: needs the PPK's permission
    luring = models.BooleanField(default=False)  # begun before a deadline, received after it
    # What the phone's clock said when the writing began, and how many minutes east of UTC it was set. Shown, never trusted.
    dibuat_klien = models.DateTimeField(null=True, blank=True)
    geser_klien = models.SmallIntegerField(null=True, blank=True)
    jumlah_bukti = models.PositiveSmallIntegerField(default=0)
    versi = models.PositiveIntegerField(default=1)
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    dibaca_pada = models.DateTimeField(null=True, blank=True)
    dibaca_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    catatan = models.CharField(max_length=400, blank=True)  # note of the return
    # Written by somebody else for the owner: a draft until the owner confirms it. `ditulis_pada` decides on lateness.
    dibantu_oleh = models.ForeignKey(
        "kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    ditulis_pada = models.DateTimeField(null=True, blank=True)
    dikonfirmasi_pada = models.DateTimeField(null=True, blank=True)
    ditolak_pada = models.DateTimeField(null=True, blank=True)
    alasan_tolak = models.CharField(max_length=300, blank=True)

    objects = LaporanQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan harian"
        verbose_name_plural = "laporan harian"
        indexes = [
            models.Index(fields=["pegawai", "-tanggal"], name="laporan_orang"),
            models.Index(fields=["penilai", "tanggal", "status"], name="laporan_penilai"),
            # Answers what was used when and how much without reading the reports themselves.
            models.Index(fields=["rencana_aksi", "status", "tanggal", "realisasi"], name="laporan_pakai"),
            # What waits for a PPK, newest first: stays small however many years lie behind.
            models.Index(fields=["penilai", "-dikirim_pada"], condition=Q(status="DIAJUKAN"), name="laporan_menunggu"),
            models.Index(
                fields=["dibantu_oleh", "status"], condition=Q(dibantu_oleh__isnull=False), name="laporan_bantuan"
            ),
        ]
        constraints = [
            CheckConstraint(name="laporan_jam_urut", condition=Q(jam_selesai__gt=F("jam_mulai"))),
            CheckConstraint(
                name="laporan_bukan_penilai_sendiri", condition=Q(penilai__isnull=True) | ~Q(pegawai=F("penilai"))
            ),
            CheckConstraint(
                name="laporan_diputus_bertanggal",
                condition=~Q(status__in=["DISETUJUI", "DIKEMBALIKAN"]) | Q(diputus_pada__isnull=False),
            ),
            # What another wrote goes nowhere before its owner has confirmed it.
            CheckConstraint(
                name="laporan_bantuan_dikonfirmasi",
                condition=Q(dibantu_oleh__isnull=True)
                | Q(~Q(dibantu_oleh=F("pegawai")), ditulis_pada__isnull=False, status="DRAF")
                | Q(
                    ~Q(dibantu_oleh=F("pegawai")),
                    ditulis_pada__isnull=False,
                    dikonfirmasi_pada__isnull=False,
                    ditolak_pada__isnull=True,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Laporan {self.tanggal:%d-%m-%Y}: {self.kegiatan}"


class BantuanMenulis(models.Model):
    """For a span of days somebody else may write the reports of a person who cannot: named by the PPK.

    The reason stays neutral: no word about health or anything else private has a place here.
    """

    class Sebab(models.TextChoices):
        BELUM_DAPAT = "BELUM_DAPAT", "Belum dapat mengisi sendiri"
        PERANGKAT = "PERANGKAT", "Tidak memakai ponsel atau komputer"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="bantuan_menulis")
    penulis = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="menulis_untuk")
    oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    sebab = models.CharField(max_length=12, choices=Sebab, default=Sebab.BELUM_DAPAT)
    mulai = models.DateField()
    sampai = models.DateField()
    dibuat_pada = models.DateTimeField()
    diakhiri_pada = models.DateTimeField(null=True, blank=True)
    diakhiri_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")

    objects = BantuanQuerySet.as_manager()

    class Meta:
        verbose_name = "bantuan menulis"
        verbose_name_plural = "bantuan menulis"
        constraints = [
            CheckConstraint(name="bantuan_bukan_diri", condition=~Q(pegawai=F("penulis"))),
            CheckConstraint(name="bantuan_urut", condition=Q(sampai__gte=F("mulai"))),
            CheckConstraint(
                name="bantuan_diakhiri_lengkap",
                condition=Q(diakhiri_pada=None, diakhiri_oleh=None)
                | Q(diakhiri_pada__isnull=False, diakhiri_oleh__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Bantuan menulis {self.mulai:%d-%m-%Y} sampai {self.sampai:%d-%m-%Y}"


class VersiLaporan(models.Model):
    """Former content, kept from the moment the superior has read it."""

    laporan = models.ForeignKey(LaporanHarian, models.CASCADE, related_name="riwayat")
    nomor = models.PositiveIntegerField()
    isi: models.JSONField[dict[str, Any]] = models.JSONField()
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "versi laporan"
        verbose_name_plural = "versi laporan"
        constraints = [UniqueConstraint(fields=["laporan", "nomor"], name="versi_laporan_unik")]

    def __str__(self) -> str:
        return f"Versi {self.nomor}"


class KoreksiLaporan(models.Model):
    """A change proposed after acceptance; takes effect when the PPK accepts it."""

    class Status(models.TextChoices):
        DIUSULKAN = "DIUSULKAN", "Menunggu penilai"
        DITERIMA = "DITERIMA", "Diterima"
        DITOLAK = "DITOLAK", "Tidak diterima"
        DICABUT = "DICABUT", "Dicabut"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    laporan = models.ForeignKey(LaporanHarian, models.CASCADE, related_name="koreksi")
    isi: models.JSONField[dict[str, Any]] = models.JSONField()
    alasan = models.CharField(max_length=300)
    status = models.CharField(max_length=10, choices=Status, default=Status.DIUSULKAN)
    diusulkan_pada = models.DateTimeField()
    diputus_pada = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    catatan = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "koreksi laporan"
        verbose_name_plural = "koreksi laporan"
        constraints = [
            UniqueConstraint(fields=["laporan"], condition=Q(status="DIUSULKAN"), name="satu_koreksi_terbuka"),
        ]

    def __str__(self) -> str:
        return f"Koreksi ({self.get_status_display()})"


class BuktiLaporan(models.Model):
    """Evidence of a report: a stored file or a link (R-22). Several reports may point to one file (R-24)."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    laporan = models.ForeignKey(LaporanHarian, models.CASCADE, related_name="bukti")
    berkas = models.ForeignKey("inti.Berkas", models.PROTECT, null=True, blank=True, related_name="+")
    tautan = models.URLField(max_length=500, blank=True)
    keterangan = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = "bukti laporan"
        verbose_name_plural = "bukti laporan"
        constraints = [
            CheckConstraint(
                name="bukti_satu_bentuk",
                condition=Q(berkas__isnull=False, tautan="") | (Q(berkas__isnull=True) & ~Q(tautan="")),
            ),
            UniqueConstraint(fields=["laporan", "berkas"], name="bukti_berkas_sekali"),
        ]

    def __str__(self) -> str:
        return self.tautan or self.keterangan or "Berkas bukti"


class UmpanBalik(models.Model):
    """Continuous feedback about a person's work, given at any time, optionally on one report, RHK or core value.

    Directed at the task: what was good (`teks`), what next (`berikut`), by when (`sampai`). The person may answer that the
    step is done.
    """

    class Tampak(models.TextChoices):
        """Who reads it. BERSAMA: whoever appraises the person, and the evaluation. PRIBADI: giver and person alone."""

        BERSAMA = "BERSAMA", "Bersama penilai"
        PRIBADI = "PRIBADI", "Berdua saja"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="umpan_balik")
    dari = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="umpan_balik_diberikan")
    laporan = models.ForeignKey(LaporanHarian, models.SET_NULL, null=True, blank=True, related_name="umpan_balik")
    rhk = models.ForeignKey("skp.Rhk", models.SET_NULL, null=True, blank=True, related_name="umpan_balik")
    nilai_perilaku = models.CharField(max_length=30, blank=True)
    tanggal = models.DateField()
    teks = models.TextField("apa yang sudah baik")
    berikut = models.TextField("langkah berikutnya", blank=True)
    sampai = models.DateField(null=True, blank=True)
    tampak = models.CharField(max_length=8, choices=Tampak, default=Tampak.BERSAMA)
    dibuat_pada = models.DateTimeField()
    dibaca_pada = models.DateTimeField(null=True, blank=True)
    dikerjakan_pada = models.DateTimeField(null=True, blank=True)  # the person: this step is done
    jawaban = models.CharField(max_length=400, blank=True)

    objects = UmpanBalikQuerySet.as_manager()

    class Meta:
        verbose_name = "umpan balik"
        verbose_name_plural = "umpan balik"
        indexes = [models.Index(fields=["pegawai", "-tanggal"], name="umpan_balik_orang")]
        constraints = [
            CheckConstraint(name="umpan_balik_bukan_diri", condition=~Q(pegawai=F("dari"))),
            CheckConstraint(name="umpan_balik_tampak", condition=Q(tampak__in=["BERSAMA", "PRIBADI"])),
            CheckConstraint(name="umpan_balik_sampai_berlangkah", condition=Q(sampai=None) | ~Q(berikut="")),
            CheckConstraint(
                name="umpan_balik_dikerjakan_berlangkah", condition=Q(dikerjakan_pada=None) | ~Q(berikut="")
            ),
        ]

    def __str__(self) -> str:
        return f"Umpan balik {self.tanggal:%d-%m-%Y}"
