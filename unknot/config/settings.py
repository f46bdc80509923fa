"""The settings of the whole program, for a home and for a host.

What may differ from one computer to the next comes from the environment:

- ``UNKNOT_DATA``: the folder for the database, the log and the secret.
- ``DATABASE_URL``: another database than the SQLite file in that folder.
- ``UNKNOT_HOSTS``: further names the server answers to, with commas between them.
- ``UNKNOT_HTTPS=1``: the server stands behind TLS.
- ``UNKNOT_STATIC``: the folder that ``collectstatic`` filled, for a host.
- ``UNKNOT_DEBUG=1``: show errors in the browser; for developers only.
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from unknot.config.database import database
from unknot.config.logs import logging_to
from unknot.config.place import data_folder, secret_key, zone_name

PACKAGE = Path(__file__).resolve().parent.parent
DATA = data_folder(os.environ)

SECRET_KEY = secret_key(DATA)
DEBUG = os.environ.get("UNKNOT_DEBUG") == "1"
HTTPS = os.environ.get("UNKNOT_HTTPS") == "1"

HOSTS = [name.strip() for name in os.environ.get("UNKNOT_HOSTS", "").split(",") if name.strip()]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *HOSTS]
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in HOSTS]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "unknot.records",
    "unknot.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "unknot.config.headers.CompressText",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "unknot.config.headers.private_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "unknot.config.urls"
WSGI_APPLICATION = "unknot.config.wsgi.application"

TEMPLATES = [
    {
        # Templates live beside the views of their journey: "check/question.html" is unknot/web/check/question.html.
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web"],
        "APP_DIRS": True,
        "OPTIONS": {"environment": "unknot.web.jinja.environment"},
    },
]

# ---- records
DATABASES = {"default": database(os.environ.get("DATABASE_URL"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---- words and times
LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = zone_name()

# ---- static files: straight from the package at home, hashed and compressed beforehand at a host
STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("UNKNOT_STATIC")
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# ---- safety of the pages
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0

SESSION_COOKIE_NAME = "unknot"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "unknot-form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "unknot.web.errors.csrf_failure"

# Forms here are short. Anything larger is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["unknot.web.you.upload.OneImport"]  # one page takes one file; all others refuse it

# ---- errors: all of them in the log, none of them on a page
LOGGING = logging_to(DATA)

# No e-mail leaves this computer.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
