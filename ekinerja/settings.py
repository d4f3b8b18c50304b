"""The one settings file. Everything that differs between installations comes from the environment; defaults are safe."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from ekinerja.rahasia import mudah_ditebak

AKAR = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("KINERJA_DATA") or AKAR / "data").resolve()


def _kunci_rahasia() -> str:
    """Return the secret key: from the environment, else made once and kept in the data folder (mode 0600)."""
    dari_lingkungan = os.environ.get("KINERJA_SECRET_KEY", "")
    if dari_lingkungan:
        return _kunci_layak(dari_lingkungan, "KINERJA_SECRET_KEY")
    berkas = DATA / "rahasia.kunci"
    DATA.mkdir(parents=True, exist_ok=True)
    try:
        fd = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _kunci_layak(berkas.read_text().strip(), f"Isi {berkas}")
    with os.fdopen(fd, "w") as f:
        isi = secrets.token_urlsafe(48)
        f.write(isi)
    return isi


def _kunci_layak(kunci: str, asal: str) -> str:
    if mudah_ditebak(kunci):
        raise ImproperlyConfigured(f"{asal} terlalu pendek atau mudah ditebak: pakai sedikitnya 32 karakter acak.")
    return kunci


def _alamat_publik() -> str:
    alamat = os.environ.get("KINERJA_URL", "").rstrip("/")
    if alamat and urlsplit(alamat).scheme not in ("http", "https"):
        raise ImproperlyConfigured("KINERJA_URL harus berupa alamat lengkap, misalnya https://kinerja.contoh.go.id.")
    return alamat


SECRET_KEY = _kunci_rahasia()
DEBUG = False

# Public address. Empty means: reached directly on a loopback or private address, without HTTPS.
KINERJA_URL = _alamat_publik()
HTTPS = KINERJA_URL.startswith("https://")
PORT_HALAMAN = int(os.environ.get("KINERJA_PORT_HALAMAN") or 8000)
PORT_ALIRAN = int(os.environ.get("KINERJA_PORT_ALIRAN") or PORT_HALAMAN + 1)
# True: a reverse proxy offers /aliran under the page's own address.
PROKSI_ALIRAN = HTTPS
HOP_PROKSI = int(os.environ.get("KINERJA_HOP_PROKSI") or (1 if HTTPS else 0))

ALLOWED_HOSTS = [h for h in os.environ.get("KINERJA_HOSTS", "").split(",") if h] or [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *([urlsplit(KINERJA_URL).hostname or ""] if KINERJA_URL else []),
]
CSRF_TRUSTED_ORIGINS = [KINERJA_URL] if KINERJA_URL else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "ekinerja.inti",
    "ekinerja.akun",
    "ekinerja.kepegawaian",
    "ekinerja.pemberitahuan",
    "ekinerja.kalender",
    "ekinerja.presensi",
    "ekinerja.perencanaan",
    "ekinerja.skp",
    "ekinerja.timkerja",
    "ekinerja.dialog",
    "ekinerja.harian",
    "ekinerja.umpan",
    "ekinerja.penilaian",
    "ekinerja.perbaikan",
    "ekinerja.beban",
    "ekinerja.dasbor",
    "ekinerja.demo",
]

MIDDLEWARE = [
    "ekinerja.inti.middleware.PermintaanMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ekinerja.inti.middleware.kompres.KompresMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "ekinerja.akun.middleware.KegiatanMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ekinerja.inti.middleware.HanyaBacaMiddleware",
    "ekinerja.inti.middleware.GalatMiddleware",
]

ROOT_URLCONF = "ekinerja.urls"
WSGI_APPLICATION = "ekinerja.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "ekinerja.inti.jinja.environment",
            "context_processors": ["ekinerja.inti.jinja.csrf_sekali"],
        },
    },
]

_SQLITE_AWAL = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; "
    "PRAGMA mmap_size=268435456; PRAGMA foreign_keys=ON; "
    # The worker moves the log into the database (inti.sqlite.pindah); a commit does so only where it grew to 64 MB.
    "PRAGMA wal_autocheckpoint=16384; PRAGMA journal_size_limit=67108864;"
)
if os.environ.get("DATABASE_URL"):
    DATABASES = {
        "default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=600, conn_health_checks=True)
    }
    if "postgresql" not in DATABASES["default"]["ENGINE"]:
        raise ImproperlyConfigured(
            "DATABASE_URL harus menunjuk PostgreSQL, misalnya postgres://pengguna:sandi@host/nama."
        )
else:
    DATABASES = {
        "default": {
            "ENGINE": "ekinerja.inti.sqlite",
            "NAME": DATA / "kinerja.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _SQLITE_AWAL},
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "akun.Akun"
AUTHENTICATION_BACKENDS = ["ekinerja.akun.backend.AkunBackend"]
PASSWORD_HASHERS = [
    "ekinerja.akun.sandi.Argon2id",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "ekinerja.akun.sandi.PemeriksaSandi"}]
LOGIN_URL = "akun:masuk"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "ekinerja.akun.adapter.AdapterAkun"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "nama_masuk"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"

SESSION_ENGINE = "ekinerja.akun.sesi"
SESSION_COOKIE_NAME = "__Host-sesi" if HTTPS else "sesi"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
# A cookie, not the session: the login page must not write a session row for every visitor (a GET never writes).
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "ekinerja.inti.views.csrf_gagal"
# Signed cookie: showing a message on a GET writes nothing.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if HTTPS:
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Makassar"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/statis/"
STATIC_ROOT = DATA / "statis"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "ekinerja.inti.statis.StatisBersidik"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
# Files never lie in memory: piece by piece to the evidence folder, hashed on the way.
FILE_UPLOAD_HANDLERS = ["ekinerja.inti.berkas.unggah.PenerimaBerkas"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

_surat = os.environ.get("KINERJA_EMAIL_URL", "")
if _surat:
    _u = urlsplit(_surat)
    if _u.scheme not in ("smtp", "smtps") or not _u.hostname:
        raise ImproperlyConfigured("KINERJA_EMAIL_URL harus berbentuk smtp://pengguna:sandi@host:port atau smtps://….")
    EMAIL_HOST, EMAIL_PORT = _u.hostname, _u.port or (465 if _u.scheme == "smtps" else 587)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_u.username or ""), unquote(_u.password or "")
    EMAIL_USE_SSL = _u.scheme == "smtps"
    EMAIL_USE_TLS = _u.scheme == "smtp" and EMAIL_PORT == 587
else:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
EMAIL_TIMEOUT = 10
# Sender: the mail account itself where its name is an address, else a name at our own host.
_tuan_rumah = urlsplit(KINERJA_URL).hostname or "localhost"
DEFAULT_FROM_EMAIL = EMAIL_HOST_USER if _surat and "@" in EMAIL_HOST_USER else f"e-kinerja@{_tuan_rumah}"
SURAT_AKTIF = bool(_surat)

# Web push calls hosts of others: off until the operator switches it on. A subscription names its own address, so only
# these hosts are ever contacted ("*." stands for any name below).
PUSH_AKTIF = os.environ.get("KINERJA_PUSH", "") == "ya"
PUSH_PORT = (None, 443)
PUSH_HOST = [h for h in os.environ.get("KINERJA_PUSH_HOST", "").split(",") if h] or [
    "fcm.googleapis.com",
    "*.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"polos": {"format": "%(message)s"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": "polos"}},
    "root": {"handlers": ["konsol"], "level": "WARNING"},
    # Our own events, one JSON line each; plain reads stay out unless this is set to DEBUG.
    "loggers": {"kinerja": {"level": "INFO"}},
}
