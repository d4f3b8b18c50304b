"""`kinerja test`: style, types, import directions, migrations; pytest on SQLite, PostgreSQL and in a browser."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NamedTuple, NoReturn
from xml.etree import ElementTree

from ekinerja.perintah.lingkungan import AKAR
from ekinerja.perintah.pg_sementara import folder_program, postgres_sementara

PANJANG = "--panjang"
PERAMBAN = ("chromium", "chromium-browser", "google-chrome")
# How tests and benchmarks start it: nothing but pages, no work in the background.
OPSI_PERAMBAN = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SETEMPAT = {"KINERJA_DATA", "DATABASE_URL", "KINERJA_SEKARANG"}


class Hitungan(NamedTuple):
    """Outcome of one pytest run."""

    nama: str
    kode: int
    lulus: int
    gagal: int
    dilewati: int


@dataclass(frozen=True)
class Periksa:
    """One check that is not a pytest run."""

    nama: str
    perintah: Sequence[str]


def main(argumen: list[str]) -> int:
    """Run everything; or with arguments, one pytest run with them. Returns pytest's exit code."""
    if importlib.util.find_spec("pytest") is None:
        print("Alat uji belum terpasang di lingkungan ini. Jalankan: python3 kinerja test", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, _henti)
    biasa = [a for a in argumen if a != PANJANG]
    if biasa:
        return subprocess.run([*pytest_dasar(), *argumen], cwd=AKAR, check=False).returncode
    mulai = time.monotonic()
    kurang = lengkapi()
    gagal = jalankan_periksa(PERIKSA)
    return tutup(list(jalankan_pytest(argumen, kurang)), gagal, kurang, time.monotonic() - mulai)


def _henti(sinyal: int, bingkai: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


# -- what the machine must have ---------------------------------------------------------------------------------------


def lengkapi() -> dict[str, str]:
    """Install Chromium, PostgreSQL and Poppler where that can be done; return what is still missing and what to do."""
    kurang = yang_kurang()
    if kurang and os.path.exists("/etc/debian_version") and os.geteuid() == 0:
        print(f"Memasang {' dan '.join(kurang)} lewat apt …", flush=True)
        apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
        lingkungan = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for perintah in (["update"], ["install", "-y", "--no-install-recommends", *kurang]):
            subprocess.run([*apt, *perintah], env=lingkungan, stdout=subprocess.DEVNULL, check=False)
        kurang = yang_kurang()
    return kurang


def peramban() -> str | None:
    """Path of the installed Chromium."""
    return next(filter(None, map(shutil.which, PERAMBAN)), None)


def yang_kurang() -> dict[str, str]:
    kurang = {}
    if peramban() is None:
        kurang["chromium"] = "Chromium tidak ada: pengujian di peramban tidak dijalankan. Pasang paket chromium."
    if folder_program() is None:
        kurang["postgresql"] = (
            "Server PostgreSQL tidak ada: pengujian di sana tidak dijalankan. Pasang paket postgresql."
        )
    if shutil.which("pdftotext") is None:
        kurang["poppler-utils"] = "pdftotext tidak ada: pengujian isi PDF dilewati. Pasang paket poppler-utils."
    return kurang


# -- checks -----------------------------------------------------------------------------------------------------------


def alat(nama: str) -> str:
    """A program of this environment."""
    return str(Path(sys.executable).parent / nama)


PERIKSA = (
    Periksa("gaya (ruff)", [alat("ruff"), "check", "--quiet", "."]),
    Periksa("bentuk (ruff format)", [alat("ruff"), "format", "--check", "--quiet", "."]),
    Periksa("arah impor", [alat("lint-imports"), "--no-cache"]),
    Periksa("jenis (mypy)", [alat("mypy")]),
    Periksa("migrasi lengkap", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]),
)


def jalankan_periksa(daftar: Sequence[Periksa]) -> list[str]:
    """Run the checks two at a time; return the names of those that failed."""
    with tempfile.TemporaryDirectory(prefix="kinerja-uji-") as data, ThreadPoolExecutor(2) as kolam:
        hasil = kolam.map(lambda p: periksa(p, data), daftar)
        return [p.nama for p, lulus in zip(daftar, hasil, strict=True) if not lulus]


def periksa(satu: Periksa, data: str) -> bool:
    lingkungan = {k: v for k, v in os.environ.items() if k not in SETEMPAT} | {"KINERJA_DATA": data}
    hasil = subprocess.run(
        satu.perintah,
        cwd=AKAR,
        env=lingkungan,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    lulus = hasil.returncode == 0
    teks = f"{'lulus' if lulus else 'GAGAL'}  {satu.nama}" + ("" if lulus else "\n" + hasil.stdout.rstrip())
    print(teks, flush=True)
    return lulus


# -- pytest -----------------------------------------------------------------------------------------------------------


def pytest_dasar() -> list[str]:
    return [sys.executable, "-m", "pytest"]


def jalankan_pytest(argumen: Sequence[str], kurang: dict[str, str]) -> Iterator[Hitungan]:
    """The browser from beginning to end, and beside it SQLite, then PostgreSQL: two cores are busy until the last test.

    A browser run computes in one place at a time (the test, the page or the server), so it never asks for more than one.
    """
    biasa = ["-q", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "-m", "not peramban", *argumen]
    with ThreadPoolExecutor(1) as kolam:
        peramban = None
        if "chromium" not in kurang:
            peramban = kolam.submit(satu_putaran, "peramban", ["-q", "-m", "peramban", *argumen], {}, simpan=True)
        yield satu_putaran("SQLite", biasa, {})
        if program := folder_program():
            with postgres_sementara(program) as url:
                yield satu_putaran("PostgreSQL", biasa, {"DATABASE_URL": url})
        if peramban is not None:
            yield peramban.result()


def satu_putaran(nama: str, opsi: Sequence[str], tambahan: dict[str, str], *, simpan: bool = False) -> Hitungan:
    """One run of pytest. `simpan`: keep what it prints until it has ended, where another run is on the screen."""
    if not simpan:
        print(f"\n== {nama} ==", flush=True)
    lingkungan = {k: v for k, v in os.environ.items() if k not in SETEMPAT} | tambahan
    with berkas_hasil() as hasil:
        perintah = [*pytest_dasar(), *opsi, f"--junitxml={hasil}"]
        keluaran = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True} if simpan else {}
        selesai = subprocess.run(perintah, cwd=AKAR, env=lingkungan, check=False, **keluaran)
        if simpan:
            print(f"\n== {nama} ==\n{selesai.stdout.rstrip()}", flush=True)
        return hitung(nama, selesai.returncode, hasil)


@contextmanager
def berkas_hasil() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="kinerja-uji-") as folder:
        yield Path(folder) / "hasil.xml"


def hitung(nama: str, kode: int, hasil: Path) -> Hitungan:
    """Read pytest's own counts. A run that ended before it could write them counts as one failure."""
    if not hasil.exists():
        return Hitungan(nama, kode or 1, 0, 1, 0)
    rangkaian = ElementTree.parse(hasil).getroot().iter("testsuite")  # noqa: S314 - written by pytest just now
    jumlah = [[int(r.get(k, "0")) for k in ("tests", "failures", "errors", "skipped")] for r in rangkaian]
    semua, gagal, galat, lewat = (sum(kolom) for kolom in zip(*jumlah, strict=True))
    return Hitungan(nama, kode, semua - gagal - galat - lewat, gagal + galat, lewat)


# -- summary ----------------------------------------------------------------------------------------------------------


def tutup(putaran: Sequence[Hitungan], periksa_gagal: Sequence[str], kurang: dict[str, str], detik: float) -> int:
    """Print what was run, what was not, and one closing line; return the exit code."""
    print("\n== ringkasan ==")
    for nama in periksa_gagal:
        print(f"GAGAL  {nama}")
    for p in putaran:
        print(
            f"{'lulus' if p.kode == 0 else 'GAGAL'}  {p.nama}: {p.lulus} lulus, {p.gagal} gagal, {p.dilewati} dilewati"
        )
    for kalimat in kurang.values():
        print(f"TIDAK DIJALANKAN  {kalimat}")
    print(baris_penutup(putaran, len(periksa_gagal), detik), flush=True)
    return next((p.kode for p in putaran if p.kode), 1 if periksa_gagal else 0)


def baris_penutup(putaran: Sequence[Hitungan], galat: int, detik: float) -> str:
    """As pytest writes it, over all runs; a failed check is an error."""
    jumlah = {
        "failed": sum(p.gagal for p in putaran),
        "passed": sum(p.lulus for p in putaran),
        "skipped": sum(p.dilewati for p in putaran),
        "errors": galat,
    }
    isi = ", ".join(f"{n} {kata}" for kata, n in jumlah.items() if n or kata == "passed")
    return f"=========== {isi} in {detik:.2f}s ==========="
