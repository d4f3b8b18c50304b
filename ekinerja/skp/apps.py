from django.apps import AppConfig


class SkpConfig(AppConfig):
    name = "ekinerja.skp"
    label = "skp"
    verbose_name = "SKP"
