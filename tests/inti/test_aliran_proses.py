"""The live-update process as it runs: real session, killed with -9, and nothing lost when it is back."""

import os
import socket
import subprocess
import sys
import time
from contextlib import closing

import pytest
from django.conf import settings as pengaturan
from django.db import connection, transaction

from ekinerja.akun.models import Akun
from ekinerja.inti.aliran import sesi
from ekinerja.inti.models import Peristiwa
from ekinerja.inti.peristiwa import kanal_milik, siarkan
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def akun(client):
    orang = Akun.objects.create(nama_masuk="sari", dibuat_pada=sekarang())
    Pegawai.objects.create(akun=orang, nama="Sari Wulandari")
    client.force_login(orang)
    return Akun.objects.select_related("pegawai").get()


@pytest.fixture
def kunci(client, akun):
    return client.cookies[pengaturan.SESSION_COOKIE_NAME].value


@pytest.fixture
def pelayan():
    """Start the server process on one port, again and again."""
    with closing(socket.socket()) as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    semua = []

    def mulai():
        lingkungan = {
            **os.environ,
            "BASIS_DATA_UJI": str(connection.settings_dict["NAME"]),
            "KINERJA_DATA": str(pengaturan.DATA),
            # The key this process signed the session with; the file in the folder may be another test's.
            "KINERJA_SECRET_KEY": pengaturan.SECRET_KEY,
        }
        perintah = ["--interface", "asgi", "--port", str(port), "--workers", "1", "--no-ws", "--log-level", "error"]
        proses = subprocess.Popen(
            [sys.executable, "-m", "granian", *perintah, "tests.inti.aliran_uji:app"],
            env=lingkungan,
            start_new_session=True,
        )
        semua.append(proses)
        return port, proses

    yield mulai
    for proses in semua:
        bunuh(proses)


def bunuh(proses):
    """End the server and its worker at once."""
    if proses.poll() is None:
        os.killpg(proses.pid, 9)
        proses.wait()


class Peramban:
    """A browser's connection, on a plain socket."""

    def __init__(self, port, kunci, sejak=""):
        akhir = time.monotonic() + 60
        while True:
            try:
                self._s = socket.create_connection(("127.0.0.1", port), timeout=60)
                break
            except ConnectionRefusedError:
                assert time.monotonic() < akhir
                time.sleep(0.05)
        baris = ["GET /aliran HTTP/1.1", "Host: 127.0.0.1", f"Cookie: {pengaturan.SESSION_COOKIE_NAME}={kunci}"]
        baris += [f"Last-Event-ID: {sejak}"] if sejak else []
        self._s.sendall("\r\n".join([*baris, "", ""]).encode())
        self.nomor, self._isi = sejak, b""

    def terima(self, banyak):
        """The next `banyak` events, as their `urut`."""
        urut = []
        while len(urut) < banyak:
            while b"\n" not in self._isi:
                potong = self._s.recv(65536)
                assert potong, "sambungan ditutup"
                self._isi += potong
            baris, _, self._isi = self._isi.partition(b"\n")
            if baris.startswith(b"id: "):
                self.nomor = baris[4:].decode()
            if baris.startswith(b'data: {"urut":'):
                urut.append(int(baris[14:].rstrip(b"}\r")))
        return urut

    def tutup(self):
        self._s.close()


def kabarkan(akun, urut):
    with transaction.atomic():
        siarkan(f"orang:{akun.pegawai.id_publik}", "laporan-diterima", {"urut": urut})


@pytest.mark.dua_mesin
def test_proses_mati_lalu_kembali_tanpa_kabar_hilang(pelayan, akun, kunci):
    kabarkan(akun, 0)
    awal = str(Peristiwa.objects.get().pk - 1)
    port, proses = pelayan()
    peramban = Peramban(port, kunci, awal)
    assert peramban.terima(1) == [0]
    kabarkan(akun, 1)
    assert peramban.terima(1) == [1]
    bunuh(proses)
    peramban.tutup()
    for urut in range(2, 52):
        kabarkan(akun, urut)
    port, _ = pelayan()
    kembali = Peramban(port, kunci, peramban.nomor)
    assert kembali.terima(50) == list(range(2, 52))
    kabarkan(akun, 52)
    assert kembali.terima(1) == [52]
    kembali.tutup()


@pytest.mark.dua_mesin
@pytest.mark.asvs("7.4.2")
def test_kanal_mengikuti_sesi_dan_akun(client, akun, kunci):
    assert sesi.kanal(kunci) == kanal_milik(akun)
    assert f"orang:{akun.pegawai.id_publik}" in sesi.kanal(kunci)
    Akun.objects.update(is_active=False)
    assert sesi.kanal(kunci) is None


@pytest.mark.dua_mesin
@pytest.mark.asvs("7.4.1")
def test_sesudah_keluar_tidak_ada_kanal(client, akun, kunci):
    client.logout()
    assert sesi.kanal(kunci) is None
