from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo city. Sits on top of every app and is used only by its command and by benchmarks and tests."""

    name = "ekinerja.demo"
    label = "demo"
    verbose_name = "Kota contoh"
