"""A frozen morning and the usual office."""

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
def rhk_atasan(d):
    """The PPK's approved SKP with one RHK to hang on."""
    skp = pabrik.buat_skp(d.kabid, d.kadis, unit=d.bidang, status="DISETUJUI")
    return pabrik.buat_rhk(skp, teks="Meningkatnya kepemilikan dokumen kependudukan")


@pytest.fixture
def lengkap(d, rhk_atasan):
    """A draft of `pegawai` that may be submitted."""
    return pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, atasan_penilai=d.kadis, rhk=2, rhk_atasan=rhk_atasan)
