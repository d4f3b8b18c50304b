from django.apps import AppConfig


class PenilaianConfig(AppConfig):
    name = "ekinerja.penilaian"
    label = "penilaian"
    verbose_name = "Penilaian"
