from django.apps import AppConfig


class HarianConfig(AppConfig):
    name = "ekinerja.harian"
    label = "harian"
    verbose_name = "Laporan harian"
