"""A frozen morning, the usual office, and an admin of the personnel office."""

import pytest

from ekinerja.inti.waktu import bekukan
from tests import pabrik


@pytest.fixture(autouse=True)
def _pagi():
    with bekukan(pabrik.PADA):
        yield


@pytest.fixture
def d(db) -> pabrik.Dunia:
    return pabrik.dunia()


@pytest.fixture
def admin(d):
    nur = pabrik.buat_pegawai("Nur Aini Lamarauna")
    pabrik.tugaskan(nur, d.dinas)
    pabrik.beri_peran(nur, "ADMIN_BKPSDM", d.kota)
    return nur
