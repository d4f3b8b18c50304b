"""The live-update application on the test database, for a server process of its own."""

import os

from ekinerja import settings

settings.DATABASES["default"]["NAME"] = os.environ["BASIS_DATA_UJI"]

from ekinerja.inti.aliran_asgi import app  # noqa: E402, F401
