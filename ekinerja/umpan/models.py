"""Umpan balik from all sides, the nameless voice about a leader, bimbingan and konseling."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from ekinerja.inti.id import id_publik
from ekinerja.umpan.kueri import (
    BalasanQuerySet,
    BimbinganQuerySet,
    KonselingQuerySet,
    PermintaanQuerySet,
    SuaraQuerySet,
    TanggapanQuerySet,
)


class Hubungan(models.TextChoices):
    """Who speaks, seen from the person spoken about."""

    ATASAN = "ATASAN", "Pimpinan"
    KETUA = "KETUA", "Ketua tim"
    REKAN = "REKAN", "Rekan"
    TIM = "TIM", "Rekan tim"
    BAWAHAN = "BAWAHAN", "Bawahan"
    MITRA = "MITRA", "Mitra"


class Permintaan(models.Model):
    """One person is asked for feedback about somebody's work. What is attached is kept as words: nothing else opens.

    TANPA_NAMA: the addressee is led by that person, so the answer goes the nameless way and this row never learns whether
    there was one.
    """

    class Keadaan(models.TextChoices):
        MENUNGGU = "MENUNGGU", "Menunggu jawaban"
        DIJAWAB = "DIJAWAB", "Dijawab"
        DITOLAK = "DITOLAK", "Tidak dapat memberi"
        DICABUT = "DICABUT", "Dicabut"
        TANPA_NAMA = "TANPA_NAMA", "Lewat jalur tanpa nama"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    tentang = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    peminta = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    diminta = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    hubungan = models.CharField(max_length=8, choices=Hubungan)
    mitra_nama = models.CharField("nama mitra", max_length=120, blank=True)
    mitra_lembaga = models.CharField("lembaga mitra", max_length=160, blank=True)
    # Digest of the one-time link; the link itself is shown once and stored nowhere.
    sidik_tautan = models.CharField(max_length=64, null=True, blank=True, unique=True)
    rhk = models.UUIDField(null=True, blank=True)
    rhk_teks = models.CharField(max_length=1000, blank=True)
    lampiran = models.CharField("laporan yang disertakan", max_length=600, blank=True)
    pertanyaan = models.CharField(max_length=600)
    keadaan = models.CharField(max_length=10, choices=Keadaan, default=Keadaan.MENUNGGU)
    dibuat_pada = models.DateTimeField()
    berlaku_sampai = models.DateField()
    selesai_pada = models.DateTimeField(null=True, blank=True)
    diingatkan_pada = models.DateTimeField(null=True, blank=True)

    objects = PermintaanQuerySet.as_manager()

    class Meta:
        verbose_name = "permintaan umpan balik"
        verbose_name_plural = "permintaan umpan balik"
        indexes = [
            models.Index(fields=["diminta", "keadaan"], name="permintaan_umpan_diminta"),
            models.Index(fields=["peminta", "-dibuat_pada"], name="permintaan_umpan_peminta"),
            models.Index(fields=["tentang", "-dibuat_pada"], name="permintaan_umpan_tentang"),
        ]
        constraints = [
            CheckConstraint(name="permintaan_umpan_bukan_diri", condition=~Q(diminta=F("tentang"))),
            CheckConstraint(
                name="permintaan_umpan_mitra",
                condition=Q(hubungan="MITRA", diminta__isnull=True) | (~Q(hubungan="MITRA") & Q(diminta__isnull=False)),
            ),
            CheckConstraint(
                name="permintaan_umpan_selesai",
                condition=Q(keadaan__in=["MENUNGGU", "TANPA_NAMA"], selesai_pada__isnull=True)
                | Q(keadaan__in=["DIJAWAB", "DITOLAK", "DICABUT"], selesai_pada__isnull=False),
            ),
        ]

    @property
    def kepada(self) -> str:
        """Who is asked, in words."""
        if self.diminta is not None:
            return str(self.diminta.nama)
        return f"{self.mitra_nama} ({self.mitra_lembaga})" if self.mitra_lembaga else self.mitra_nama


class Balasan(models.Model):
    """Feedback with the name of who speaks: the answer to a request, or given unasked by a colleague (`permintaan` NULL,
    docs/keputusan/0502). Never by somebody whom the person leads.

    Given unasked it names what it rests on (`rujukan`: work of the giver, or of a team of both), as words.
    """

    class Tampak(models.TextChoices):
        """Who reads it. BERSAMA: the PPK as well, and the evaluation. PRIBADI: giver and person alone."""

        BERSAMA = "BERSAMA", "Bersama penilai"
        PRIBADI = "PRIBADI", "Berdua saja"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    permintaan = models.OneToOneField(Permintaan, models.PROTECT, null=True, blank=True, related_name="balasan")
    tentang = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    dari = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+")
    dari_nama = models.CharField(max_length=280)
    hubungan = models.CharField(max_length=8, choices=Hubungan)
    rhk = models.UUIDField(null=True, blank=True)
    nilai_perilaku = models.CharField(max_length=30, blank=True)
    baik = models.TextField("yang sudah baik")
    berikut = models.TextField("langkah berikutnya", blank=True)
    sampai = models.DateField("sampai kapan", null=True, blank=True)
    tanggal = models.DateField()
    dibuat_pada = models.DateTimeField()
    dibaca_pada = models.DateTimeField(null=True, blank=True)
    rujukan = models.CharField("pekerjaan yang dirujuk", max_length=600, blank=True, default="", db_default="")
    tampak = models.CharField(max_length=8, choices=Tampak, default=Tampak.BERSAMA, db_default=Tampak.BERSAMA)
    # The person's word on it; the person may also say which own RHK it is about.
    jawaban = models.CharField(max_length=400, blank=True, default="", db_default="")
    dijawab_pada = models.DateTimeField(null=True, blank=True)

    objects = BalasanQuerySet.as_manager()

    class Meta:
        verbose_name = "umpan balik yang diminta"
        verbose_name_plural = "umpan balik yang diminta"
        indexes = [
            models.Index(fields=["tentang", "-tanggal"], name="balasan_umpan_tentang"),
            models.Index(fields=["dari", "-tanggal"], name="balasan_umpan_dari"),
        ]
        constraints = [
            CheckConstraint(name="balasan_umpan_bukan_diri", condition=Q(dari__isnull=True) | ~Q(dari=F("tentang"))),
            CheckConstraint(name="balasan_umpan_bukan_bawahan", condition=~Q(hubungan="BAWAHAN")),
            CheckConstraint(name="balasan_umpan_tampak", condition=Q(tampak__in=["BERSAMA", "PRIBADI"])),
            # Unasked: by a colleague, resting on something. What was asked for is never hidden from who asked.
            CheckConstraint(
                name="balasan_umpan_tanpa_diminta",
                condition=Q(permintaan__isnull=False, tampak="BERSAMA")
                | (Q(permintaan__isnull=True, dari__isnull=False) & ~Q(rujukan="") & ~Q(hubungan="MITRA")),
            ),
            CheckConstraint(
                name="balasan_umpan_dijawab",
                condition=Q(dijawab_pada__isnull=True, jawaban="") | (Q(dijawab_pada__isnull=False) & ~Q(jawaban="")),
            ),
        ]

    @property
    def pribadi(self) -> bool:
        """Giver and person alone."""
        return self.tampak == self.Tampak.PRIBADI


# -- the nameless voice about a leader: docs/keputusan/0501 ------------------------------------------------------------


class Keikutsertaan(models.Model):
    """That somebody has spoken about a leader in a quarter. No time, no order, no link to what was said."""

    kunci = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pimpinan = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    periode = models.CharField(max_length=7)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "keikutsertaan"
        verbose_name_plural = "keikutsertaan"
        constraints = [
            UniqueConstraint(fields=["pimpinan", "periode", "pegawai"], name="keikutsertaan_sekali"),
            CheckConstraint(name="keikutsertaan_bukan_diri", condition=~Q(pimpinan=F("pegawai"))),
        ]


class Suara(models.Model):
    """What somebody said about a leader: by nobody, at no time. The key is random (a UUIDv7 would tell the time)."""

    kunci = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pimpinan = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    periode = models.CharField(max_length=7)
    baik = models.TextField("yang sudah baik")
    berikut = models.TextField("langkah berikutnya", blank=True)
    kapan = models.CharField("sampai kapan", max_length=60, blank=True)

    objects = SuaraQuerySet.as_manager()

    class Meta:
        verbose_name = "suara untuk pimpinan"
        verbose_name_plural = "suara untuk pimpinan"


class HasilSuara(models.Model):
    """A closed quarter of one leader: whether enough people spoke for it to be shown, and only then how many."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pimpinan = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    periode = models.CharField(max_length=7)
    tampil = models.BooleanField()
    jumlah = models.PositiveIntegerField(null=True, blank=True)
    ditutup = models.DateField()

    class Meta:
        verbose_name = "hasil suara untuk pimpinan"
        verbose_name_plural = "hasil suara untuk pimpinan"
        constraints = [
            UniqueConstraint(fields=["pimpinan", "periode"], name="hasil_suara_sekali"),
            CheckConstraint(
                name="hasil_suara_sedikitnya_lima",
                condition=Q(tampil=False, jumlah__isnull=True) | Q(tampil=True, jumlah__gte=5),
            ),
        ]


# -- bimbingan kinerja -------------------------------------------------------------------------------------------------


class Bimbingan(models.Model):
    """A guidance session, recorded by the PPK."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    pimpinan = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    tanggal = models.DateField()
    topik = models.CharField(max_length=200)
    pokok = models.TextField("yang dibicarakan")
    berikut = models.TextField("langkah berikutnya", blank=True)
    kompetensi = models.JSONField("penilaian kompetensi", default=dict, blank=True)
    versi_kompetensi = models.CharField(max_length=40, blank=True)
    catatan_kompetensi = models.TextField(blank=True)
    dibuat_pada = models.DateTimeField()

    objects = BimbinganQuerySet.as_manager()

    class Meta:
        verbose_name = "bimbingan kinerja"
        verbose_name_plural = "bimbingan kinerja"
        indexes = [
            models.Index(fields=["pegawai", "-tanggal"], name="bimbingan_pegawai"),
            models.Index(fields=["pimpinan", "-tanggal"], name="bimbingan_pimpinan"),
        ]
        constraints = [CheckConstraint(name="bimbingan_dua_orang", condition=~Q(pegawai=F("pimpinan")))]


class TanggapanBimbingan(models.Model):
    """The nine statements of the pegawai, for the superior of the pimpinan; the pimpinan never reads them."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    bimbingan = models.OneToOneField(Bimbingan, models.PROTECT, related_name="tanggapan")
    untuk = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    jawaban = models.JSONField()
    versi = models.CharField(max_length=40)
    catatan = models.TextField(blank=True)
    dikirim_pada = models.DateTimeField()
    dibaca_pada = models.DateTimeField(null=True, blank=True)

    objects = TanggapanQuerySet.as_manager()

    class Meta:
        verbose_name = "tanggapan bimbingan"
        verbose_name_plural = "tanggapan bimbingan"


# -- konseling kinerja: two people, nobody else ------------------------------------------------------------------------


class Konseling(models.Model):
    """Counselling of one person by one counsellor. Nobody else learns that it exists."""

    class Keadaan(models.TextChoices):
        DIMINTA = "DIMINTA", "Menunggu konselor"
        BERJALAN = "BERJALAN", "Berjalan"
        SELESAI = "SELESAI", "Selesai"
        DICABUT = "DICABUT", "Dicabut"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    konselor = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    keadaan = models.CharField(max_length=8, choices=Keadaan, default=Keadaan.DIMINTA)
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()

    objects = KonselingQuerySet.as_manager()

    class Meta:
        verbose_name = "konseling kinerja"
        verbose_name_plural = "konseling kinerja"
        indexes = [
            models.Index(fields=["pegawai", "-diubah_pada"], name="konseling_pegawai"),
            models.Index(fields=["konselor", "-diubah_pada"], name="konseling_konselor"),
        ]
        constraints = [CheckConstraint(name="konseling_dua_orang", condition=~Q(pegawai=F("konselor")))]

    @property
    def terbuka(self) -> bool:
        """May still be written in."""
        return self.keadaan in (self.Keadaan.DIMINTA, self.Keadaan.BERJALAN)


class CatatanKonseling(models.Model):
    """One note; written notes stay as they are."""

    konseling = models.ForeignKey(Konseling, models.PROTECT, related_name="catatan")
    dari = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    teks = models.TextField()
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "catatan konseling"
        verbose_name_plural = "catatan konseling"
