"""The supervisor: starts, watches and stops the processes of one installation.

Each child leads a process group of its own, so that stopping it leaves nothing behind; on Linux the kernel also ends
the children when the supervisor itself is killed. A child that dies is named with its exit code and started again,
waiting a little longer each time it dies young.
"""

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

PR_SET_PDEATHSIG = 1
DENYUT = 0.1
JEDA_AWAL, JEDA_MAKS = 0.2, 10.0
UMUR_SEHAT = 10.0
WAKTU_BERHENTI = 4.0
# The other parts let the main one start alone for this long: pages answer sooner.
TUNGGU_UTAMA = 5.0


@dataclass(frozen=True)
class Bagian:
    """One child: the name people read, and the command. `utama`: without it there is no service."""

    nama: str
    perintah: Sequence[str]
    utama: bool = False


@dataclass
class _Anak:
    bagian: Bagian
    proses: subprocess.Popen[bytes] | None = None
    mulai: float = 0.0
    lagi_pada: float = 0.0
    jeda: float = JEDA_AWAL
    mati_muda: int = 0


@dataclass
class Penyelia:
    """Runs all parts until asked to stop.

    `siap` is called once when `sudah_siap` first answers True. If a main part dies three times before that, the start
    has failed: everything is stopped and `jalan` returns 1.
    """

    bagian: Sequence[Bagian]
    lingkungan: Mapping[str, str]
    folder: Path
    daftar_proses: Path | None = None
    sudah_siap: Callable[[], bool] = lambda: True
    siap: Callable[[], None] = lambda: None
    kabar: Callable[[str], None] = lambda teks: print(teks, file=sys.stderr, flush=True)
    _berhenti: bool = field(default=False, init=False)
    _telah_siap: bool = field(default=False, init=False)

    def jalan(self) -> int:
        """Run until SIGINT, SIGTERM or `berhenti()`; return the exit code."""
        nanti = time.monotonic() + TUNGGU_UTAMA
        anak = [_Anak(b, lagi_pada=0.0 if b.utama else nanti) for b in self.bagian]
        for sinyal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sinyal, self._diminta_berhenti)
        try:
            return self._awasi(anak)
        finally:
            self._hentikan(anak)

    def berhenti(self) -> None:
        self._berhenti = True

    def _diminta_berhenti(self, sinyal: int, bingkai: FrameType | None) -> None:
        self.berhenti()

    def _awasi(self, anak: Sequence[_Anak]) -> int:
        while not self._berhenti:
            for a in anak:
                self._urus(a)
                if not self._telah_siap and a.bagian.utama and a.mati_muda >= 3:
                    self.kabar(f"Bagian {a.bagian.nama} tidak mau hidup. Sebabnya ada pada baris di atas.")
                    return 1
            self._tulis_daftar(anak)
            if not self._telah_siap and self.sudah_siap():
                self._telah_siap = True
                self._mulai_yang_lain(anak)
                self.siap()
            time.sleep(DENYUT)
        return 0

    def _mulai_yang_lain(self, anak: Sequence[_Anak]) -> None:
        for a in anak:
            if a.proses is None and not a.mati_muda:
                a.lagi_pada = 0.0

    def _urus(self, a: _Anak) -> None:
        """Start what is due, and notice what has died."""
        kini = time.monotonic()
        if a.proses is None:
            if kini >= a.lagi_pada:
                a.proses, a.mulai = self._mulai(a.bagian), kini
            return
        kode = a.proses.poll()
        if kode is None:
            return
        _bunuh_kelompok(a.proses.pid, signal.SIGKILL)
        muda = kini - a.mulai < UMUR_SEHAT
        a.mati_muda = a.mati_muda + 1 if muda else 1
        a.jeda = min(a.jeda * 2, JEDA_MAKS) if muda and a.mati_muda > 1 else JEDA_AWAL
        a.proses, a.lagi_pada = None, kini + a.jeda
        detik = f"{a.jeda:.1f}".replace(".", ",")
        self.kabar(f"Bagian {a.bagian.nama} mati ({sebab_mati(kode)}); dijalankan lagi dalam {detik} detik.")

    def _mulai(self, bagian: Bagian) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            list(bagian.perintah),
            env=dict(self.lingkungan),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_ikut_mati,  # noqa: PLW1509 - the supervisor has one thread
        )

    def _tulis_daftar(self, anak: Sequence[_Anak]) -> None:
        """Keep a file with the process ids, for people and tests that want to know who is who."""
        if self.daftar_proses is None:
            return
        isi = {"penyelia": os.getpid()} | {a.bagian.nama: a.proses.pid for a in anak if a.proses}
        teks = json.dumps(isi)
        if not self.daftar_proses.exists() or self.daftar_proses.read_text(encoding="utf-8") != teks:
            sementara = self.daftar_proses.with_suffix(".baru")
            sementara.write_text(teks, encoding="utf-8")
            sementara.replace(self.daftar_proses)  # a reader never sees half of it

    def _hentikan(self, anak: Sequence[_Anak]) -> None:
        """Ask all to end, wait a little, then end them for good: their whole groups."""
        hidup = [a.proses for a in anak if a.proses]
        for proses in hidup:
            with contextlib.suppress(ProcessLookupError):
                proses.terminate()
        batas = time.monotonic() + WAKTU_BERHENTI
        for proses in hidup:
            with contextlib.suppress(subprocess.TimeoutExpired):
                proses.wait(max(0.0, batas - time.monotonic()))
            _bunuh_kelompok(proses.pid, signal.SIGKILL)
            proses.wait()
        if self.daftar_proses is not None:
            self.daftar_proses.unlink(missing_ok=True)


def sebab_mati(kode: int) -> str:
    """`kode 1`, or the name of the signal."""
    if kode >= 0:
        return f"kode {kode}"
    try:
        return signal.Signals(-kode).name
    except ValueError:
        return f"sinyal {-kode}"


def _bunuh_kelompok(pid: int, sinyal: signal.Signals) -> None:
    """Signal the process group led by `pid`; the leader may be gone already."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, sinyal)


_libc = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None


def _ikut_mati() -> None:
    """In the child: end when the supervisor ends, however that happens (Linux)."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
