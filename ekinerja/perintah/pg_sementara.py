"""A throw-away PostgreSQL cluster for tests: a temporary folder, a Unix socket, no network, no fsync."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

SETELAN = """
listen_addresses = ''
unix_socket_directories = '{soket}'
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 100
shared_buffers = 64MB
log_min_messages = fatal
"""


def folder_program() -> Path | None:
    """Where `initdb` and `pg_ctl` are: on the path, or where Debian keeps them; None when there is no server."""
    if ada := shutil.which("initdb"):
        return Path(ada).resolve().parent
    versi = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parent.parent.name))
    return versi[-1].parent if versi else None


@contextmanager
def postgres_sementara(program: Path) -> Iterator[str]:
    """Yield the DATABASE_URL of a new cluster; gone afterwards. The server refuses root: then it runs as postgres."""
    sebagai = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="kinerja-pg-"))
    pengguna = "postgres"
    try:
        if sebagai:
            shutil.chown(folder, "postgres")
        _jalankan([*sebagai, str(program / "initdb"), *_opsi_awal(folder, pengguna)], folder)
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as setelan:
            setelan.write(SETELAN.format(soket=folder))
        kendali = [*sebagai, str(program / "pg_ctl"), "-D", str(folder / "data"), "-w", "-s"]
        _jalankan([*kendali, "-l", str(folder / "catatan.log"), "start"], folder)
        try:
            yield f"postgres://{pengguna}@{quote(str(folder), safe='')}/postgres"
        finally:
            _jalankan([*kendali, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _opsi_awal(folder: Path, pengguna: str) -> list[str]:
    return ["-D", str(folder / "data"), "-U", pengguna, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]


def _jalankan(perintah: list[str], folder: Path) -> None:
    subprocess.run(perintah, cwd=folder, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
