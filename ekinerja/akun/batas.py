"""How often a login, a code or a recovery may be tried. Failures count; a morning of good logins does not."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest

from ekinerja.inti import batas

JENDELA = timedelta(minutes=15)
# Per name and address: a guesser is stopped soon. Per name from anywhere: a stranger cannot lock a person out quickly.
MAKS_NAMA_ALAMAT, MAKS_NAMA, MAKS_ALAMAT = 10, 100, 100
MAKS_KODE = 30
MAKS_PULIH_NAMA, MAKS_PULIH_ALAMAT, JENDELA_PULIH = 3, 20, timedelta(hours=1)


def alamat_klien(request: HttpRequest) -> str:
    """Client address: from the configured number of proxies, else the socket's own."""
    rantai = [a.strip() for a in request.headers.get("X-Forwarded-For", "").split(",") if a.strip()]
    hop = settings.HOP_PROKSI
    return rantai[-hop] if hop and len(rantai) >= hop else request.META.get("REMOTE_ADDR", "")


def coba_masuk(nama_masuk: str, alamat: str) -> int | None:
    """Count one try; seconds to wait when it is one too many. The same for names that exist and that do not."""
    tunggu = [
        batas.kena_batas("masuk-orang", f"{nama_masuk}\n{alamat}", maks=MAKS_NAMA_ALAMAT, jendela=JENDELA),
        batas.kena_batas("masuk-nama", nama_masuk, maks=MAKS_NAMA, jendela=JENDELA),
        batas.sisa("masuk-alamat", alamat, maks=MAKS_ALAMAT),
    ]
    return max(filter(None, tunggu), default=None)


def masuk_gagal(alamat: str) -> None:
    """An address is counted by failures only: a whole office shares one."""
    batas.kena_batas("masuk-alamat", alamat, maks=MAKS_ALAMAT, jendela=JENDELA)


def masuk_berhasil(nama_masuk: str, alamat: str) -> None:
    """Forget the tries for this name."""
    batas.lepaskan("masuk-orang", f"{nama_masuk}\n{alamat}")
    batas.lepaskan("masuk-nama", nama_masuk)


def tunggu_kode(alamat: str) -> int | None:
    """Seconds to wait after too many wrong codes from this address."""
    return batas.sisa("kode", alamat, maks=MAKS_KODE)


def kode_salah(alamat: str) -> None:
    batas.kena_batas("kode", alamat, maks=MAKS_KODE, jendela=JENDELA)


def boleh_minta_pulih(nama_masuk: str, alamat: str) -> bool:
    """May one more recovery mail be asked for this name from this address?"""
    nama = batas.kena_batas("pulih-nama", nama_masuk, maks=MAKS_PULIH_NAMA, jendela=JENDELA_PULIH)
    dari = batas.kena_batas("pulih-alamat", alamat, maks=MAKS_PULIH_ALAMAT, jendela=JENDELA_PULIH)
    return nama is None and dari is None


def coba_sandi(akun_pk: int) -> int | None:
    """Tries of the present secret by somebody who is signed in."""
    return batas.kena_batas("ganti-sandi", str(akun_pk), maks=MAKS_NAMA_ALAMAT, jendela=JENDELA)
