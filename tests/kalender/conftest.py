"""A frozen morning, the usual office, its admin; what a test remembers of the calendar does not outlive it."""

import pytest

from ekinerja.inti.waktu import bekukan
from ekinerja.kalender import hitung
from tests import pabrik


@pytest.fixture(autouse=True)
def _pagi():
    with bekukan(pabrik.PADA):
        yield
    hitung.lupakan()


@pytest.fixture
def d(db) -> pabrik.Dunia:
    return pabrik.dunia()


@pytest.fixture
def admin(d):
    orang = pabrik.buat_pegawai("Nur Aini")
    pabrik.tugaskan(orang, d.kota)
    pabrik.beri_peran(orang, "ADMIN_BKPSDM", d.kota)
    return orang
