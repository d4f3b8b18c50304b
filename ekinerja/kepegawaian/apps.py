from django.apps import AppConfig


class KepegawaianConfig(AppConfig):
    name = "ekinerja.kepegawaian"
    label = "kepegawaian"
    verbose_name = "Kepegawaian"
