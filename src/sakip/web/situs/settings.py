"""Settings: safe by default, changed only by the environment (docs/operasi.md lists them)."""

from __future__ import annotations

import os
import secrets
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from csp.constants import NONE, SELF

from sakip.galat import Galat
from sakip.web.situs.izin import blocked, there


def _yes(nama: str, bawaan: bool = False) -> bool:
    teks = os.environ.get(nama, "").strip().lower()
    return bawaan if not teks else teks in {"1", "ya", "true", "yes"}


def _number(nama: str, bawaan: int) -> int:
    teks = os.environ.get(nama, "").strip() or str(bawaan)
    if not (teks.isascii() and teks.isdigit() and int(teks) > 0):
        raise Galat(
            "setelan.angka", nama, f"'{teks}' bukan angka bulat di atas nol.", f"Contoh: {bawaan}."
        )
    return int(teks)


def _one_of(nama: str, boleh: tuple[str, ...]) -> str:
    """One of a few words, the first of them where nothing is set."""
    teks = os.environ.get(nama, "").strip().upper() or boleh[0]
    if teks not in boleh:
        raise Galat("setelan.kata", nama, f"'{teks}' tidak dikenal.", f"Pakai {', '.join(boleh)}.")
    return teks


def _zone(nama: str) -> str:
    try:
        ZoneInfo(nama)
    except (ZoneInfoNotFoundError, ValueError, OSError) as sebab:
        raise Galat(
            "setelan.zona",
            "SAKIP_ZONA",
            f"Zona waktu '{nama}' tidak dikenal.",
            "Pakai Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura.",
        ) from sebab
    return nama


def _list(nama: str, bawaan: str) -> list[str]:
    return [x.strip() for x in os.environ.get(nama, bawaan).split(",") if x.strip()]


DATA = Path(os.environ.get("SAKIP_DATA", "data-sakip")).resolve()
"""Folder of the embedded database, uploads and the secret; never below the web root."""

DEBUG = _yes("SAKIP_DEBUG")
ALLOWED_HOSTS = _list("SAKIP_HOST", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _list("SAKIP_ASAL", "")
HTTPS = _yes("SAKIP_HTTPS")
PROKSI = _list("SAKIP_PROKSI", "")
"""Addresses of the proxies whose word on the caller and on https is believed."""


def _data() -> None:
    """The folder of the data, closed to other accounts of the machine."""
    try:
        DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as sebab:
        raise _told(sebab) from sebab


def _told(sebab: OSError) -> Exception:
    """What keeps the folder of the data from being used, in words where we know it."""
    return next((satu.galat() for satu in blocked(DATA)), sebab)


def _secret() -> str:
    """The key that signs cookies: from the environment, or one made once and kept in DATA."""
    if kunci := os.environ.get("SAKIP_RAHASIA", ""):
        return kunci
    jalur = DATA / "rahasia.txt"
    if not there(jalur):
        _data()
        try:
            pegangan, sementara = tempfile.mkstemp(prefix=".rahasia-", dir=DATA)  # rights 0600
        except OSError as sebab:
            raise _told(sebab) from sebab
        try:
            with os.fdopen(pegangan, "w", encoding="ascii") as berkas:
                berkas.write(secrets.token_urlsafe(50))
            # Appears whole, and the first of several processes that start at once wins.
            os.link(sementara, jalur)
        except FileExistsError:
            pass
        finally:
            Path(sementara).unlink()
    try:
        return jalur.read_text(encoding="ascii").strip()
    except OSError as sebab:
        raise _told(sebab) from sebab


SECRET_KEY = _secret()


def _database() -> dict[str, Any]:
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        _data()
        return _sqlite(DATA / "sakip.sqlite3")
    bagian = urlsplit(url)
    if bagian.scheme == "sqlite":
        return _sqlite(Path(unquote(bagian.path)))
    if bagian.scheme not in {"postgres", "postgresql"}:
        raise Galat(
            "setelan.database",
            "DATABASE_URL",
            f"Jenis basis data '{bagian.scheme}' tidak dikenal.",
            "Pakai postgresql://nama:sandi@host/basis, atau kosongkan untuk SQLite.",
        )
    nama = unquote(bagian.path.lstrip("/"))
    try:
        port = bagian.port
    except ValueError:
        port = -1
    if not nama or port == -1:
        raise Galat(
            "setelan.database",
            "DATABASE_URL",
            "Nama basis datanya tidak ada." if not nama else "Portnya bukan angka.",
            "Contoh: postgresql://nama:sandi@host:5432/basis.",
        )
    kueri = dict(x.split("=", 1) for x in bagian.query.split("&") if "=" in x)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": nama,
        "USER": unquote(bagian.username or ""),
        "PASSWORD": unquote(bagian.password or ""),
        "HOST": unquote(kueri.get("host", bagian.hostname or "")),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
    }


def _sqlite(jalur: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(jalur),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # A write waits its turn instead of failing; a reader never waits. FULL: what was
            # acknowledged survives a loss of power too, for some milliseconds a write.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;",
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

APPS = (
    "dasar",
    "audit",
    "akun",
    "organisasi",
    "alur",
    "sunting",
    "perencanaan",
    "anggaran",
    "pengukuran",
    "desa",
    "layanan",
    "evaluasi",
    "tukar",
    "pengaturan",
    "pelaporan",
    "portal",
    "situs",
)
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    *(f"sakip.web.{nama}" for nama in APPS),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "sakip.web.situs.aset.LayaniAset",
    "sakip.web.situs.log.CatatPermintaan",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sakip.web.situs.bahasa.Bahasa",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sakip.web.akun.tengah.JagaSesi",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sakip.web.situs.pintu.Pintu",
]
ROOT_URLCONF = "sakip.web.situs.urls"
WSGI_APPLICATION = "sakip.web.situs.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sakip.web.alur.konteks.bingkai",
            ]
        },
    }
]

AUTH_USER_MODEL = "akun.Akun"
AUTHENTICATION_BACKENDS = ["sakip.web.akun.pengenal.Pengenal"]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{nama}", "OPTIONS": opsi}
    for nama, opsi in (
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
TIME_ZONE = _zone(os.environ.get("SAKIP_ZONA", "").strip() or "Asia/Jakarta")
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
LOCALE_PATHS = [Path(__file__).parent / "locale"]
LANGUAGE_COOKIE_NAME = "bahasa"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "/aset/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sakip.web.situs.aset.Aset"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0  # under a plain name; under one of its content it is kept for a year
WHITENOISE_AUTOREFRESH = DEBUG

SESSION_ENGINE = "sakip.web.akun.sesi"
# With https the name itself forbids a neighbouring host to plant one.
SESSION_COOKIE_NAME = "__Host-sesi" if HTTPS else "sesi"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESI_PALING_LAMA = timedelta(hours=_number("SAKIP_SESI_JAM", 12))
SESI_DIAM = timedelta(minutes=_number("SAKIP_SESI_DIAM_MENIT", 120))
"""How long a session lasts at most, and how long it lasts unused."""
SESSION_COOKIE_AGE = int(SESI_PALING_LAMA.total_seconds())

MASUK_GAGAL_AKUN = _number("SAKIP_MASUK_GAGAL_AKUN", 5)
MASUK_GAGAL_ALAMAT = _number("SAKIP_MASUK_GAGAL_ALAMAT", 50)
MASUK_JEDA = timedelta(minutes=_number("SAKIP_MASUK_JEDA_MENIT", 15))
"""Failures within this time after which an account, or an address, has to wait."""
KODE_BERLAKU = timedelta(hours=_number("SAKIP_KODE_JAM", 24))
"""How long a code for a new password holds."""

EMAIL_HOST = os.environ.get("SAKIP_SUREL_HOST", "")
EMAIL_PORT = _number("SAKIP_SUREL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("SAKIP_SUREL_PENGGUNA", "")
EMAIL_HOST_PASSWORD = os.environ.get("SAKIP_SUREL_SANDI", "")
EMAIL_USE_TLS = _yes("SAKIP_SUREL_TLS", True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("SAKIP_SUREL_DARI", EMAIL_HOST_USER or "opensakip@localhost")
ADA_SURAT = bool(EMAIL_HOST)
"""Whether there is a mail server; without one the region's administrator hands out codes."""
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sehat/$", r"^siap/$"]  # asked from the machine itself
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # the grid of a large office without its script
TAHUN_DIINGAT = _number("SAKIP_INGAT", 100)
"""How many computed years each process keeps; about 3 MB for one of 120 indicators."""
BUKTI_MB = _number("SAKIP_BUKTI_MB", 20)
"""Largest file of evidence in megabytes."""
CETAKAN_HARI = _number("SAKIP_CETAKAN_HARI", 90)
"""Days after which a document that nobody asked for again is taken away."""
KIRIM_MB = _number("SAKIP_KIRIM_MB", 100)
"""Largest request as a whole in megabytes, files and all."""
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

_TINGKAT = _one_of("SAKIP_LOG", ("INFO", "DEBUG", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"()": "sakip.web.situs.log.BarisJson"}},
    "handlers": {"layar": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["layar"], "level": _TINGKAT},
    # Django's own handlers and granian's would say everything twice, in another form.
    "loggers": {
        "django": {"handlers": [], "level": _TINGKAT},
        "_granian": {"handlers": [], "level": _TINGKAT},
        "django_tasks_db": {"level": "WARNING"},  # else a line for each look at the queue
    },
}
