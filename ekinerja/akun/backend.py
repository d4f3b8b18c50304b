"""Authentication by login name and secret, without a difference in time or answer between unknown and wrong."""

from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from ekinerja.akun.models import Akun
from ekinerja.akun.nama import rapikan_nama_masuk
from ekinerja.inti.kueri_siap import KueriSiap

_akun = KueriSiap(lambda pk: Akun.objects.select_related("pegawai").filter(pk=pk, is_active=True), pk=int)


class AkunBackend:
    """The only backend. Permissions are not Django's: see each app's `permissions.py`."""

    def authenticate(
        self, request: HttpRequest | None, nama_masuk: str = "", password: str = "", **_: Any
    ) -> Akun | None:
        """Return the active account whose secret matches, else None. An unknown name costs the same time."""
        akun = Akun.objects.filter(nama_masuk=rapikan_nama_masuk(nama_masuk)).first()
        if akun is None or not akun.has_usable_password():
            make_password(password)
            return None

        def perbarui(mentah: str) -> None:
            akun.set_password(mentah)
            akun.save(update_fields=["password"])

        cocok = check_password(password, akun.password, perbarui)
        return akun if cocok and akun.is_active else None

    def get_user(self, user_id: int) -> Akun | None:
        """Account with its person in one query; None ends the session of a disabled account at once."""
        akun: Akun | None = _akun.satu(pk=int(user_id))
        return akun
