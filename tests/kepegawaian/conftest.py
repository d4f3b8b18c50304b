"""A frozen morning, the usual office, and an admin of the personnel office."""

import pytest

from tests import kantor, pabrik

_pagi, d = kantor._pagi, kantor.d  # fixtures


@pytest.fixture
def admin(d):
    nur = pabrik.buat_pegawai("Nur Aini Lamarauna")
    pabrik.tugaskan(nur, d.dinas)
    pabrik.beri_peran(nur, "ADMIN_BKPSDM", d.kota)
    return nur
