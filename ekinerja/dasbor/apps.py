from django.apps import AppConfig


class DasborConfig(AppConfig):
    name = "ekinerja.dasbor"
    label = "dasbor"
    verbose_name = "Dasbor"
