"""One demo city for all tests of this folder, built once and rolled back at the end."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from ekinerja.demo.bangun import bangun

PADA, ORANG = date(2026, 11, 18), 250


@pytest.fixture(scope="module")
def _kota(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, int]]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield bangun(ORANG, pada=PADA)
        transaction.set_rollback(True)


@pytest.fixture
def kota(_kota: dict[str, int], db: None) -> dict[str, int]:
    """Rows per table of the city; each test works in a transaction of its own on top of it."""
    return _kota
