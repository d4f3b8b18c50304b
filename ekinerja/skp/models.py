"""Sasaran Kinerja Pegawai: the year's plan of one person in one position (PermenPANRB 6/2022)."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from ekinerja.aturan.nilai import VERSI_BAWAAN
from ekinerja.aturan.periode import JenisPeriode
from ekinerja.aturan.skp import Aspek, FormulirSkp, Pendekatan, Perspektif
from ekinerja.inti.id import id_publik
from ekinerja.inti.waktu import hari_ini
from ekinerja.skp.kueri import PaketQuerySet, SkpQuerySet


class Skp(models.Model):
    class Sumber(models.TextChoices):
        LOKAL = "LOKAL", "Disusun di e-Kinerja"
        RUANG_GTK = "RUANG_GTK", "Resmi dari Ruang GTK"

    class Status(models.TextChoices):
        DRAF = "DRAF", "Draf"
        DIAJUKAN = "DIAJUKAN", "Diajukan"
        DISETUJUI = "DISETUJUI", "Disetujui"
        DIKEMBALIKAN = "DIKEMBALIKAN", "Dikembalikan"
        DITETAPKAN_PENGELOLA = "DITETAPKAN_PENGELOLA", "Ditetapkan pengelola kinerja"
        DITUTUP = "DITUTUP", "Ditutup"

    BERLAKU = (Status.DISETUJUI, Status.DITETAPKAN_PENGELOLA)

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="skp")
    tahun = models.PositiveSmallIntegerField()
    mulai = models.DateField()
    sampai = models.DateField()
    formulir = models.CharField(max_length=6, choices=FormulirSkp.pilihan())
    pendekatan = models.CharField(max_length=12, choices=Pendekatan.pilihan(), default=Pendekatan.KUANTITATIF)
    # Wording of the core values it is made with (`aturan.nilai`); stays when the instansi changes to another one.
    versi_perilaku = models.CharField(max_length=12, default=VERSI_BAWAAN, db_default=VERSI_BAWAAN)
    sumber = models.CharField(max_length=10, choices=Sumber, default=Sumber.LOKAL)
    status = models.CharField(max_length=24, choices=Status, default=Status.DRAF)

    # Snapshot of PPK, position and unit. The keys serve queries; `potret` holds the printed words:
    # {"pegawai": {...}, "penilai": {...}, "atasan_penilai": {...}}, each {nama, nip, pangkat, jabatan, unit}.
    penilai = models.ForeignKey(
        "kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="skp_dinilai"
    )
    atasan_penilai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey("kepegawaian.UnitKerja", models.PROTECT, related_name="+")
    jenis_jabatan = models.CharField(max_length=16)
    potret: models.JSONField[dict[str, Any]] = models.JSONField(default=dict)

    versi = models.PositiveIntegerField(default=0)  # number of approved versions
    versi_isi = models.PositiveIntegerField(default=0)  # counts each edit: detects concurrent change
    diubah_pada = models.DateTimeField()
    diubah_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    diputus_pada = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    catatan = models.TextField(blank=True)  # reason of the last return, re-opening or setting
    tanpa_rhk_atasan = models.BooleanField("dibuka admin tanpa RHK atasan", default=False)
    ditutup_pada = models.DateTimeField(null=True, blank=True)
    sebab_tutup = models.CharField(max_length=160, blank=True)

    objects = SkpQuerySet.as_manager()

    class Meta:
        verbose_name = "SKP"
        verbose_name_plural = "SKP"
        indexes = [
            models.Index(fields=["pegawai", "tahun", "mulai"], name="skp_orang"),
            models.Index(fields=["penilai", "tahun", "status"], name="skp_penilai"),
            models.Index(fields=["unit", "tahun"], name="skp_unit"),
        ]
        constraints = [
            CheckConstraint(
                name="skp_bukan_penilai_sendiri", condition=Q(penilai__isnull=True) | ~Q(pegawai=F("penilai"))
            ),
            CheckConstraint(name="skp_urut", condition=Q(sampai__gte=F("mulai"))),
            CheckConstraint(
                name="skp_disetujui_bertanggal",
                condition=~Q(status__in=["DISETUJUI", "DITETAPKAN_PENGELOLA"]) | Q(diputus_pada__isnull=False),
            ),
            UniqueConstraint(fields=["pegawai", "mulai"], name="skp_mulai_unik"),
        ]

    def __str__(self) -> str:
        return f"SKP {self.tahun}"

    def hari_potret(self) -> date:
        """The day that says who the people of this SKP are: today, its first day before it begins, its last day after."""
        return min(max(hari_ini(), self.mulai), self.sampai)


class VersiSkp(models.Model):
    """The content of an SKP as it was approved; stays readable after a revision (R-14)."""

    skp = models.ForeignKey(Skp, models.CASCADE, related_name="riwayat")
    nomor = models.PositiveIntegerField()
    isi: models.JSONField[dict[str, Any]] = models.JSONField()
    disetujui_pada = models.DateTimeField()
    disetujui_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "versi SKP"
        verbose_name_plural = "versi SKP"
        constraints = [UniqueConstraint(fields=["skp", "nomor"], name="versi_skp_unik")]


class IsiTercatat(models.Model):
    """The content at the last verb that wrote the trail; the next verb records the difference to it.

    Autosave writes no trail row of its own. Absent (imported or seeded data) means: compare with the last version.
    """

    skp = models.OneToOneField(Skp, models.CASCADE, primary_key=True, related_name="isi_tercatat")
    isi: models.JSONField[dict[str, Any]] = models.JSONField()

    class Meta:
        verbose_name = "isi tercatat"
        verbose_name_plural = "isi tercatat"


class AsalSkp(models.Model):
    """Where an imported SKP came from, and what a later file needs to know about it.

    `versi_isi` and `status` are those at the import: when the SKP differs from them, somebody worked on it here and a
    file no longer overwrites it. `disiapkan` is the last `versi_isi` that a preparer's file wrote: equal to the SKP's as
    long as the owner has not typed. `kunci` maps the file's own ids of RHK, indicators and rencana aksi to our public
    ids: links between plans of different files, and changes of single parts, go by them.
    """

    skp = models.OneToOneField(Skp, models.CASCADE, primary_key=True, related_name="asal")
    berkas = models.CharField(max_length=255)  # name of the file
    sha256 = models.CharField(max_length=64)  # of the file
    baris = models.PositiveIntegerField()  # place in the file, from 1
    diimpor_pada = models.DateTimeField()
    # None: the command line.
    diimpor_oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    sidik = models.CharField(max_length=64)  # of the content as it came in, links included
    versi_isi = models.PositiveIntegerField()
    status = models.CharField(max_length=24)
    disiapkan = models.PositiveIntegerField()
    kunci: models.JSONField[dict[str, str]] = models.JSONField(default=dict)
    # What the form has no place for, as it came: `praktik_kinerja` of teachers, `templat` of an RHK.
    lain: models.JSONField[dict[str, Any]] = models.JSONField(default=dict)

    class Meta:
        verbose_name = "asal SKP"
        verbose_name_plural = "asal SKP"


class Rhk(models.Model):
    class Jenis(models.TextChoices):
        UTAMA = "UTAMA", "Utama"
        TAMBAHAN = "TAMBAHAN", "Tambahan"

    class Penyelarasan(models.TextChoices):
        LANGSUNG = "LANGSUNG", "Langsung"
        TIDAK_LANGSUNG = "TIDAK_LANGSUNG", "Tidak langsung"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    skp = models.ForeignKey(Skp, models.CASCADE, related_name="rhk")
    jenis = models.CharField(max_length=10, choices=Jenis, default=Jenis.UTAMA)
    urutan = models.PositiveSmallIntegerField(default=0)
    teks = models.TextField()
    perspektif = models.CharField(max_length=20, choices=Perspektif.pilihan(), blank=True)
    rhk_atasan = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="turunan")
    penyelarasan = models.CharField(max_length=16, choices=Penyelarasan, blank=True)
    # The role in the matriks peran hasil it was taken from; not part of the content that an approval fixes.
    peran = models.ForeignKey(
        "perencanaan.SelMatriks",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="rhk",
        verbose_name="peran di MPH",
    )

    class Meta:
        verbose_name = "rencana hasil kerja"
        verbose_name_plural = "rencana hasil kerja"
        ordering = ["-jenis", "urutan", "pk"]
        constraints = [
            UniqueConstraint(fields=["skp", "peran"], condition=Q(peran__isnull=False), name="rhk_peran_sekali")
        ]


class JenisTarget(models.TextChoices):
    AKUMULASI = "AKUMULASI", "Dijumlahkan"
    TRAJECTORY = "TRAJECTORY", "Nilai terakhir"
    TANGGAL = "TANGGAL", "Tanggal selesai"


class Indikator(models.Model):
    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    rhk = models.ForeignKey(Rhk, models.CASCADE, related_name="indikator")
    urutan = models.PositiveSmallIntegerField(default=0)
    aspek = models.CharField(max_length=10, choices=Aspek.pilihan(), blank=True)
    # Kualitatif: one narrative in `teks`; target fields stay empty.
    teks = models.TextField()
    target_teks = models.CharField("target", max_length=120, blank=True)  # as typed
    target_nilai = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    satuan = models.CharField(max_length=60, blank=True)
    jenis_target = models.CharField(max_length=10, choices=JenisTarget, default=JenisTarget.AKUMULASI)

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["urutan", "pk"]


class ManualIndikator(models.Model):
    """The manual of one JPT indicator; no row while nothing is filled in. Sizes as in `manual.MEDAN`."""

    indikator = models.OneToOneField(Indikator, models.CASCADE, primary_key=True, related_name="manual")
    definisi = models.TextField(blank=True)
    formula = models.TextField(blank=True)
    sumber_data = models.CharField("sumber data", max_length=400, blank=True)
    frekuensi = models.CharField(max_length=120, blank=True)
    penanggung_jawab = models.CharField("penanggung jawab", max_length=200, blank=True)

    class Meta:
        verbose_name = "manual indikator"
        verbose_name_plural = "manual indikator"


class RencanaAksi(models.Model):
    """What is done for an indicator within one period; the daily report hangs here (R-21)."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="rencana_aksi")
    skp = models.ForeignKey(Skp, models.CASCADE, related_name="rencana_aksi")
    jenis_periode = models.CharField(max_length=12, choices=JenisPeriode.pilihan())
    urutan_periode = models.PositiveSmallIntegerField()
    mulai = models.DateField()
    tenggat = models.DateField()
    teks = models.CharField(max_length=400)
    target_teks = models.CharField(max_length=120, blank=True)
    target_nilai = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    satuan = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = "rencana aksi"
        verbose_name_plural = "rencana aksi"
        ordering = ["mulai", "pk"]
        indexes = [models.Index(fields=["skp", "mulai", "tenggat"], name="rencana_aksi_skp")]
        constraints = [CheckConstraint(name="rencana_aksi_urut", condition=Q(tenggat__gte=F("mulai")))]


class ButirLampiran(models.Model):
    class Jenis(models.TextChoices):
        DUKUNGAN = "DUKUNGAN", "Dukungan sumber daya"
        SKEMA = "SKEMA", "Skema pertanggungjawaban"
        KONSEKUENSI = "KONSEKUENSI", "Konsekuensi"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    skp = models.ForeignKey(Skp, models.CASCADE, related_name="lampiran")
    jenis = models.CharField(max_length=12, choices=Jenis)
    urutan = models.PositiveSmallIntegerField(default=0)
    teks = models.CharField(max_length=400)

    class Meta:
        verbose_name = "butir lampiran"
        verbose_name_plural = "butir lampiran"
        ordering = ["jenis", "urutan", "pk"]


class PerilakuSkp(models.Model):
    """Ekspektasi khusus pimpinan for one core value; the guides come from `aturan` by version."""

    skp = models.ForeignKey(Skp, models.CASCADE, related_name="perilaku")
    nilai = models.CharField(max_length=30)  # code of the core value, as in aturan
    ekspektasi = models.TextField(blank=True)

    class Meta:
        verbose_name = "perilaku SKP"
        verbose_name_plural = "perilaku SKP"
        ordering = ["pk"]
        constraints = [UniqueConstraint(fields=["skp", "nilai"], name="perilaku_skp_unik")]


class PaketSkp(models.Model):
    """The printed SKPs of a unit and year in one ZIP, made in the background for whoever asked.

    The row stays as a record; the file lies in the data folder under `simpan` until `hapus_pada`.
    """

    class Keadaan(models.TextChoices):
        ANTRE = "ANTRE", "Menunggu giliran"
        DISUSUN = "DISUSUN", "Sedang disusun"
        SIAP = "SIAP", "Siap diunduh"
        DIBATALKAN = "DIBATALKAN", "Dibatalkan"
        GAGAL = "GAGAL", "Gagal"
        DIHAPUS = "DIHAPUS", "Berkas sudah dihapus"

    BERJALAN = (Keadaan.ANTRE, Keadaan.DISUSUN)

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    oleh = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="paket_skp")
    unit = models.ForeignKey("kepegawaian.UnitKerja", models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    pena = models.BooleanField("sediakan ruang tanda tangan basah", default=False)
    keadaan = models.CharField(max_length=10, choices=Keadaan, default=Keadaan.ANTRE)
    pekerjaan = models.UUIDField(null=True, blank=True)
    simpan = models.CharField(max_length=40, unique=True, editable=False)
    dokumen = models.PositiveIntegerField(default=0)
    tanpa_dokumen = models.PositiveIntegerField(default=0)
    ukuran = models.PositiveBigIntegerField(default=0)  # bytes
    galat = models.CharField(max_length=300, blank=True)
    dibuat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)
    hapus_pada = models.DateTimeField(null=True, blank=True)

    objects = PaketQuerySet.as_manager()

    class Meta:
        verbose_name = "paket SKP"
        verbose_name_plural = "paket SKP"
        ordering = ["-dibuat_pada", "-pk"]
        constraints = [
            UniqueConstraint(
                fields=["oleh"], condition=Q(keadaan__in=["ANTRE", "DISUSUN"]), name="paket_satu_berjalan"
            ),
            CheckConstraint(
                name="paket_siap_berbatas",
                condition=~Q(keadaan="SIAP") | Q(selesai_pada__isnull=False, hapus_pada__isnull=False),
            ),
        ]


class SaranDiabaikan(models.Model):
    """A hint of the writing coach that the owner put aside for one row; it counts while the text is as it was then.

    `alasan`: why a target is lower than last year's, read by the PPK; empty for a hint that was merely put aside.
    """

    rhk = models.ForeignKey(Rhk, models.CASCADE, related_name="saran_diabaikan")
    kode = models.CharField(max_length=40)
    medan = models.CharField(max_length=60)  # as in `aturan.penulisan.Temuan.medan`
    sidik = models.CharField(max_length=20)  # digest of the text the hint was about
    alasan = models.CharField(max_length=300, blank=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "saran diabaikan"
        verbose_name_plural = "saran diabaikan"
        constraints = [UniqueConstraint(fields=["rhk", "kode", "medan"], name="saran_diabaikan_unik")]


class Templat(models.Model):
    """Texts of RHK to start from: shared by a colleague from an approved SKP, or kept by the pengelola per position.

    Holds wording only: no names, no link to a superior's RHK, no Lampiran. Offered while published and not withdrawn.
    """

    class Jenis(models.TextChoices):
        REKAN = "REKAN", "Dibagikan rekan"
        PUSTAKA = "PUSTAKA", "Pustaka jabatan"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    jenis = models.CharField(max_length=10, choices=Jenis)
    judul = models.CharField(max_length=160)
    jabatan = models.CharField(max_length=160, blank=True)  # for which position; empty: for every one
    formulir = models.CharField(max_length=6, choices=FormulirSkp.pilihan(), default=FormulirSkp.JA_JF)
    unit = models.ForeignKey("kepegawaian.UnitKerja", models.PROTECT, null=True, blank=True, related_name="+")
    skp = models.ForeignKey(Skp, models.SET_NULL, null=True, blank=True, related_name="templat")
    pemilik = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    terbit_pada = models.DateTimeField(null=True, blank=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    diubah_pada = models.DateTimeField()

    class Meta:
        verbose_name = "templat"
        verbose_name_plural = "templat"
        ordering = ["jabatan", "judul", "pk"]
        constraints = [
            UniqueConstraint(
                fields=["skp"], condition=Q(skp__isnull=False, dicabut_pada__isnull=True), name="templat_skp_sekali"
            )
        ]

    def __str__(self) -> str:
        return self.judul


class BarisTemplat(models.Model):
    """One RHK of a template. `indikator`: a list shaped as in `isi.py`, without ids and days."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    templat = models.ForeignKey(Templat, models.CASCADE, related_name="baris")
    urutan = models.PositiveSmallIntegerField(default=0)
    jenis = models.CharField(max_length=10, choices=Rhk.Jenis, default=Rhk.Jenis.UTAMA)
    teks = models.TextField()
    perspektif = models.CharField(max_length=20, choices=Perspektif.pilihan(), blank=True)
    indikator: models.JSONField[list[dict[str, Any]]] = models.JSONField(default=list)

    class Meta:
        verbose_name = "baris templat"
        verbose_name_plural = "baris templat"
        ordering = ["urutan", "pk"]
