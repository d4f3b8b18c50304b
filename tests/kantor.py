"""Fixtures of the usual office on a frozen morning, imported by the conftest of each folder that works in it."""

from collections.abc import Iterator

import pytest

from ekinerja.inti.waktu import bekukan
from ekinerja.skp.models import Rhk, Skp
from tests import pabrik


@pytest.fixture(autouse=True)
def _pagi() -> Iterator[None]:
    with bekukan(pabrik.PADA):
        yield


@pytest.fixture
def d(db: None) -> pabrik.Dunia:
    return pabrik.dunia()


@pytest.fixture
def rhk_atasan(d: pabrik.Dunia) -> Rhk:
    """The PPK's approved SKP with one RHK to hang on."""
    skp = pabrik.buat_skp(d.kabid, d.kadis, unit=d.bidang, status="DISETUJUI")
    return pabrik.buat_rhk(skp, teks="Meningkatnya kepemilikan dokumen kependudukan")


@pytest.fixture
def lengkap(d: pabrik.Dunia, rhk_atasan: Rhk) -> Skp:
    """A draft of `pegawai` that may be submitted."""
    return pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, atasan_penilai=d.kadis, rhk=2, rhk_atasan=rhk_atasan)
