"""Messages to one person inside the application, what the person chose, and the outbox of the other ways."""

from datetime import time

from django.db import models
from django.db.models import F, Q

from ekinerja.inti.id import id_publik
from ekinerja.pemberitahuan.jenis import Saluran
from ekinerja.pemberitahuan.waktu_kirim import HARIAN, LANGSUNG, MINGGUAN, Jadwal


class Pemberitahuan(models.Model):
    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.CASCADE, related_name="pemberitahuan")
    jenis = models.CharField(max_length=40)
    # Empty: over its time; the row is kept for its effect key only.
    judul = models.CharField(max_length=160)
    isi = models.CharField(max_length=400, blank=True)
    tautan = models.CharField(max_length=200, blank=True)  # own path only
    dibuat_pada = models.DateTimeField()
    dibaca_pada = models.DateTimeField(null=True, blank=True)
    # Same effect key for the same cause: a reminder is sent once, not once per click.
    kunci_efek = models.CharField(max_length=120, null=True, blank=True, unique=True)
    # While unread, more of the same (`gabung`) is counted here instead of filling the list.
    gabung = models.CharField(max_length=80, blank=True, default="", db_default="")
    jumlah = models.PositiveIntegerField(default=1, db_default=1)
    # When the worker decided whom to tell outside the application. Empty: not yet, so the row itself is the outbox.
    disebar_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        indexes = [
            models.Index(fields=["pegawai", "-dibuat_pada"], name="pemberitahuan_orang"),
            # The number on the bell is asked on every page.
            models.Index(fields=["pegawai"], condition=Q(dibaca_pada__isnull=True), name="pemberitahuan_baru"),
            models.Index(fields=["id"], condition=Q(disebar_pada__isnull=True), name="pemberitahuan_sebar"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "gabung"],
                condition=Q(dibaca_pada__isnull=True) & ~Q(gabung=""),
                name="pemberitahuan_satu_gabungan",
            )
        ]

    def __str__(self) -> str:
        return self.judul


class PilihanKabar(models.Model):
    """What one person chose; without a row the defaults of the kinds and of `Jadwal` hold."""

    class Irama(models.TextChoices):
        LANGSUNG = LANGSUNG, "Langsung, satu per satu"
        HARIAN = HARIAN, "Ringkasan harian"
        MINGGUAN = MINGGUAN, "Ringkasan mingguan"

    pegawai = models.OneToOneField("kepegawaian.Pegawai", models.CASCADE, related_name="pilihan_kabar")
    # "SUREL:TIM" -> on or off; only what differs from the default.
    saluran = models.JSONField(default=dict)
    irama = models.CharField(max_length=8, choices=Irama, default=Irama.LANGSUNG)
    jam_ringkasan = models.TimeField(default=time(8))
    hari_ringkasan = models.PositiveSmallIntegerField(default=1)
    tenang = models.BooleanField(default=True)
    tenang_mulai = models.TimeField(default=time(17))
    tenang_sampai = models.TimeField(default=time(7))
    tenang_libur = models.BooleanField(default=True)
    jeda_sampai = models.DateField(null=True, blank=True)
    # The address whose owner this person has shown to be.
    surel_terbukti = models.EmailField(blank=True)
    surel_terbukti_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "pilihan pemberitahuan"
        verbose_name_plural = "pilihan pemberitahuan"
        constraints = [
            models.CheckConstraint(name="kabar_hari_ringkasan", condition=Q(hari_ringkasan__range=(1, 7))),
            models.CheckConstraint(name="kabar_jam_tenang", condition=~Q(tenang_mulai=F("tenang_sampai"))),
        ]

    def __str__(self) -> str:
        return self.get_irama_display()

    def jadwal(self) -> Jadwal:
        return Jadwal(
            self.irama, self.jam_ringkasan, self.hari_ringkasan, self.tenang, self.tenang_mulai, self.tenang_sampai,
            self.tenang_libur, self.jeda_sampai,
        )  # fmt: skip


class LanggananPush(models.Model):
    """One browser that shows messages. It ends with the session of its device: signing out removes it."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.CASCADE, related_name="langganan_push")
    perangkat = models.OneToOneField("akun.Perangkat", models.CASCADE, related_name="langganan_push")
    # Given by the browser: only hosts of the list are ever contacted.
    alamat = models.CharField(max_length=600, unique=True)
    kunci = models.CharField(max_length=100)
    rahasia = models.CharField(max_length=40)
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "langganan push"
        verbose_name_plural = "langganan push"

    def __str__(self) -> str:
        return str(self.id_publik)


class Pengiriman(models.Model):
    """One message on one way to one address: the outbox."""

    class Keadaan(models.TextChoices):
        MENUNGGU = "MENUNGGU", "Menunggu giliran"
        DITUNDA = "DITUNDA", "Ditunda sampai waktunya"
        DIKIRIM = "DIKIRIM", "Sedang dikirim"
        TERKIRIM = "TERKIRIM", "Terkirim"
        GAGAL = "GAGAL", "Gagal"
        DILEWATI = "DILEWATI", "Dilewati"

    TERBUKA = (Keadaan.MENUNGGU, Keadaan.DITUNDA)

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    pemberitahuan = models.ForeignKey(Pemberitahuan, models.CASCADE, related_name="pengiriman")
    pegawai = models.ForeignKey("kepegawaian.Pegawai", models.CASCADE, related_name="+")
    saluran = models.CharField(max_length=8, choices=[(s.value, s.label) for s in Saluran if s is not Saluran.APLIKASI])
    langganan = models.ForeignKey(LanggananPush, models.SET_NULL, null=True, blank=True, related_name="+")
    # Message, way and device: the same is never queued twice.
    kunci = models.CharField(max_length=100, unique=True)
    keadaan = models.CharField(max_length=8, choices=Keadaan, default=Keadaan.MENUNGGU)
    # Product clock: when it is due, or tried again.
    coba_lagi_pada = models.DateTimeField()
    percobaan = models.PositiveSmallIntegerField(default=0)
    # Machine clock: until then a try belongs to its worker.
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    # Rows of one mail or one push share it from their first try on, so that every further try is the same one.
    surat = models.UUIDField(null=True, blank=True)
    galat = models.CharField(max_length=200, blank=True)
    dibuat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "pengiriman"
        verbose_name_plural = "pengiriman"
        indexes = [
            models.Index(
                fields=["coba_lagi_pada"], condition=Q(keadaan__in=("MENUNGGU", "DITUNDA")), name="pengiriman_antre"
            ),
            models.Index(fields=["sewa_sampai"], condition=Q(keadaan="DIKIRIM"), name="pengiriman_sewa"),
            models.Index(fields=["-selesai_pada"], condition=Q(keadaan="GAGAL"), name="pengiriman_gagal"),
            models.Index(fields=["pegawai", "saluran"], name="pengiriman_orang"),
            models.Index(fields=["surat"], condition=Q(surat__isnull=False), name="pengiriman_surat"),
        ]

    def __str__(self) -> str:
        return self.kunci
