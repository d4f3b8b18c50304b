from django.apps import AppConfig


class PemberitahuanConfig(AppConfig):
    name = "ekinerja.pemberitahuan"
    label = "pemberitahuan"
    verbose_name = "Pemberitahuan"
