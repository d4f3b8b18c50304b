"""Accounts, activation codes and remembered devices. Who a person is stands in `kepegawaian`."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from ekinerja.inti.id import id_publik


class AkunManager(BaseUserManager["Akun"]):
    def get_by_natural_key(self, nama_masuk: str | None) -> "Akun":
        return self.get(nama_masuk=nama_masuk)


class Akun(AbstractBaseUser):
    """One login. `nama_masuk` is the NIP without spaces, or a short name for people without one."""

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    nama_masuk = models.CharField("nama masuk", max_length=60, unique=True)
    email = models.EmailField("surel", blank=True)
    is_active = models.BooleanField("aktif", default=True)
    diaktifkan_pada = models.DateTimeField("diaktifkan pada", null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada")
    # Counted up when a factor or role changes: part of the session hash, so older sessions die.
    putaran_sesi = models.PositiveIntegerField(default=0)

    objects = AkunManager()

    USERNAME_FIELD = "nama_masuk"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = "akun"
        verbose_name_plural = "akun"

    def __str__(self) -> str:
        return self.nama_masuk

    def get_session_auth_hash(self) -> str:
        """Changes with the secret and with `putaran_sesi`, so that every older session dies."""
        return f"{super().get_session_auth_hash()}.{self.putaran_sesi}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under a former secret key, while keys are being exchanged."""
        for sidik in super().get_session_auth_fallback_hash():
            yield f"{sidik}.{self.putaran_sesi}"

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's permission strings are not used: every right is a predicate in an app's `permissions.py`."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


class KodeAktivasi(models.Model):
    """A single-use code that lets its holder set a secret: first activation, a forgotten secret, or a first admin.

    Only the digest is stored; the code itself is shown once.
    """

    class Guna(models.TextChoices):
        AKTIVASI = "AKTIVASI", "Aktivasi akun"
        LUPA = "LUPA", "Lupa kata sandi"
        ADMIN_BARU = "ADMIN_BARU", "Administrator baru"

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    akun = models.ForeignKey(Akun, models.CASCADE, related_name="kode_aktivasi", null=True, blank=True)
    guna = models.CharField(max_length=12, choices=Guna)
    sidik_kode = models.CharField(max_length=64, unique=True)
    dibuat_pada = models.DateTimeField()
    berlaku_sampai = models.DateTimeField()
    dipakai_pada = models.DateTimeField(null=True, blank=True)
    dibuat_oleh = models.UUIDField(null=True, blank=True)

    class Meta:
        verbose_name = "kode aktivasi"
        verbose_name_plural = "kode aktivasi"

    def __str__(self) -> str:
        return self.get_guna_display()


class Perangkat(models.Model):
    """A signed-in device: one row per session. The session store reads both at once and ends what is over its time."""

    IDLE, MUTLAK = timedelta(minutes=60), timedelta(hours=12)
    IDLE_DIINGAT, MUTLAK_DIINGAT = timedelta(days=14), timedelta(days=30)

    id_publik = models.UUIDField(default=id_publik, unique=True, editable=False)
    akun = models.ForeignKey(Akun, models.CASCADE, related_name="perangkat")
    sesi = models.OneToOneField("sessions.Session", models.CASCADE, related_name="perangkat")
    nama = models.CharField(max_length=120)
    diingat = models.BooleanField(default=False)
    masuk_pada = models.DateTimeField()
    terakhir_pada = models.DateTimeField()

    class Meta:
        verbose_name = "perangkat"
        verbose_name_plural = "perangkat"

    def __str__(self) -> str:
        return self.nama

    def habis(self, pada: datetime) -> bool:
        """Over its time: unused for too long, or signed in for too long (see docs/keputusan, sessions)."""
        idle, mutlak = (self.IDLE_DIINGAT, self.MUTLAK_DIINGAT) if self.diingat else (self.IDLE, self.MUTLAK)
        return pada >= self.terakhir_pada + idle or pada >= self.masuk_pada + mutlak
