"""Mail about accounts, always sent by the worker."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from ekinerja.akun.actions import buat_kode
from ekinerja.akun.models import Akun, KodeAktivasi
from ekinerja.inti.tugas import antrekan, pekerjaan

Guna = KodeAktivasi.Guna
MASA = {Guna.LUPA: timedelta(minutes=10), Guna.AKTIVASI: timedelta(days=7)}
ISI = {
    Guna.LUPA: (
        "Kata sandi e-Kinerja Anda",
        "Kami menerima permintaan memulihkan kata sandi akun Anda. Buka tautan ini dalam 10 menit:\n\n{tautan}\n\n"
        "Bukan Anda yang meminta? Abaikan surat ini; kata sandi Anda tidak berubah.",
    ),
    Guna.AKTIVASI: (
        "Aktifkan akun e-Kinerja Anda",
        "Akun e-Kinerja Anda sudah siap. Buka tautan ini dalam 7 hari dan buat kata sandi Anda sendiri:\n\n{tautan}\n\n"
        "Tautan hanya dapat dipakai sekali.",
    ),
}


def guna_untuk(akun: Akun) -> KodeAktivasi.Guna:
    """A first code for those who have never had a secret, a recovery code for the others."""
    return Guna.LUPA if akun.diaktifkan_pada else Guna.AKTIVASI


def kirim_kode(akun: Akun, *, alamat: str, kunci_efek: str | None = None) -> None:
    """Queue a mail with a fresh code. The code is made by the worker, so it never lies in the queue."""
    antrekan("akun.kirim_kode", kunci_efek=kunci_efek, akun=akun.pk, alamat=alamat)


def minta_pulih(nama_masuk: str, *, alamat: str) -> None:
    """Queue a recovery mail for whoever has this name. Who that is, and whether anybody, only the worker looks up."""
    antrekan("akun.pulihkan", nama_masuk=nama_masuk, alamat=alamat)


@pekerjaan("akun.kirim_kode")
def _kirim(ctx: Any, *, akun: int, alamat: str) -> None:
    penerima = Akun.objects.filter(pk=akun, is_active=True).exclude(email="").first()
    if penerima is not None:
        _surat(penerima, guna_untuk(penerima), alamat)


@pekerjaan("akun.pulihkan")
def _pulihkan(ctx: Any, *, nama_masuk: str, alamat: str) -> None:
    penerima = Akun.objects.filter(nama_masuk=nama_masuk, is_active=True).exclude(email="").first()
    if penerima is not None and penerima.diaktifkan_pada is not None:
        _surat(penerima, Guna.LUPA, alamat)


def _alamat_sah(alamat: str) -> bool:
    try:
        validate_email(alamat)
    except ValidationError:
        return False
    return True


def _surat(penerima: Akun, guna: KodeAktivasi.Guna, alamat: str) -> None:
    """Make the code and send it; an address no mail can go to is left alone (no retry would mend it)."""
    if not settings.SURAT_AKTIF or not _alamat_sah(penerima.email):
        return
    _, kode = buat_kode(penerima, guna, oleh=None, masa=MASA[guna])
    judul, isi = ISI[guna]
    tautan = f"{alamat}?{urlencode({'kode': kode})}"
    EmailMessage(judul, isi.format(tautan=tautan), to=[penerima.email]).send()
