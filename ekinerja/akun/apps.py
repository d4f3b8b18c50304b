from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "ekinerja.akun"
    label = "akun"
    verbose_name = "Akun dan login"
