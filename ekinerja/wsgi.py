"""What the page server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ekinerja.settings")
application = get_wsgi_application()

# What was loaded at the start stays for good: keep the collector from walking it again and again.
gc.collect()
gc.freeze()
