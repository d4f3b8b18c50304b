"""The real worker process, killed with -9 while it works: every job is done, every effect happens once."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from django.db import connection

from ekinerja.inti.models import Pekerjaan, Peristiwa
from ekinerja.inti.tugas import antrekan

from . import tugas_contoh  # noqa: F401 - registers the jobs

pytestmark = pytest.mark.django_db(transaction=True)
K = Pekerjaan.Keadaan
SEWA = "3"


@pytest.fixture
def pekerja(settings):
    """Start workers on the test database; all are ended afterwards."""
    semua = []

    def mulai():
        lingkungan = {
            **os.environ,
            "BASIS_DATA_UJI": str(connection.settings_dict["NAME"]),
            "KINERJA_DATA": str(settings.DATA),
            "KINERJA_SEWA_TUGAS": SEWA,
        }
        proses = subprocess.Popen([sys.executable, "-m", "tests.inti.pekerja_uji"], env=lingkungan)
        semua.append(proses)
        return proses

    yield mulai
    for proses in semua:
        if proses.poll() is None:
            proses.kill()
            proses.wait()


def tunggu(syarat, detik=90.0):
    akhir = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < akhir, "terlalu lama"
        time.sleep(0.02)


def milik_uji():
    """Without the periodic jobs that a worker starts by itself."""
    return Pekerjaan.objects.filter(nama="uji.efek")


def efek():
    return list(Peristiwa.objects.filter(kanal="efek").values_list("jenis", flat=True))


@pytest.mark.dua_mesin
def test_mati_antara_efek_dan_tanda_selesai(pekerja):
    baris = antrekan("uji.efek", nomor=1, lama=300)
    korban = pekerja()
    tunggu(lambda: efek() == ["1"])
    korban.kill()
    korban.wait()
    assert milik_uji().get().keadaan == K.JALAN
    pekerja()
    tunggu(lambda: milik_uji().get().berakhir)
    baris.refresh_from_db()
    assert (baris.keadaan, baris.percobaan, efek()) == (K.SELESAI, 2, ["1"])


def test_diminta_berhenti_menyelesaikan_dulu(pekerja):
    baris = antrekan("uji.efek", nomor=1, lama=0.5)
    proses = pekerja()
    tunggu(lambda: efek() == ["1"])
    proses.send_signal(signal.SIGTERM)
    assert proses.wait(20) == 0
    baris.refresh_from_db()
    assert (baris.keadaan, baris.percobaan) == (K.SELESAI, 1)


def test_yang_lama_tetap_dipegang_pekerjanya(pekerja):
    """A job that takes longer than the lease is not taken away while its worker lives."""
    baris = antrekan("uji.efek", nomor=1, lama=2 * float(SEWA) + 1)
    pekerja()
    pekerja()
    tunggu(lambda: milik_uji().get().berakhir)
    baris.refresh_from_db()
    assert (baris.keadaan, baris.percobaan) == (K.SELESAI, 1)


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("banyak", "bunuh"),
    [(20, 3), pytest.param(100, 4, marks=pytest.mark.panjang)],
)
def test_dibunuh_berkali_kali_di_saat_acak(pekerja, banyak, bunuh):
    acak = random.Random(banyak)
    for nomor in range(banyak):
        antrekan("uji.efek", nomor=nomor, lama=0.2)
    for _ in range(bunuh):
        sebelum = len(efek())
        proses = pekerja()
        tunggu(lambda sebelum=sebelum: len(efek()) > sebelum or not milik_uji().exclude(keadaan=K.SELESAI).exists())
        time.sleep(acak.random() * 0.3)
        proses.kill()
        proses.wait()
    pekerja()
    tunggu(lambda: not milik_uji().exclude(keadaan=K.SELESAI).exists(), 120)
    assert sorted(efek(), key=int) == [str(n) for n in range(banyak)]


def test_pekerja_memindahkan_catatan_tulis_sqlite_ke_berkasnya(pekerja, tmp_path):
    """No commit of a person has to: what was written stands in the database file itself, without its log."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its own checkpoints")
    Peristiwa.objects.create(kanal="uji", jenis="dipindahkan", data={})
    pekerja()
    salinan = tmp_path / "tanpa-catatan.sqlite3"

    def sudah():
        shutil.copy(connection.settings_dict["NAME"], salinan)
        with closing(sqlite3.connect(f"file:{salinan}?immutable=1", uri=True)) as berkas:
            return berkas.execute("SELECT 1 FROM inti_peristiwa WHERE jenis = 'dipindahkan'").fetchone()

    assert not sudah()
    tunggu(sudah)
