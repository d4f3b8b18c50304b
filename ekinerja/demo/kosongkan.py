"""Empties a database for a new demo city. Refuses anything that is not a demo."""

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from ekinerja.inti.models import Instansi
from ekinerja.inti.pengaturan import lupakan_instansi


class DatabaseNyata(RuntimeError):
    """The database holds real people."""


def kosongkan() -> None:
    """Drop everything and migrate anew. Raises DatabaseNyata when the database is not a demo (or still empty)."""
    call_command("migrate", verbosity=0, interactive=False)
    ada = Instansi.objects.first()
    if ada is None or not ada.jenis:
        return
    if ada.jenis != "demo":
        raise DatabaseNyata("Basis data ini berisi data nyata, jadi kota contoh tidak dibuat. Pakai KINERJA_DATA lain.")
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute("DROP SCHEMA public CASCADE")
            kursor.execute("CREATE SCHEMA public")
    else:
        connection.close()
        for akhiran in ("", "-wal", "-shm"):
            (settings.DATA / f"kinerja.sqlite3{akhiran}").unlink(missing_ok=True)
    lupakan_instansi()
    call_command("migrate", verbosity=0, interactive=False)
