"""One demo city for all tests of this folder, built once and rolled back at the end."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction

from ekinerja.demo.bangun import bangun

PADA, ORANG = date(2026, 11, 18), 250


@pytest.fixture(scope="module")
def _kota(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, int]]:
    with django_db_blocker.unblock(), transaction.atomic():
        jumlah = bangun(ORANG, pada=PADA)
        connection.check_constraints()  # once here, or the end of each test checks every row again
        yield jumlah
        transaction.set_rollback(True)


@pytest.fixture
def kota(_kota: dict[str, int], db: None) -> dict[str, int]:
    """Rows per table of the city; each test works in a transaction of its own on top of it."""
    return _kota
