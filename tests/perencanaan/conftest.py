"""A frozen morning and the usual office, with its perjanjian kinerja."""

import pytest

from ekinerja.perencanaan.models import Matriks, PerjanjianKinerja
from tests import kantor
from tests.perencanaan.cerita import mulai_matriks, perjanjian

_pagi, d = kantor._pagi, kantor.d  # fixtures


@pytest.fixture
def p(d) -> PerjanjianKinerja:
    """Draft of the bidang: one sasaran with two indicators."""
    return perjanjian(d.bidang, d.kabid, ["Persentase akta tepat waktu", "Indeks kepuasan warga"])


@pytest.fixture
def m(d, p) -> Matriks:
    """Draft matriks of the bidang; rows: Andi and Dewi, columns: the two indicators."""
    return mulai_matriks(d.bidang, d.kabid)
