"""A real worker process on the test database: `python -m tests.inti.pekerja_uji`."""

import os

from ekinerja import settings

settings.DATABASES["default"]["NAME"] = os.environ["BASIS_DATA_UJI"]
os.environ["DJANGO_SETTINGS_MODULE"] = "ekinerja.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402

from . import tugas_contoh  # noqa: E402, F401 - registers the jobs

call_command("kerja")
