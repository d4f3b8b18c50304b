"""A frozen day, and a register that knows the units."""

from datetime import UTC, datetime

import pytest

from ekinerja.inti.waktu import bekukan

from .alat import impor


@pytest.fixture(autouse=True)
def _hari():
    with bekukan(datetime(2026, 10, 31, 1, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def unit(db):
    """The 361 units are there."""
    return impor("unit", "unit.csv", terapkan=True)


@pytest.fixture
def kotor(unit):
    """The messy file, checked with every proposal taken, nothing written."""
    return impor("pegawai", "pegawai-400-kotor.xlsx", terima=True)
