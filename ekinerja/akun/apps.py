from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "ekinerja.akun"
    label = "akun"
    verbose_name = "Akun dan login"

    def ready(self) -> None:
        """Make jobs known to the worker, and take the activity of sessions from its buffer."""
        from ekinerja.akun import surat, tasks  # noqa: F401
        from ekinerja.akun.actions import simpan_kegiatan
        from ekinerja.inti import akses

        akses.daftar_penampung(akses.AKTIF, simpan_kegiatan)
