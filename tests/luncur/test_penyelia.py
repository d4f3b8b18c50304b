"""The supervisor with small children of its own: who dies is named and comes back; nothing is left behind."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from ekinerja.inti.penyelia import sebab_mati

from .conftest import AKAR

TIDUR = "import time; time.sleep(600)"
# A child that starts a grandchild, and both ignore the polite request.
KERAS = (
    "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "p = subprocess.Popen([sys.executable, '-c', 'import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    " time.sleep(600)']); print('cucu', p.pid, flush=True); time.sleep(600)"
)


class Jalan:
    """A supervisor in a process of its own, and what it said."""

    def __init__(self, tmp_path: Path, **bagian: str) -> None:
        self.daftar = tmp_path / "proses.json"
        self.kabar = tmp_path / "kabar.txt"
        naskah = f"""
        import sys
        from pathlib import Path
        from ekinerja.inti import penyelia
        penyelia.WAKTU_BERHENTI = 0.5
        bagian = [penyelia.Bagian(n, [sys.executable, "-c", k], utama=n == "halaman") for n, k in {bagian!r}.items()]
        p = penyelia.Penyelia(bagian, {{}}, Path({str(tmp_path)!r}), Path({str(self.daftar)!r}),
            sudah_siap=lambda: {"SystemExit" not in bagian["halaman"]},
            siap=lambda: print("SIAP", file=sys.stderr, flush=True))
        sys.exit(p.jalan())
        """
        with self.kabar.open("w") as keluar:
            self.proses = subprocess.Popen(
                [sys.executable, "-c", textwrap.dedent(naskah)], cwd=AKAR, stdout=keluar, stderr=keluar
            )

    def tunggu(self, syarat) -> None:
        batas = time.monotonic() + 20
        while not syarat(self):
            assert time.monotonic() < batas, self.teks()
            time.sleep(0.05)

    def teks(self) -> str:
        return self.kabar.read_text()

    def pid(self, nama: str) -> int:
        try:
            return json.loads(self.daftar.read_text()).get(nama, 0)
        except (FileNotFoundError, ValueError):
            return 0


@pytest.fixture
def mulai(tmp_path):
    jalan = []

    def mulai(**bagian: str) -> Jalan:
        jalan.append(Jalan(tmp_path, **bagian))
        return jalan[-1]

    yield mulai
    for j in jalan:
        if j.proses.poll() is None:
            j.proses.terminate()
            j.proses.wait(20)


def hidup(pid: int) -> bool:
    """Is there a process that is not merely waiting to be buried?"""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_anak_yang_dibunuh_disebut_dan_hidup_lagi(mulai):
    j = mulai(halaman=TIDUR, kerja=TIDUR)
    j.tunggu(lambda j: j.pid("kerja") and j.pid("halaman"))
    halaman, lama = j.pid("halaman"), j.pid("kerja")
    os.kill(lama, signal.SIGKILL)
    j.tunggu(lambda j: j.pid("kerja") not in (0, lama))
    assert "Bagian kerja mati (SIGKILL)" in j.teks()
    assert "halaman" not in j.teks()
    assert j.pid("halaman") == halaman


def test_kode_keluar_disebut(mulai):
    j = mulai(halaman=TIDUR, kerja="raise SystemExit(7)")
    j.tunggu(lambda j: j.teks().count("Bagian kerja mati (kode 7)") >= 2)
    assert "dijalankan lagi dalam 0,4 detik" in j.teks()


@pytest.mark.parametrize("sinyal", [signal.SIGTERM, signal.SIGINT])
def test_berhenti_tidak_meninggalkan_siapa_pun(mulai, sinyal):
    j = mulai(halaman=KERAS, kerja=TIDUR)
    j.tunggu(lambda j: "cucu" in j.teks() and j.pid("kerja"))
    cucu = int(j.teks().split("cucu")[1].split()[0])
    semua = [j.pid("halaman"), j.pid("kerja"), cucu]
    assert all(map(hidup, semua))
    j.proses.send_signal(sinyal)
    assert j.proses.wait(20) == 0
    assert not any(map(hidup, semua))
    assert not j.daftar.exists()


def test_anak_mati_membawa_cucunya(mulai):
    j = mulai(halaman=KERAS)
    j.tunggu(lambda j: "cucu" in j.teks())
    cucu, lama = int(j.teks().split("cucu")[1].split()[0]), j.pid("halaman")
    os.kill(lama, signal.SIGKILL)
    j.tunggu(lambda j: j.pid("halaman") not in (0, lama))
    assert not hidup(cucu)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can end children with their parent")
def test_penyelia_dibunuh_anak_ikut_berhenti(mulai):
    j = mulai(halaman=TIDUR, kerja=TIDUR)
    j.tunggu(lambda j: j.pid("kerja") and j.pid("halaman"))
    anak = [j.pid("halaman"), j.pid("kerja")]
    j.proses.kill()
    j.proses.wait(20)
    j.tunggu(lambda j: not any(map(hidup, anak)))


def test_halaman_yang_tak_pernah_hidup_menggagalkan_start(mulai):
    j = mulai(halaman="raise SystemExit('gagal memuat')", kerja=TIDUR)
    assert j.proses.wait(20) == 1
    assert "Bagian halaman tidak mau hidup" in j.teks()


def test_siap_dikabarkan_sekali(mulai):
    j = mulai(halaman=TIDUR, kerja="pass")
    j.tunggu(lambda j: j.teks().count("Bagian kerja mati") >= 2)
    assert j.teks().count("SIAP") == 1


def test_nama_sebab_mati():
    assert sebab_mati(3) == "kode 3"
    assert sebab_mati(-9) == "SIGKILL"
