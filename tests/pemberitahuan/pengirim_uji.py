"""A real sender on the test database: `python -m tests.pemberitahuan.pengirim_uji`. It sends what is due, once round."""

import os

from ekinerja import settings

settings.DATABASES["default"]["NAME"] = os.environ["BASIS_DATA_UJI"]
os.environ["DJANGO_SETTINGS_MODULE"] = "ekinerja.settings"

import django  # noqa: E402

django.setup()

from ekinerja.pemberitahuan.antar import antar  # noqa: E402
from ekinerja.pemberitahuan.sebar import sebar  # noqa: E402

sebar()
antar()
