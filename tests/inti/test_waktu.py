import os
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from ekinerja.inti import waktu

SAAT = datetime(2026, 11, 2, 0, tzinfo=UTC)


@pytest.fixture
def atur(monkeypatch):
    """Set KINERJA_SEKARANG as at the start of a process."""
    for nama in ("_terbaca", "_dasar"):
        monkeypatch.setattr(waktu, nama, getattr(waktu, nama))
    monkeypatch.setenv("KINERJA_SEKARANG_MULAI", "")
    monkeypatch.delenv("KINERJA_SEKARANG_MULAI")

    def _atur(teks):
        monkeypatch.setenv("KINERJA_SEKARANG", teks)
        waktu.siapkan()

    return _atur


def test_jam_mulai_dari_yang_diatur_lalu_berjalan(atur, monkeypatch):
    atur("2026-11-02T08:00:00+08:00")
    awal = waktu.sekarang()
    assert timedelta() <= awal - SAAT < timedelta(minutes=1)
    nyata = time.monotonic()
    monkeypatch.setattr(waktu.time, "monotonic", lambda: nyata + 3600)
    assert waktu.sekarang() - awal >= timedelta(minutes=59)
    assert waktu.jam_diatur()


def test_jam_mesin_yang_melompat_tidak_mengubah_jam_yang_diatur(atur, monkeypatch):
    atur("2026-11-02T08:00:00+08:00")
    monkeypatch.setattr(waktu, "jam_mesin", lambda: datetime(1999, 1, 1, tzinfo=UTC))
    assert waktu.sekarang() >= SAAT


def test_proses_anak_sejalan_dengan_induknya(atur):
    atur("2026-11-02T08:00:00+08:00")
    perintah = "from ekinerja.inti.waktu import sekarang; print(sekarang().isoformat())"
    sebelum = waktu.sekarang()
    keluar = subprocess.run(
        [sys.executable, "-c", perintah], capture_output=True, text=True, check=True, env=os.environ
    )
    assert sebelum <= datetime.fromisoformat(keluar.stdout.strip()) <= waktu.sekarang()


@pytest.mark.parametrize("buruk", ["kemarin", "2026-11-02T08:00:00", "2026-13-02T08:00:00+08:00", "1700000000"])
def test_nilai_salah_menghentikan_dengan_satu_kalimat(atur, buruk):
    with pytest.raises(ImproperlyConfigured, match="KINERJA_SEKARANG harus"):
        atur(buruk)


def test_jam_diatur_ditolak_pada_basis_data_nyata(atur):
    atur("2026-11-02T08:00:00+08:00")
    waktu.periksa_jam("demo")
    waktu.periksa_jam("")
    with pytest.raises(ImproperlyConfigured, match="nyata"):
        waktu.periksa_jam("nyata")
    atur("")
    waktu.periksa_jam("nyata")


@pytest.mark.parametrize(
    ("saat", "hari"),
    [
        (datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 16, 0, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2028, 2, 28, 16, 0, 0, tzinfo=UTC), date(2028, 2, 29)),
    ],
)
def test_hari_menurut_palu(saat, hari):
    with waktu.bekukan(saat):
        assert waktu.hari_ini() == hari
        assert waktu.sekarang() == saat
