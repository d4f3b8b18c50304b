"""`kinerja serve`: prepare the database and static files, fill an empty database, and run all parts."""

import argparse
import contextlib
import errno
import http.client
import ipaddress
import os
import socket
import sys
from collections.abc import Sequence

from ekinerja.inti.penyelia import Bagian, Penyelia
from ekinerja.perintah.kelola import siapkan_django
from ekinerja.perintah.lingkungan import AKAR
from ekinerja.perintah.lingkungan import folder_data as data

GIB = 2**30


def main(argumen: list[str]) -> int:
    """Run e-Kinerja until Ctrl-C. Exit code 1 when it cannot start; one sentence says why."""
    opsi = baca_opsi(argumen)
    os.umask(0o077)  # database, evidence and keys are for this user alone
    aliran = int(os.environ.get("KINERJA_PORT_ALIRAN") or opsi.port + 1)
    if masalah := port_terpakai(opsi.host, opsi.port) or port_terpakai(opsi.host, aliran):
        print(masalah, file=sys.stderr)
        return 1
    atur_lingkungan(opsi.host, opsi.port, aliran)
    siapkan_django()
    from ekinerja.perintah import persiapan

    persiapan.basis_data()
    contoh = not opsi.tanpa_demo and boleh_contoh(opsi.host)
    keterangan = persiapan.isi(opsi.pegawai, contoh=contoh, alamat=alamat(opsi.host, opsi.port))
    persiapan.berkas_statis()
    longgarkan_batas_berkas()
    return penyelia(opsi.host, opsi.port, aliran, keterangan).jalan()


def baca_opsi(argumen: Sequence[str]) -> argparse.Namespace:
    p = argparse.ArgumentParser("kinerja serve", description="Menjalankan e-Kinerja. Ctrl-C menghentikan semuanya.")
    p.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan (127.0.0.1)")
    p.add_argument("--port", type=nomor_port, default=8000, help="port halaman (8000); kabar langsung memakai port + 1")
    p.add_argument("--pegawai", type=int, default=400, metavar="N", help="besar kota contoh (400 orang)")
    p.add_argument("--tanpa-demo", action="store_true", help="mulai kosong, dengan tautan pembuat admin pertama")
    return p.parse_args(argumen)


def nomor_port(teks: str) -> int:
    if not teks.isdigit() or not 1 <= int(teks) <= 65534:
        raise argparse.ArgumentTypeError("isi dengan angka 1 sampai 65534")
    return int(teks)


def boleh_contoh(host: str, url: str | None = None) -> bool:
    """The demo city has a known password: only for this machine or a private network, and never behind https."""
    if (os.environ.get("KINERJA_URL", "") if url is None else url).startswith("https://"):
        return False
    if host == "localhost":
        return True
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return False
    return (ip.is_loopback or ip.is_private) and not ip.is_unspecified


def port_terpakai(host: str, port: int) -> str | None:
    """A sentence when nothing can listen there, else None."""
    try:
        keluarga, _, _, _, alamat = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(keluarga, socket.SOCK_STREAM) as soket:
            soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            soket.bind(alamat)
    except socket.gaierror:
        return f"Alamat {host} tidak dikenal. Periksa --host."
    except PermissionError:
        return f"Port {port} hanya boleh dipakai administrator sistem. Pilih port di atas 1023 dengan --port."
    except OverflowError:
        return "Nomor port terlalu besar."
    except OSError as galat:
        if galat.errno == errno.EADDRINUSE:
            return f"Port {port} sudah dipakai program lain. Hentikan program itu, atau pilih: --port {port + 10}"
        return f"Tidak dapat memakai {host}:{port} ({galat.strerror}). Periksa --host."
    return None


def atur_lingkungan(host: str, port: int, aliran: int) -> None:
    """What the settings of all parts need to know about the addresses."""
    os.environ["KINERJA_PORT_HALAMAN"] = str(port)
    os.environ["KINERJA_PORT_ALIRAN"] = str(aliran)
    if not os.environ.get("KINERJA_HOSTS") and not os.environ.get("KINERJA_URL"):
        tambahan = [f"[{host}]" if ":" in host else host]
        if ipaddress_tak_tentu(host):
            tambahan = alamat_sendiri()
        os.environ["KINERJA_HOSTS"] = ",".join(dict.fromkeys(["localhost", "127.0.0.1", "[::1]", *tambahan]))


def ipaddress_tak_tentu(host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_unspecified
    return False


def alamat_sendiri() -> list[str]:
    """Names and addresses under which this machine may be asked for."""
    nama = socket.gethostname()
    with contextlib.suppress(OSError):
        return [nama, *socket.gethostbyname_ex(nama)[2]]
    return [nama]


def longgarkan_batas_berkas() -> None:
    """Every watcher of the live stream holds one open file: take all that the system allows."""
    import resource

    _, keras = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (keras, keras))


# -- the parts --------------------------------------------------------------------------------------------------------


def penyelia(host: str, port: int, aliran: int, keterangan: str) -> Penyelia:
    lingkungan = {**os.environ, "PYTHONPATH": os.pathsep.join([str(AKAR), os.environ.get("PYTHONPATH", "")])}
    return Penyelia(
        bagian=bagian(host, port, aliran),
        lingkungan=lingkungan,
        folder=AKAR,
        daftar_proses=data() / "proses.json",
        sudah_siap=lambda: menjawab(host, port),
        siap=lambda: print(salam(host, port, keterangan), flush=True),
    )


def bagian(host: str, port: int, aliran: int) -> list[Bagian]:
    granian = [sys.executable, "-m", "granian", "--host", host, "--no-ws", "--log-level", "error"]
    pekerja, utas = pembagian(os.cpu_count() or 1, ingatan())
    halaman = ["--interface", "wsgi", "--port", str(port), "--workers", str(pekerja), "--blocking-threads", str(utas)]
    halaman += ["--blocking-threads-idle-timeout", "600", "--backlog", "2048", "--backpressure", "256"]
    halaman += ["--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "3"]
    siaran = ["--interface", "asgi", "--port", str(aliran), "--workers", "1", "--backlog", "4096"]
    siaran += ["--backpressure", "20000", "--workers-kill-timeout", "1"]
    return [
        Bagian("halaman", [*granian, *halaman, "ekinerja.wsgi:application"], utama=True),
        Bagian("aliran", [*granian, *siaran, "ekinerja.inti.aliran_asgi:app"]),
        Bagian("kerja", [sys.executable, str(AKAR / "manage.py"), "kerja"]),
    ]


def pembagian(inti: int, ram: int) -> tuple[int, int]:
    """(processes, threads each) for the pages: two processes at least, one where memory is short."""
    proses = min(max(inti, 2), 8, max(1, ram // GIB * 2))
    return proses, 2 if inti > 1 else 1


def ingatan() -> int:
    with contextlib.suppress(ValueError, OSError, AttributeError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return 2 * GIB


def menjawab(host: str, port: int) -> bool:
    """Do the pages answer? Whatever they say: the parts are watched, not their content."""
    tujuan = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    sambungan = http.client.HTTPConnection(tujuan, port, timeout=2)
    try:
        sambungan.request("GET", "/sehat")
        return sambungan.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        sambungan.close()


def alamat(host: str, port: int) -> str:
    """The address to open, as people reach it."""
    if publik := os.environ.get("KINERJA_URL", "").rstrip("/"):
        return publik
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def salam(host: str, port: int, keterangan: str) -> str:
    return f"\ne-Kinerja siap: {alamat(host, port)}/\n{keterangan}\nTekan Ctrl-C untuk berhenti."
