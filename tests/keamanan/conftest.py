"""The stage with its pages and forms, once per test file; every test works on top of it and leaves it as it was."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from tests.keamanan.panggung import Formulir, Halaman, Panggung, jelajah, panggung_sementara, semua_formulir


@pytest.fixture(scope="module")
def _diam() -> Iterator[None]:
    """Thousands of refused requests need no lines in the report."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def _panggung(django_db_setup: None, django_db_blocker: Any, _diam: None) -> Iterator[Panggung]:
    with panggung_sementara(django_db_blocker) as p:
        yield p


@pytest.fixture(scope="module")
def halaman(_panggung: Panggung, django_db_blocker: Any) -> list[Halaman]:
    """Every page, for the people it concerns."""
    with django_db_blocker.unblock():
        return jelajah(_panggung)


@pytest.fixture(scope="module")
def formulir(_panggung: Panggung, halaman: list[Halaman], django_db_blocker: Any) -> list[Formulir]:
    """Every form of those pages."""
    with django_db_blocker.unblock():
        return semua_formulir(_panggung, halaman)


@pytest.fixture
def p(_panggung: Panggung, db: None) -> Panggung:
    return _panggung
