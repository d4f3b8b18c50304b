from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "ekinerja.akun"
    label = "akun"
    verbose_name = "Akun dan login"

    def ready(self) -> None:
        """Make the mail job known to the worker."""
        from ekinerja.akun import surat  # noqa: F401
