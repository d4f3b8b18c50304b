from django.apps import AppConfig


class IntiConfig(AppConfig):
    name = "ekinerja.inti"
    label = "inti"
    verbose_name = "Inti"

    def ready(self) -> None:
        from . import waktu
        from .tugas import rutin  # noqa: F401 - registers the periodic jobs of this app

        waktu.siapkan()
