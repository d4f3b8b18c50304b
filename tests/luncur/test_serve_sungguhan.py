"""`kinerja serve --tanpa-demo` as it is started by people: answers, survives kill -9, leaves nothing behind."""

import json
import os
import signal
import time
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest

from ekinerja import __version__
from tests.pelayan import Pelayan, jalankan

from .test_penyelia import hidup


@pytest.fixture
def kosong(tmp_path: Path) -> Iterator[Pelayan]:
    """The very first start, on an empty folder."""
    pelayan = jalankan(tmp_path / "data", "--tanpa-demo")
    yield pelayan
    if pelayan.proses.poll() is None:
        pelayan.berhenti()


def tanya(pelayan: Pelayan, jalur: str) -> HTTPResponse:
    return urllib.request.urlopen(pelayan.url(jalur), timeout=10)


def tunggu(syarat) -> None:
    batas = time.monotonic() + 30
    while not syarat():
        assert time.monotonic() < batas
        time.sleep(0.05)


def anak_cucu(pid: int) -> list[int]:
    """All processes of the group led by `pid`."""
    semua = (p for p in Path("/proc").iterdir() if p.name.isdigit())
    return [int(p.name) for p in semua if kelompok(p) == pid]


def kelompok(proses: Path) -> int:
    try:
        return int((proses / "stat").read_text().rpartition(")")[2].split()[2])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def menjawab(pelayan: Pelayan) -> bool:
    try:
        with tanya(pelayan, "/sehat") as jawaban:
            return jawaban.status == 200
    except OSError:
        return False


def test_pelayan_menjawab_bangkit_lalu_berhenti_seluruhnya(kosong):
    """One life: the first start takes as long as all the rest, so it is not repeated for each act."""
    _sehat_dan_tautan_admin(kosong)
    _bagian_yang_dibunuh_kembali(kosong)
    _ctrl_c_menghentikan_semuanya(kosong)


def _sehat_dan_tautan_admin(kosong):
    with tanya(kosong, "/sehat") as jawaban:
        assert json.load(jawaban) == {"status": "ok", "versi": __version__}
    tunggu(lambda: "e-Kinerja siap" in kosong.kata())
    assert kosong.alamat in kosong.kata()
    assert f"{kosong.alamat}/" in kosong.kata().partition("Buka tautan ini")[2]
    assert "palu-demo" not in kosong.kata()


def _bagian_yang_dibunuh_kembali(kosong):
    tunggu(lambda: len(kosong.pid()) == 4)
    lama = kosong.pid()
    for nama in ("halaman", "aliran", "kerja"):
        os.kill(lama[nama], signal.SIGKILL)
    tunggu(lambda: all(kosong.pid().get(n, lama[n]) != lama[n] for n in ("halaman", "aliran", "kerja")))
    tunggu(lambda: menjawab(kosong))
    for nama in ("halaman", "aliran", "kerja"):
        assert f"Bagian {nama} mati (SIGKILL)" in kosong.kata()


def _ctrl_c_menghentikan_semuanya(kosong):
    tunggu(lambda: len(kosong.pid()) == 4)
    pid = kosong.pid()
    semua = [p for nama in ("halaman", "aliran", "kerja") for p in anak_cucu(pid[nama])]
    assert len(semua) >= 5
    kosong.proses.send_signal(signal.SIGINT)
    assert kosong.proses.wait(20) == 0
    assert not [p for p in semua if hidup(p)]
    assert not menjawab(kosong)
