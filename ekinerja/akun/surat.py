"""Mail about accounts, always sent by the worker."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.mail import EmailMessage

from ekinerja.akun.actions import buat_kode
from ekinerja.akun.models import Akun, KodeAktivasi
from ekinerja.inti.tugas import antrekan, pekerjaan

MASA = {KodeAktivasi.Guna.LUPA: timedelta(minutes=10), KodeAktivasi.Guna.AKTIVASI: timedelta(days=7)}
ISI = {
    KodeAktivasi.Guna.LUPA: (
        "Kata sandi e-Kinerja Anda",
        "Kami menerima permintaan memulihkan kata sandi akun Anda. Buka tautan ini dalam 10 menit:\n\n{tautan}\n\n"
        "Bukan Anda yang meminta? Abaikan surat ini; kata sandi Anda tidak berubah.",
    ),
    KodeAktivasi.Guna.AKTIVASI: (
        "Aktifkan akun e-Kinerja Anda",
        "Akun e-Kinerja Anda sudah siap. Buka tautan ini dalam 7 hari dan buat kata sandi Anda sendiri:\n\n{tautan}\n\n"
        "Tautan hanya dapat dipakai sekali.",
    ),
}


def kirim_kode(akun: Akun, guna: KodeAktivasi.Guna, *, alamat: str) -> None:
    """Queue a mail with a fresh code. The code is made by the worker, so it never lies in the queue."""
    antrekan("akun.kirim_kode", akun=akun.pk, guna=str(guna), alamat=alamat)


@pekerjaan("akun.kirim_kode")
def _kirim(ctx: Any, *, akun: int, guna: str, alamat: str) -> None:
    penerima = Akun.objects.get(pk=akun)
    jenis = KodeAktivasi.Guna(guna)
    _, kode = buat_kode(penerima, jenis, oleh=None, masa=MASA[jenis])
    judul, isi = ISI[jenis]
    tautan = f"{alamat}?{urlencode({'kode': kode})}"
    if settings.SURAT_AKTIF:
        EmailMessage(judul, isi.format(tautan=tautan), to=[penerima.email]).send()
