"""Shared tools: the benchmark city, signed-in requests, CPU time and statement counts."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

AKAR = Path(__file__).resolve().parent.parent
CSRF = "b" * 32


def siapkan_kota(pegawai: int = 12_000, *, setahun: bool = True) -> Path:
    """Folder with the benchmark city; built once and kept in `KINERJA_BENCH_DATA` (default: a folder in the temp dir)."""
    dasar = Path(os.environ.get("KINERJA_BENCH_DATA") or Path(tempfile.gettempdir()) / "kinerja-bench")
    folder = dasar / f"{pegawai}-{'setahun' if setahun else '20hari'}"
    if not (folder / "siap").exists():
        folder.mkdir(parents=True, exist_ok=True)
        lagi = ["--laporan", "setahun"] if setahun else []
        print(f"Menyusun kota {pegawai} orang di {folder} …", file=sys.stderr)
        subprocess.run(
            [sys.executable, "manage.py", "demo", "--pegawai", str(pegawai), *lagi], cwd=AKAR, check=True, stdout=sys.stderr,
            env={**os.environ, "KINERJA_DATA": str(folder)},
        )  # fmt: skip
        (folder / "siap").touch()
    return folder


def hidupkan_django(folder: Path) -> None:
    """Load Django on that folder's database, with static files collected."""
    os.environ["KINERJA_DATA"] = str(folder)
    import django
    from django.core.management import call_command

    django.setup()
    from ekinerja.perintah.persiapan import berkas_statis

    call_command("migrate", verbosity=0)
    berkas_statis()


@dataclass
class Klien:
    """Calls the WSGI application directly: no sockets, no test client in the figures."""

    sesi: str = ""
    app: Callable[..., Any] = field(init=False)

    def __post_init__(self) -> None:
        from ekinerja.wsgi import application

        self.app = application

    @classmethod
    def masuk(cls, nama_masuk: str) -> "Klien":
        """A signed-in client, by a session row, without the cost of the secret."""
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
        from django.contrib.sessions.backends.db import SessionStore

        from ekinerja.akun.actions import catat_perangkat
        from ekinerja.akun.models import Akun

        akun = Akun.objects.get(nama_masuk=nama_masuk)
        sesi = SessionStore()
        sesi.update(
            {
                SESSION_KEY: str(akun.pk),
                BACKEND_SESSION_KEY: "ekinerja.akun.backend.AkunBackend",
                HASH_SESSION_KEY: akun.get_session_auth_hash(),
            }
        )
        sesi.create()
        kunci = sesi.session_key or ""
        catat_perangkat(akun, kunci, agen="bench", diingat=False)
        return cls(kunci)

    def minta(self, alamat: str, data: dict[str, Any] | None = None, **kepala: str) -> tuple[int, bytes]:
        """GET, or POST of a form. Returns (status, body)."""
        kue = SimpleCookie({"sesi": self.sesi, "csrf": CSRF}).output(header="", sep=";").strip()
        badan = urlencode({**data, "csrfmiddlewaretoken": CSRF}, doseq=True).encode() if data is not None else b""
        jalur, _, tanya = alamat.partition("?")
        lingkungan = {
            "REQUEST_METHOD": "GET" if data is None else "POST", "PATH_INFO": jalur, "QUERY_STRING": tanya, "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000", "HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.version": (1, 0),
            "wsgi.input": BytesIO(badan), "wsgi.errors": sys.stderr, "wsgi.multithread": False, "wsgi.multiprocess": True, "wsgi.run_once": False,
            "CONTENT_LENGTH": str(len(badan)), "CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_COOKIE": kue,
            "HTTP_ACCEPT_ENCODING": "gzip, deflate, br", "SERVER_PROTOCOL": "HTTP/1.1", **kepala,
        }  # fmt: skip
        status: list[int] = []
        jawaban = self.app(lingkungan, lambda s, _k, _e=None: status.append(int(s.split()[0])))
        isi = b"".join(jawaban)
        if hasattr(jawaban, "close"):
            jawaban.close()
        return status[0], isi


def hitung_kueri(kerja: Callable[[], Any]) -> int:
    """Number of SQL statements of one call (transaction control not counted)."""
    from django.db import connection

    n = 0

    def catat(jalankan: Any, sql: str, *sisa: Any) -> Any:
        nonlocal n
        n += not sql.lstrip().upper().startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
        return jalankan(sql, *sisa)

    with connection.execute_wrapper(catat):
        kerja()
    return n


def ukur_cpu(
    kerja: Callable[[], Any], *, kali: int = 120, pemanasan: int = 10, siapkan: Callable[[], Any] = lambda: None
) -> dict[str, float]:
    """CPU milliseconds per call (all threads of this process): median and 95th percentile.

    `siapkan` runs before each call and is not counted: what the caller's own side, such as a browser, does.
    """
    for _ in range(pemanasan):
        siapkan()
        kerja()
    waktu = []
    for _ in range(kali):
        siapkan()
        awal = time.process_time()
        kerja()
        waktu.append((time.process_time() - awal) * 1000)
    return ringkas(waktu)


def ringkas(nilai: Iterable[float]) -> dict[str, float]:
    """median, p95, n."""
    urut = sorted(nilai)
    return {
        "median": round(statistics.median(urut), 3),
        "p95": round(urut[max(0, round(len(urut) * 0.95) - 1)], 3),
        "n": len(urut),
    }
