"""What every test stands on: its own data folder, a real database, no network, `--panjang`.

The environment is settled before Django is loaded: a test never sees the data or the addresses of a real installation.
"""

import atexit
import gc
import ipaddress
import math
import os
import shutil
import socket
import tempfile
import warnings
from pathlib import Path

import hypothesis
import pytest

DIBIARKAN = ("DATABASE_URL",)
# Long files begin first: a file stays with one worker, and nobody waits for the last one.
DAHULU = ("luncur", "keamanan", "rilis", "desain")
# Whole tables are filled, moved and upgraded here: asked of both engines in the short form too.
DUA_MESIN = {Path(__file__).parent / nama for nama in ("demo", "rilis")}


# What a busy machine takes longer for is not wrong.
hypothesis.settings.register_profile(
    "tanpa_jam", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("tanpa_jam")


def _siapkan_lingkungan() -> Path:
    for nama in [n for n in os.environ if n.startswith("KINERJA_")]:
        del os.environ[nama]
    folder = Path(tempfile.mkdtemp(prefix="kinerja-uji-"))
    (folder / "statis").mkdir()  # WhiteNoise warns where it is missing, and a warning is an error here
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["KINERJA_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "ekinerja.settings"
    return folder


DATA = _siapkan_lingkungan()

import django  # noqa: E402
from django.conf import settings  # noqa: E402

# A parallel worker has read the settings before this file, with the folder of the process that started it.
settings.DATA = DATA

# Tests render pages without collectstatic: names stay unhashed. The real storage is tested against a running server.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
# Argon2id at full strength would cost most of the suite's time; tests of the hasher ask for it by name.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
with warnings.catch_warnings():
    warnings.simplefilter("error")
    django.setup()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--panjang", action="store_true", help="also run the long forms")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without --panjang some are left out (deselected, not skipped: nothing was missing).

    The long forms; and with PostgreSQL, what would only ask it again what `dua_mesin` asks already (see CONTRIBUTING.md).
    """
    items.sort(key=lambda i: DAHULU.index(i.path.parent.name) if i.path.parent.name in DAHULU else len(DAHULU))
    if config.getoption("--panjang"):
        return
    kedua = "DATABASE_URL" in os.environ
    buang = {i for i in items if i.get_closest_marker("panjang") or (kedua and _satu_mesin(i))}
    config.hook.pytest_deselected(items=list(buang))
    items[:] = [i for i in items if i not in buang]


def pytest_collection_finish() -> None:
    """What was loaded so far stays to the end: the collector need not walk through all of it every few requests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def _satu_mesin(item: pytest.Item) -> bool:
    if item.get_closest_marker("dua_mesin"):
        return False
    return item.get_closest_marker("satu_mesin") is not None or item.path.parent not in DUA_MESIN


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """SQLite tests run on a real file in WAL mode, as in production; PostgreSQL gets a database per worker."""
    basis = settings.DATABASES["default"]
    pekerja = os.environ.get("PYTEST_XDIST_WORKER", "utama")
    if basis["ENGINE"].endswith("sqlite"):
        basis.setdefault("TEST", {})["NAME"] = str(DATA / "uji.sqlite3")
    else:
        basis.setdefault("TEST", {})["NAME"] = f"uji_{basis['NAME']}_{pekerja}"


# -- append-only tables and caches ------------------------------------------------------------------------------------


@pytest.fixture(scope="session", autouse=True)
def _kosongkan_jejak():
    """A test with real commits ends by emptying every table; the trail's triggers step aside for that alone."""
    from django.db import connection
    from django.test import TransactionTestCase

    from ekinerja.inti.jejak import pemicu, ujung

    asli = TransactionTestCase._fixture_teardown

    def kosongkan(kasus: TransactionTestCase) -> None:
        pemicu.lepas(connection)
        asli(kasus)
        pemicu.pasang(connection)
        ujung.lupakan()

    penambal = pytest.MonkeyPatch()
    penambal.setattr(TransactionTestCase, "_fixture_teardown", kosongkan)
    yield
    penambal.undo()


@pytest.fixture(autouse=True)
def _tanpa_sisa():
    """What a process remembers for a while must not reach the next test."""
    from ekinerja.inti import alamat
    from ekinerja.inti.jejak import ujung
    from ekinerja.inti.pengaturan import lupakan_instansi
    from ekinerja.kalender import hitung

    lupakan_instansi()
    ujung.lupakan()
    hitung._simpanan = (math.inf, hitung.BAWAAN)  # a new database has no outages: nothing to ask for
    alamat._pola.cache_clear()  # a test may have had another URLconf


# -- no network -------------------------------------------------------------------------------------------------------


class JaringanTertutup(AssertionError):
    """A test tried to reach another machine."""


def _setempat(alamat: object) -> bool:
    if isinstance(alamat, (str, bytes)):  # a Unix socket
        return True
    host = str(alamat[0]) if isinstance(alamat, tuple) else ""
    if host in ("localhost", ""):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def _tanpa_jaringan():
    """Only loopback and Unix sockets can be reached."""
    asli = socket.socket.connect

    def sambung(soket: socket.socket, alamat: object) -> None:
        if soket.family != socket.AF_UNIX and not _setempat(alamat):
            raise JaringanTertutup(f"test reaches out to {alamat!r}")
        asli(soket, alamat)

    penambal = pytest.MonkeyPatch()
    penambal.setattr(socket.socket, "connect", sambung)
    yield
    penambal.undo()


# -- one browser for all ----------------------------------------------------------------------------------------------

# A page that names another host must fail, not wait for it.
SETEMPAT_SAJA = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"


@pytest.fixture(scope="session")
def peramban():
    """The installed Chromium. One for the whole run: Playwright allows a single instance per thread."""
    from playwright.sync_api import sync_playwright

    from ekinerja.perintah import uji

    program = uji.peramban()
    assert program, "Chromium is not installed"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=[*uji.OPSI_PERAMBAN, SETEMPAT_SAJA])
        yield chromium
        chromium.close()
