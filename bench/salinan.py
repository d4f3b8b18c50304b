"""A copy of the benchmark city to write into, its people with a session each, and the product's own processes on it."""

import json
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from bench import BerkasSalah
from bench.alat import AKAR

DETAK = os.sysconf("SC_CLK_TCK")
_DISALIN = ("rahasia.kunci", "jejak.kunci", "jejak.ujung")


@contextmanager
def salinan(kota: Path) -> Iterator[Path]:
    """A folder with the same database and keys; gone afterwards. The city itself stays as it is."""
    if os.environ.get("DATABASE_URL"):
        raise BerkasSalah("Ukuran ini menyalin berkas SQLite; jalankan tanpa DATABASE_URL.")
    with tempfile.TemporaryDirectory(prefix="salinan-", dir=kota.parent) as nama:
        folder = Path(nama)
        for berkas in _DISALIN:
            if (kota / berkas).exists():
                shutil.copy2(kota / berkas, folder / berkas)
        asal = sqlite3.connect(kota / "kinerja.sqlite3")
        tujuan = sqlite3.connect(folder / "kinerja.sqlite3")
        with tujuan:
            asal.backup(tujuan)
        asal.close()
        tujuan.close()
        yield folder


@dataclass(frozen=True, slots=True)
class Orang:
    """Who reports: login name, session, public id, an open rencana aksi of today and its unit."""

    nip: str
    sesi: str
    id_publik: str
    rencana: str
    satuan: str


def siapkan_orang(banyak: int) -> list[Orang]:
    """People who can report today and have not yet, at most `banyak`, each signed in. Needs Django."""
    from ekinerja.harian.models import LaporanHarian
    from ekinerja.inti.waktu import hari_ini
    from ekinerja.skp.models import RencanaAksi, Skp

    hari = hari_ini()
    kueri = RencanaAksi.objects.filter(
        mulai__lte=hari, tenggat__gte=hari, skp__penilai__isnull=False, skp__pegawai__akun__isnull=False,
        skp__status__in=Skp.BERLAKU, indikator__urutan=1, indikator__rhk__urutan=1,
    ).exclude(skp__in=LaporanHarian.objects.filter(tanggal=hari).values("skp"))  # fmt: skip
    medan = ("skp__pegawai__akun__nama_masuk", "skp__pegawai__id_publik", "id_publik", "satuan")
    per_orang = {b[0]: b for b in kueri.order_by("pk").values_list(*medan)}
    pilih = list(per_orang.values())[:banyak]
    sesi = _sesi([b[0] for b in pilih])
    return [Orang(nip, sesi[nip], str(id_), str(rencana), satuan) for nip, id_, rencana, satuan in pilih]


def _sesi(nip: list[str]) -> dict[str, str]:
    """One session and device per account, as a login makes them, without the cost of the secret."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.models import Session

    from ekinerja.akun.models import Akun, Perangkat
    from ekinerja.akun.sesi import SessionStore
    from ekinerja.inti.waktu import sekarang

    hasil, sesi, perangkat, pada = {}, [], [], sekarang()
    for i in range(0, len(nip), 500):
        for akun in Akun.objects.filter(nama_masuk__in=nip[i : i + 500]):
            toko = SessionStore()
            isi = {
                SESSION_KEY: str(akun.pk), BACKEND_SESSION_KEY: "ekinerja.akun.backend.AkunBackend",
                HASH_SESSION_KEY: akun.get_session_auth_hash(),
            }  # fmt: skip
            kunci = hasil[akun.nama_masuk] = secrets.token_hex(16)
            sesi.append(Session(session_key=kunci, session_data=toko.encode(isi), expire_date=toko.get_expiry_date()))
            perangkat.append(
                Perangkat(akun=akun, sesi_id=kunci, nama="bench", diingat=True, masuk_pada=pada, terakhir_pada=pada)
            )
    Session.objects.bulk_create(sesi, batch_size=500)
    Perangkat.objects.bulk_create(perangkat, batch_size=500)
    return hasil


def _dua_port() -> int:
    while True:
        with socket.socket() as satu, socket.socket() as dua:
            satu.bind(("127.0.0.1", 0))
            port = int(satu.getsockname()[1])
            with suppress(OSError, OverflowError):
                dua.bind(("127.0.0.1", port + 1))
                return port


@dataclass
class Pelayan:
    """`kinerja serve` on a port of its own. Processes are told apart by the group their part leads."""

    folder: Path
    port: int = field(default_factory=_dua_port)
    proses: "subprocess.Popen[bytes] | None" = None

    def hidupkan(self) -> None:
        """Start and wait until pages and live updates answer."""
        lingkungan = {
            **os.environ, "KINERJA_DATA": str(self.folder), "KINERJA_HOP_PROKSI": "1",
            "PYTHONPATH": str(AKAR),
        }  # fmt: skip
        catatan = (self.folder / "serve.log").open("ab")
        self.proses = subprocess.Popen(
            [sys.executable, "-m", "ekinerja.cli", "serve", "--port", str(self.port)], cwd=AKAR, env=lingkungan,
            stdout=catatan, stderr=catatan, start_new_session=True,
        )  # fmt: skip
        catatan.close()
        self.tunggu()

    def tunggu(self, detik: float = 120) -> None:
        akhir = time.monotonic() + detik
        while time.monotonic() < akhir:
            with (
                suppress(OSError),
                urlopen(f"http://127.0.0.1:{self.port}/sehat", timeout=30),
                socket.create_connection(("127.0.0.1", self.port + 1), timeout=2),
            ):
                return
            time.sleep(0.1)
        raise RuntimeError(f"Server tidak siap dalam {detik:.0f} detik; lihat {self.folder / 'serve.log'}.")

    def matikan(self) -> None:
        if self.proses is not None and self.proses.poll() is None:
            self.proses.send_signal(signal.SIGTERM)
            self.proses.wait(timeout=30)

    def bagian(self) -> dict[str, list[int]]:
        """Part → its living processes, the leader first."""
        try:
            daftar: dict[str, int] = json.loads((self.folder / "proses.json").read_text())
        except (OSError, ValueError):
            return {}
        kelompok = {pid: nama for nama, pid in daftar.items()}
        hasil: dict[str, list[int]] = {nama: [pid] for nama, pid in daftar.items()}
        for pid in (int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit()):
            with suppress(ProcessLookupError, PermissionError):
                nama = kelompok.get(os.getpgid(pid), "")
                if nama and pid not in hasil[nama]:
                    hasil[nama].append(pid)
        return hasil

    def cpu(self) -> dict[str, float]:
        """Part → CPU seconds of its living processes."""
        return {nama: round(sum(map(_cpu, semua)), 2) for nama, semua in self.bagian().items()}

    def ingatan(self) -> dict[str, int]:
        """Part → megabytes of its largest process at its largest."""
        return {nama: max(map(_puncak, semua), default=0) for nama, semua in self.bagian().items()}


def _cpu(pid: int) -> float:
    with suppress(OSError):
        medan = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(medan[11]) + int(medan[12])) / DETAK
    return 0.0


def _puncak(pid: int) -> int:
    with suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/status").read_text().partition("VmHWM:")[2].split()[0]) // 1024
    return 0


def baca(folder: Path, sql: str, *nilai: Any) -> list[Any]:
    """Rows of the copy, read beside the running server."""
    koneksi = sqlite3.connect(f"file:{folder / 'kinerja.sqlite3'}?mode=ro", uri=True, timeout=20)
    try:
        return koneksi.execute(sql, nilai).fetchall()
    finally:
        koneksi.close()
