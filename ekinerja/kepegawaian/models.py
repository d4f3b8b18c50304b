"""People, units, positions, and who appraises whom on which day."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint, Value
from django.db.models.functions import Coalesce

from ekinerja.aturan.tahun_skp import JenisTugas, KedudukanPegawai, StatusPegawai
from ekinerja.inti.id import id_publik
from ekinerja.kepegawaian.kueri import DelegasiQuerySet, PegawaiQuerySet, UnitQuerySet


class JenisUnit(models.Model):
    """Kind of unit as reference data (dinas, bidang, sekolah_smp …)."""

    kode = models.CharField(max_length=30, primary_key=True)
    nama = models.CharField(max_length=80)
    eselon_baku = models.CharField("eselon baku", max_length=8, blank=True)
    # A unit of this kind has its own head and capaian organisasi; `acuan.TANPA_CAPAIAN` names those that have none.
    punya_capaian = models.BooleanField(default=True)

    class Meta:
        verbose_name = "jenis unit"
        verbose_name_plural = "jenis unit"

    def __str__(self) -> str:
        return self.nama


class UnitKerja(models.Model):
    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    kode = models.CharField(max_length=40, unique=True)
    nama = models.CharField(max_length=160)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    jenis = models.ForeignKey(JenisUnit, models.PROTECT, related_name="+")
    # "/PALU/DISDIK/DISDIK.SD/": codes from the root to this unit; prefix search gives a subtree.
    jalur = models.CharField(max_length=400, db_index=True)
    aktif = models.BooleanField(default=True)
    id_siasn = models.CharField("id unor SIASN", max_length=40, blank=True, db_index=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        constraints = [CheckConstraint(name="unit_bukan_induk_sendiri", condition=~Q(induk=F("pk")))]

    def __str__(self) -> str:
        return self.nama


class JenisJabatan(models.TextChoices):
    JPT_PRATAMA = "JPT_PRATAMA", "JPT Pratama"
    ADMINISTRATOR = "ADMINISTRATOR", "Administrator"
    PENGAWAS = "PENGAWAS", "Pengawas"
    PELAKSANA = "PELAKSANA", "Pelaksana"
    FUNGSIONAL = "FUNGSIONAL", "Fungsional"
    NEGARA = "NEGARA", "Pejabat negara"
    NON_ASN = "NON_ASN", "Non-ASN"


class Jabatan(models.Model):
    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    nama = models.CharField(max_length=160)
    jenis = models.CharField(max_length=16, choices=JenisJabatan)
    jenjang = models.CharField(max_length=30, blank=True)
    kelas = models.PositiveSmallIntegerField(null=True, blank=True)
    eselon = models.CharField(max_length=8, blank=True)

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        constraints = [
            UniqueConstraint("nama", "jenis", "jenjang", Coalesce("kelas", Value(0)), "eselon", name="jabatan_unik")
        ]

    def __str__(self) -> str:
        return self.nama


class Pegawai(models.Model):
    """A person. The NIP is a dated attribute (`RiwayatNip`); `nip` holds the one in force for lists and login."""

    Status = StatusPegawai
    Kedudukan = KedudukanPegawai

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    akun = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="pegawai"
    )
    nip = models.CharField("NIP", max_length=18, null=True, blank=True, unique=True)
    nama = models.CharField(max_length=120)
    gelar_depan = models.CharField(max_length=60, blank=True)
    gelar_belakang = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=20, choices=Status.pilihan())
    kedudukan = models.CharField("kedudukan hukum", max_length=24, choices=Kedudukan.pilihan(), default=Kedudukan.AKTIF)
    tempat_lahir = models.CharField(max_length=80, blank=True)
    tanggal_lahir = models.DateField(null=True, blank=True)
    jenis_kelamin = models.CharField(max_length=1, choices=[("L", "Laki-laki"), ("P", "Perempuan")], blank=True)
    golongan = models.CharField("golongan ruang", max_length=8, blank=True)
    tmt_golongan = models.DateField(null=True, blank=True)
    tmt_cpns = models.DateField("mulai bekerja", null=True, blank=True)
    tmt_pns = models.DateField(null=True, blank=True)
    akhir_kontrak = models.DateField(null=True, blank=True)
    pendidikan = models.CharField(max_length=30, blank=True)
    jurusan = models.CharField(max_length=120, blank=True)
    email = models.EmailField("surel", blank=True)
    no_hp = models.CharField("nomor HP", max_length=20, blank=True)
    sumber = models.CharField(max_length=40, blank=True)  # where the record came from

    objects = PegawaiQuerySet.as_manager()

    class Meta:
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        indexes = [models.Index(fields=["nama"], name="pegawai_nama")]

    def __str__(self) -> str:
        return self.nama


class RiwayatNip(models.Model):
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="riwayat_nip")
    nip = models.CharField("NIP", max_length=18, unique=True)
    bentuk = models.CharField(max_length=4, choices=[("PNS", "PNS"), ("PPPK", "PPPK")])
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "riwayat NIP"
        verbose_name_plural = "riwayat NIP"
        constraints = [
            UniqueConstraint(fields=["pegawai"], condition=Q(sampai__isnull=True), name="satu_nip_berlaku"),
            CheckConstraint(name="riwayat_nip_urut", condition=Q(sampai__isnull=True) | Q(sampai__gte=F("mulai"))),
        ]


class RiwayatKedudukan(models.Model):
    """Kedudukan hukum from-to (both inclusive; open end = still): leave without pay, study, retirement …

    Days without a row: aktif for whoever has rows at all, `Pegawai.kedudukan` for whoever has none. `status` is set
    where it was another one than today's. `Pegawai.kedudukan` follows the row of today.
    """

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="riwayat_kedudukan")
    kedudukan = models.CharField(max_length=24, choices=Pegawai.Kedudukan.pilihan())
    status = models.CharField(max_length=20, choices=Pegawai.Status.pilihan(), blank=True)
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    nomor_sk = models.CharField("nomor SK", max_length=80, blank=True)

    class Meta:
        verbose_name = "riwayat kedudukan"
        verbose_name_plural = "riwayat kedudukan"
        indexes = [models.Index(fields=["mulai", "sampai"], name="kedudukan_masa")]
        constraints = [
            CheckConstraint(name="kedudukan_urut", condition=Q(sampai__isnull=True) | Q(sampai__gte=F("mulai"))),
            UniqueConstraint(fields=["pegawai", "mulai"], name="kedudukan_mulai_unik"),
            UniqueConstraint(fields=["pegawai"], condition=Q(sampai__isnull=True), name="satu_kedudukan_terbuka"),
        ]


class Penugasan(models.Model):
    """A person in a position at a unit, from-to (both inclusive; open end = still)."""

    Jenis = JenisTugas

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="penugasan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="penugasan")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=10, choices=Jenis.pilihan(), default=Jenis.DEFINITIF)
    kepala_unit = models.BooleanField(default=False)  # leads `unit`
    tugas_tambahan = models.CharField(max_length=160, blank=True)
    # Superior named by the source where he or she is not the head found in the tree.
    atasan_khusus = models.ForeignKey(Pegawai, models.SET_NULL, null=True, blank=True, related_name="+")
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    nomor_sk = models.CharField("nomor SK", max_length=80, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        indexes = [
            models.Index(fields=["pegawai", "-mulai"], name="penugasan_orang"),
            models.Index(fields=["unit", "kepala_unit"], name="penugasan_unit"),
        ]
        constraints = [
            CheckConstraint(name="penugasan_urut", condition=Q(sampai__isnull=True) | Q(sampai__gte=F("mulai"))),
            CheckConstraint(name="penugasan_bukan_atasan_sendiri", condition=~Q(atasan_khusus=F("pegawai"))),
            UniqueConstraint(
                fields=["pegawai"], condition=Q(sampai__isnull=True, jenis="DEFINITIF"), name="satu_penugasan_definitif"
            ),
        ]


class AtasanTerdahulu(models.Model):
    """Whom an assignment named as superior before a dated change; without a name it was the head found in the tree.

    The present one stands in `Penugasan.atasan_khusus`; these days keep who was right or recorded then.
    """

    penugasan = models.ForeignKey(Penugasan, models.CASCADE, related_name="atasan_terdahulu")
    atasan = models.ForeignKey(Pegawai, models.SET_NULL, null=True, blank=True, related_name="+")
    mulai = models.DateField()
    sampai = models.DateField()

    class Meta:
        verbose_name = "atasan terdahulu"
        verbose_name_plural = "atasan terdahulu"
        constraints = [
            CheckConstraint(name="atasan_terdahulu_urut", condition=Q(sampai__gte=F("mulai"))),
            UniqueConstraint(fields=["penugasan", "mulai"], name="atasan_terdahulu_unik"),
        ]


class DelegasiPenilai(models.Model):
    """Delegated authority to appraise (R-02, R-04): overrides the tree while it is valid."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    nomor = models.CharField(max_length=80)
    tanggal = models.DateField()
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="delegasi_diterima")
    # Exactly one of the two: all members of a unit (its head excepted), or one person.
    cakupan_unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    cakupan_pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    mulai = models.DateField("dari")
    sampai = models.DateField()
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    keterangan = models.CharField(max_length=200, blank=True)
    # The signed order itself, where it was added.
    berkas = models.ForeignKey("inti.Berkas", models.PROTECT, null=True, blank=True, related_name="+")

    objects = DelegasiQuerySet.as_manager()

    class Meta:
        verbose_name = "delegasi penilai"
        verbose_name_plural = "delegasi penilai"
        constraints = [
            CheckConstraint(name="delegasi_urut", condition=Q(sampai__gte=F("mulai"))),
            CheckConstraint(
                name="delegasi_satu_cakupan",
                condition=Q(cakupan_unit__isnull=True, cakupan_pegawai__isnull=False)
                | Q(cakupan_unit__isnull=False, cakupan_pegawai__isnull=True),
            ),
            CheckConstraint(
                name="delegasi_bukan_diri",
                condition=Q(cakupan_pegawai__isnull=True) | ~Q(cakupan_pegawai=F("penilai")),
            ),
        ]


class HubunganPenilai(models.Model):
    """Who is whose Pejabat Penilai Kinerja in which days: derived from tree, orders and delegations, never typed.

    Rebuilt by `penilai.susun_penilai` in the transaction of every change that touches it; spans of one person
    never overlap. `sebab` says why, in words that the page shows.
    """

    class Sumber(models.TextChoices):
        POHON = "POHON", "Struktur organisasi"
        KHUSUS = "KHUSUS", "Atasan yang dicatat"
        DELEGASI = "DELEGASI", "Delegasi"
        PLT = "PLT", "Plt."
        PLH = "PLH", "Plh."

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="hubungan_penilai")
    penilai = models.ForeignKey(Pegawai, models.CASCADE, related_name="hubungan_dinilai")
    sumber = models.CharField(max_length=10, choices=Sumber)
    sebab = models.CharField(max_length=240)
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "hubungan penilai"
        verbose_name_plural = "hubungan penilai"
        indexes = [
            models.Index(fields=["penilai", "mulai", "sampai"], name="hubungan_penilai"),
            models.Index(fields=["pegawai", "-mulai"], name="hubungan_pegawai"),
        ]
        constraints = [
            CheckConstraint(name="hubungan_bukan_diri", condition=~Q(pegawai=F("penilai"))),
            UniqueConstraint(fields=["pegawai", "mulai"], name="hubungan_mulai_unik"),
        ]


class Peran(models.TextChoices):
    """Granted roles. PPK, Atasan PPK, head of unit and ketua tim are derived, never granted."""

    ADMIN_UNIT = "ADMIN_UNIT", "Admin unit"
    ADMIN_BKPSDM = "ADMIN_BKPSDM", "Admin BKPSDM (pengelola kinerja)"
    TIM_PENILAI = "TIM_PENILAI", "Tim Penilai Kinerja"
    AUDITOR = "AUDITOR", "Auditor"
    PIMPINAN = "PIMPINAN", "Pimpinan"
    OPERATOR_SEKOLAH = "OPERATOR_SEKOLAH", "Operator sekolah"
    PENGAWAS = "PENGAWAS", "Pengawas sekolah"
    BENDAHARA = "BENDAHARA", "Bendahara"
    PENDAMPING = "PENDAMPING", "Pendamping"
    ADMIN_SISTEM = "ADMIN_SISTEM", "Admin sistem"


class PemberianPeran(models.Model):
    """A role of a person within a unit and everything below it, from-to; no unit = the whole instansi (jalur "/").

    Nobody needs a role for his or her own work.
    """

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="peran")
    peran = models.CharField(max_length=20, choices=Peran)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    dasar = models.CharField("dasar (nomor SK)", max_length=160, blank=True)

    class Meta:
        verbose_name = "pemberian peran"
        verbose_name_plural = "pemberian peran"
        indexes = [models.Index(fields=["pegawai", "peran"], name="peran_orang")]
        constraints = [
            CheckConstraint(name="peran_urut", condition=Q(sampai__isnull=True) | Q(sampai__gte=F("mulai"))),
            UniqueConstraint(
                fields=["pegawai", "peran", "unit"],
                condition=Q(sampai__isnull=True, unit__isnull=False),
                name="peran_terbuka_unik",
            ),
            UniqueConstraint(
                fields=["pegawai", "peran"],
                condition=Q(sampai__isnull=True, unit__isnull=True),
                name="peran_instansi_unik",
            ),
        ]


class CatatanMutu(models.Model):
    """Data-quality list: something an import or a check found, that an admin works off."""

    class Jenis(models.TextChoices):
        ATASAN_KOSONG = "ATASAN_KOSONG", "Belum ada atasan"
        ATASAN_TIDAK_ADA = "ATASAN_TIDAK_ADA", "NIP atasan tidak dikenal"
        ATASAN_DIRI = "ATASAN_DIRI", "Atasan adalah dirinya sendiri"
        ATASAN_SIKLUS = "ATASAN_SIKLUS", "Atasan berputar"
        ATASAN_LAIN_OPD = "ATASAN_LAIN_OPD", "Atasan di perangkat daerah lain"
        KEPALA_GANDA = "KEPALA_GANDA", "Unit mempunyai dua kepala definitif"
        KEPALA_KOSONG = "KEPALA_KOSONG", "Unit berpegawai tanpa pimpinan"
        DATA_PRIBADI = "DATA_PRIBADI", "Data tidak cocok dengan NIP"
        ISIAN = "ISIAN", "Isian tidak terbaca"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, null=True, blank=True, related_name="catatan_mutu")
    unit = models.ForeignKey(UnitKerja, models.CASCADE, null=True, blank=True, related_name="+")
    jenis = models.CharField(max_length=20, choices=Jenis)
    uraian = models.CharField(max_length=300)
    saran = models.CharField(max_length=300, blank=True)
    sumber = models.CharField(max_length=120, blank=True)
    dibuat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)
    selesai_oleh = models.ForeignKey(Pegawai, models.SET_NULL, null=True, blank=True, related_name="+")
    penyelesaian = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "catatan mutu data"
        verbose_name_plural = "catatan mutu data"
        indexes = [models.Index(fields=["selesai_pada", "jenis"], name="catatan_terbuka")]


class PadananUnit(models.Model):
    """A spelling of a unit name that a person confirmed once; later imports take it without asking."""

    ejaan = models.CharField(max_length=200)  # normalised
    ejaan_induk = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(UnitKerja, models.CASCADE, related_name="+")
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "padanan nama unit"
        verbose_name_plural = "padanan nama unit"
        constraints = [UniqueConstraint(fields=["ejaan", "ejaan_induk"], name="padanan_unik")]


class ProsesImpor(models.Model):
    """One file sent in: checked first, applied when a person says so. Only known columns of it are kept, for a while."""

    class Keadaan(models.TextChoices):
        MEMERIKSA = "MEMERIKSA", "Sedang diperiksa"
        SIAP = "SIAP", "Siap diterapkan"
        MENERAPKAN = "MENERAPKAN", "Sedang diterapkan"
        SELESAI = "SELESAI", "Sudah diterapkan"
        GAGAL = "GAGAL", "Tidak dapat dibaca"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    jenis = models.CharField(max_length=30)
    nama_berkas = models.CharField(max_length=255)
    # The day from which the data counts: new assignments begin here when the file names no day.
    pada = models.DateField()
    keadaan = models.CharField(max_length=12, choices=Keadaan, default=Keadaan.MEMERIKSA)
    keputusan = models.JSONField(default=dict)  # answers to proposals: key -> value taken
    hitungan = models.JSONField(default=dict)
    galat = models.CharField(max_length=300, blank=True)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()
    diterapkan_pada = models.DateTimeField(null=True, blank=True)
    pekerjaan = models.UUIDField(null=True, blank=True)
    simpanan = models.CharField(max_length=80, blank=True)  # name of the stored file in the data folder

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        indexes = [models.Index(fields=["-dibuat_pada"], name="proses_impor_baru")]


class ButirImpor(models.Model):
    """One entry of a preview: a proposal, an error, a warning about a cell, or a change (`nilai` before, `usul` after)."""

    class Golongan(models.TextChoices):
        USULAN = "USULAN", "Usulan"
        GALAT = "GALAT", "Perlu diperbaiki"
        PERINGATAN = "PERINGATAN", "Perlu dilihat"
        PERUBAHAN = "PERUBAHAN", "Perubahan"

    proses = models.ForeignKey(ProsesImpor, models.CASCADE, related_name="butir")
    golongan = models.CharField(max_length=10, choices=Golongan)
    lembar = models.CharField(max_length=80, blank=True)
    baris = models.PositiveIntegerField(null=True, blank=True)
    kolom = models.CharField(max_length=80, blank=True)
    nilai = models.CharField(max_length=1000, blank=True)
    sebab = models.CharField(max_length=400)
    saran = models.CharField(max_length=400, blank=True)
    akibat = models.CharField(max_length=6)
    usul = models.CharField(max_length=1000, blank=True)
    kunci = models.CharField(max_length=420, blank=True)  # of the decision, for a proposal
    jumlah = models.PositiveIntegerField(default=1)  # rows with the same question
    baris_lain = models.JSONField(default=list)

    class Meta:
        verbose_name = "butir impor"
        verbose_name_plural = "butir impor"
        indexes = [models.Index(fields=["proses", "golongan", "baris"], name="butir_impor_urut")]
