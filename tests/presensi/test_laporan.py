"""Days on leave or official travel in the places that ask who has not reported."""

from datetime import date, timedelta

import pytest

from ekinerja.harian.bahan import pekan
from ekinerja.harian.tim import belum_melapor, pekan_tim, susun_tim
from ekinerja.presensi.models import Presensi, UsulPresensi
from tests import pabrik

pytestmark = pytest.mark.django_db
SENIN = date(2026, 3, 9)


@pytest.fixture
def cuti(kantor):
    """Andi: official travel on Monday by import, leave from Tuesday to Wednesday by an accepted span."""
    d = kantor
    Presensi.objects.create(pegawai=d.pegawai, tanggal=SENIN, kode="DL")
    UsulPresensi.objects.create(
        pegawai=d.pegawai, jenis="KETERANGAN", mulai=pabrik.HARI, sampai=pabrik.HARI + timedelta(days=1), kode="CS",
        status="DITERIMA", diajukan_oleh=d.pegawai, penjawab=d.admin_unit, dibuat_pada=pabrik.PADA, dijawab_pada=pabrik.PADA,
    )  # fmt: skip
    return d


def test_pekan_menyebut_cuti_dan_dinas_luar(cuti):
    hari = pekan(cuti.pegawai, [], SENIN + timedelta(days=3))
    assert [h["label"].split(": ")[1] for h in hari] == ["dinas luar", "cuti", "cuti", "hari ini", "belum tiba"]
    lapor = [{"tanggal": SENIN, "status": "DIAJUKAN"}]
    assert pekan(cuti.pegawai, lapor, pabrik.HARI)[0]["label"] == "9 Mar: Terkirim"


def test_yang_cuti_tidak_disebut_belum_melapor_dan_tidak_diingatkan(cuti):
    d = cuti
    tim = susun_tim(d.kabid, pabrik.HARI)
    assert d.pegawai.nama not in [o["nama"] for o in tim.orang["belum"]]
    assert [o["ket"] for o in tim.orang["luar"] if o["nama"] == d.pegawai.nama] == ["cuti"]
    assert d.pegawai not in belum_melapor(d.kabid, pabrik.HARI)
    lusa = SENIN - timedelta(days=3)
    assert d.pegawai in belum_melapor(d.kabid, lusa)


def test_pekan_tim_lengkap_bila_yang_kosong_hari_cuti(cuti):
    d = cuti
    hari, kurang, lengkap = pekan_tim(d.kabid, SENIN)
    assert len(hari) == 2
    assert d.pegawai.nama not in [b["nama"] for b in kurang]
    assert lengkap == 1
    _, kurang, _ = pekan_tim(d.kabid, SENIN - timedelta(days=7))
    assert d.pegawai.nama in [b["nama"] for b in kurang]
