"""The usual office on a frozen morning, with derived superiors and those who look after its data."""

import pytest

from ekinerja.kepegawaian.models import HubunganPenilai
from ekinerja.kepegawaian.penilai import susun_penilai
from tests import pabrik
from tests.kantor import _pagi

__all__ = ["_pagi", "d", "kantor"]


@pytest.fixture
def d(db) -> pabrik.Dunia:
    dunia = pabrik.dunia()
    HubunganPenilai.objects.all().delete()
    susun_penilai()
    return dunia


@pytest.fixture
def kantor(d) -> pabrik.Dunia:
    """The same office with `admin_unit` (of the dinas), `admin_lain` (of another) and `admin` (of the city)."""
    d.admin_unit, d.admin_lain, d.admin = (pabrik.buat_pegawai(n) for n in ("Tata Usaha", "Admin Lain", "Nur Aini"))
    lain = d.orang_luar.penugasan.get().unit
    for orang, unit in ((d.admin_unit, d.dinas), (d.admin_lain, lain), (d.admin, d.kota)):
        pabrik.tugaskan(orang, unit)
    pabrik.beri_peran(d.admin_unit, "ADMIN_UNIT", d.dinas)
    pabrik.beri_peran(d.admin_lain, "ADMIN_UNIT", lain)
    pabrik.beri_peran(d.admin, "ADMIN_BKPSDM", d.kota)
    return d
