"""Which addresses may be called. A subscription names its own, so this list is all that stands between us and any host."""

from urllib.parse import urlsplit

from django.conf import settings

from ekinerja.inti.galat import AturanDilanggar

PANJANG_MAKS = 600


def host_dikenal(host: str) -> bool:
    """Is it on the list? "*." stands for any name below, not for the name itself."""
    return any(
        host == pola or (pola.startswith("*.") and host.endswith(pola[1:]) and host != pola[2:])
        for pola in settings.PUSH_HOST
    )


def boleh_dihubungi(alamat: str) -> bool:
    """https, a known host, the usual port, no name or secret in it."""
    try:
        u = urlsplit(alamat)
        port = u.port
    except ValueError:
        return False
    polos = u.scheme == "https" and u.username is None and u.password is None and port in settings.PUSH_PORT
    aman = alamat.isascii() and alamat.isprintable() and " " not in alamat and "\\" not in alamat
    return len(alamat) <= PANJANG_MAKS and polos and aman and host_dikenal(u.hostname or "")


def periksa_alamat(alamat: str) -> None:
    """Raises AturanDilanggar (400)."""
    if not boleh_dihubungi(alamat):
        raise AturanDilanggar(
            "Peramban ini memakai layanan notifikasi yang tidak dikenal di sini. Kabar tetap muncul di aplikasi; "
            "coba Chrome, Edge, Firefox, atau Safari.",
            status=400,
        )
