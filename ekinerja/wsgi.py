"""What the page server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ekinerja.settings")
application = get_wsgi_application()

# Load all views now: a module that cannot be imported stops the start instead of failing the first visitors.
_ = get_resolver().url_patterns

# What was loaded at the start stays for good: keep the collector from walking it again and again.
gc.collect()
gc.freeze()
