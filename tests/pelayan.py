"""The real `kinerja serve` for tests, in a data folder of its own."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

AKAR = Path(__file__).resolve().parent.parent
PEGAWAI = 400
# The clock of the server: a working day, mid-morning.
SEKARANG = "2026-11-18T09:15:00+08:00"


@dataclass
class Pelayan:
    """A running installation."""

    alamat: str
    data: Path
    proses: subprocess.Popen[str]
    catatan: Path

    def url(self, jalur: str) -> str:
        return self.alamat + jalur

    def kelola(self, *argumen: str) -> str:
        """Run `kinerja manage …` on its data."""
        hasil = subprocess.run(
            [sys.executable, "-m", "ekinerja.cli", "manage", *argumen],
            cwd=AKAR,
            env=lingkungan(self.data),
            capture_output=True,
            text=True,
            check=True,
        )
        return hasil.stdout

    def pid(self) -> dict[str, int]:
        """Process ids by part."""
        return json.loads((self.data / "proses.json").read_text())

    def kata(self) -> str:
        """What it has printed."""
        return self.catatan.read_text()

    def berhenti(self) -> None:
        self.proses.terminate()
        self.proses.wait(20)


def lingkungan(data: Path, sekarang: str = SEKARANG) -> dict[str, str]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith("KINERJA_") and k != "DATABASE_URL"}
    return bersih | {"KINERJA_DATA": str(data), "KINERJA_SEKARANG": sekarang, "PYTHONPATH": str(AKAR)}


def dua_port() -> int:
    """A port that is free together with the next one."""
    while True:
        with socket.socket() as satu, socket.socket() as dua:
            satu.bind(("127.0.0.1", 0))
            port = satu.getsockname()[1]
            try:
                dua.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port


def jalankan(data: Path, *opsi: str, sekarang: str = SEKARANG) -> Pelayan:
    """Start and wait until it answers. Takes further options of `serve`, and the moment its clock begins at."""
    port = dua_port()
    catatan = data.parent / f"serve-{port}.log"
    with catatan.open("w") as keluar:
        proses = subprocess.Popen(
            [sys.executable, "-m", "ekinerja.cli", "serve", "--port", str(port), *opsi],
            cwd=AKAR,
            env=lingkungan(data, sekarang),
            stdout=keluar,
            stderr=subprocess.STDOUT,
            text=True,
        )
    pelayan = Pelayan(f"http://127.0.0.1:{port}", data, proses, catatan)
    try:
        tunggu_siap(pelayan)
    except BaseException:
        pelayan.berhenti()
        raise
    return pelayan


def tunggu_siap(pelayan: Pelayan) -> None:
    batas = time.monotonic() + 600  # filling the city takes a busy machine long
    while True:
        try:
            with urllib.request.urlopen(pelayan.url("/sehat"), timeout=5) as jawaban:
                assert jawaban.status == 200
            # Pages answer first; a browser that comes now would find the live-update port still shut.
            alamat = urlsplit(pelayan.alamat)
            with socket.create_connection((str(alamat.hostname), (alamat.port or 0) + 1), timeout=5):
                return
        except OSError:
            berhenti = pelayan.proses.poll() is not None or time.monotonic() > batas
            assert not berhenti, pelayan.catatan.read_text()
            time.sleep(0.1)


@pytest.fixture(scope="session")
def kota_contoh() -> Iterator[Path]:
    """A data folder with the demo city, filled once; nobody works in it."""
    folder = Path(tempfile.mkdtemp(prefix="kinerja-peramban-"))
    pelayan = jalankan(folder / "asli", "--pegawai", str(PEGAWAI))
    pelayan.berhenti()
    yield pelayan.data
    shutil.rmtree(folder, ignore_errors=True)


def salin_dan_jalankan(kota: Path, nama: str) -> Pelayan:
    tujuan = Path(tempfile.mkdtemp(prefix=nama, dir=kota.parent)) / "data"
    shutil.copytree(kota, tujuan)
    return jalankan(tujuan)


@pytest.fixture(scope="session")
def pelayan(kota_contoh: Path) -> Iterator[Pelayan]:
    """The shared server."""
    jalan = salin_dan_jalankan(kota_contoh, "bersama-")
    yield jalan
    jalan.berhenti()


@pytest.fixture
def pelayan_segar(kota_contoh: Path) -> Iterator[Pelayan]:
    """A server of one's own, with the city as it was filled."""
    jalan = salin_dan_jalankan(kota_contoh, "segar-")
    yield jalan
    jalan.berhenti()
