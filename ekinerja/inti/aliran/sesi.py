"""Who is behind a connection: the page's own session, asked anew every few minutes."""

from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from threading import Barrier, BrokenBarrierError
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections, connection
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host

from ekinerja.inti.peristiwa import kanal_milik


def kunci_sesi(cookie: str) -> str:
    """The session key in a Cookie header, or an empty text."""
    try:
        butir = SimpleCookie(cookie).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return butir.value if butir else ""


def kanal(kunci: str) -> frozenset[str] | None:
    """Channels of the person signed in under that session; None when nobody is (any more). Asks the database."""
    if not kunci:
        return None
    try:
        permintaan = HttpRequest()
        permintaan.session = import_module(settings.SESSION_ENGINE).SessionStore(kunci)
        akun = get_user(permintaan)
        return kanal_milik(akun) if akun.is_authenticated and akun.is_active else None
    finally:
        close_old_connections()


def asal_sah(asal: str, host: str) -> bool:
    """True when `Origin` is exactly the page's own address: the public one, or this host on the page's port."""
    if settings.KINERJA_URL:
        bagian = urlsplit(settings.KINERJA_URL)
        return asal == f"{bagian.scheme}://{bagian.netloc}"
    nama, _ = split_domain_port(host)
    tanpa_port = asal == f"http://{nama}" and settings.PORT_HALAMAN == 80
    return host_sah(host) and (tanpa_port or asal == f"http://{nama}:{settings.PORT_HALAMAN}")


def host_sah(host: str) -> bool:
    """Same rule as the pages: ALLOWED_HOSTS."""
    nama, _ = split_domain_port(host)
    return bool(nama) and validate_host(nama, settings.ALLOWED_HOSTS)


def tutup_koneksi(serempak: Barrier) -> None:
    """Close this thread's database connection, each thread once: all wait for one another."""
    with suppress(BrokenBarrierError):
        serempak.wait(5)
    connection.close()
