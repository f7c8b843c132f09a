"""Django's settings, checked at start. The environment decides (`tornio.settings.site`); nobody imports
this."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF

from tornio.care import reading as _country
from tornio.settings import site as _site
from tornio.settings.reading import local_secret

SITE = _site.read(os.environ)
SECRET_KEY = SITE.secret_key or local_secret(SITE.folder)
DEBUG = False
ALLOWED_HOSTS = [SITE.host] if SITE.secure else sorted(_site.LOOPBACK)
ROOT_URLCONF = "tornio.web.urls"
WSGI_APPLICATION = "tornio.web.wsgi.application"
SERVICE_RULES = SITE.service  # tornio.care.reading turns the name into rules

INSTALLED_APPS = [
    "tornio.records",
    "tornio.web",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    *(["allauth.socialaccount.providers.openid_connect"] if SITE.openid else []),
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tornio.web.sessions.Sessions",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parents[1] / "web" / "templates"],
        "OPTIONS": {
            "environment": "tornio.web.templating.environment",
            "context_processors": ["tornio.web.templating.every_page"],
        },
    },
    # What third-party apps bring is rendered by nobody; allauth asks for its own engine all the same.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

# Records. PostgreSQL commits synchronously by default; SQLite is told to (stack.md: kill -9 lost nothing so).
_SQLITE = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000; "
    "PRAGMA recursive_triggers=ON;"
)
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": f"django.db.backends.{SITE.database.engine}"
        if SITE.database.engine != "sqlite"
        else "django.db.backends.sqlite3",
        "NAME": SITE.database.name,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "HOST": SITE.database.host,
        "PORT": SITE.database.port,
        "USER": SITE.database.user,
        "PASSWORD": SITE.database.password,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _SQLITE}
        if SITE.database.engine == "sqlite"
        else dict(SITE.database.options),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who signs in
AUTH_USER_MODEL = "records.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "tornio.web.accounts.StaffAccounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # staff are added by their administrator, not by an email round trip
MFA_TOTP_ISSUER = "Tornio"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_ADAPTER = "tornio.web.accounts.OrganisationAccounts"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "organisation",
                    "name": "your organisation",
                    "client_id": SITE.openid.client,
                    "secret": SITE.openid.secret,
                    "settings": {"server_url": SITE.openid.server},
                }
            ]
        }
    }
    if SITE.openid
    else {}
)
# Who tries passwords (docs/decisions/0021). Five wrong ones lock one account for whoever tries from that place,
# so that a stranger keeps no colleague out; from all of them together, a hundred times an hour. A place
# is counted only where it is a browser's own: behind a proxy that nobody told us of, all share one.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # trying again makes it no longer
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "tornio.web.accounts.account_of"
AXES_CLIENT_IP_CALLABLE = "tornio.web.accounts.client_address"
ALLAUTH_TRUSTED_PROXY_COUNT = SITE.proxies
ACCOUNT_RATE_LIMITS = {
    "account_tried": "100/h/key",
    "login": "60/m/ip" if SITE.proxies or not SITE.secure else None,
    "login_failed": "5/5m/key",  # allauth counts second steps under this name
}
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "tornio.web.accounts.locked_out"

# Sessions: 30 minutes idle, 12 hours at most (tornio.web.sessions)
SESSION_COOKIE_AGE = LONGEST_SECONDS = 12 * 60 * 60
ACCOUNT_SESSION_REMEMBER = True
IDLE_SECONDS = 30 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE.secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tornio.web.drafts.csrf_failed"
CSRF_TRUSTED_ORIGINS = [SITE.address]

# What a browser may do with a page: nothing from outside
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *([SITE.openid.server] if SITE.openid else [])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "microphone", "geolocation", "payment", "usb", "display-capture")
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SITE.secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SITE.secure else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SITE.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SITE.secure
SECURE_REDIRECT_EXEMPT = [r"^health$"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# Styles and scripts: the design system lies beside the packages and is never imported
STATIC_URL = "/static/"
STATIC_ROOT = SITE.folder / "static"
STATICFILES_DIRS = [
    ("nhsuk", directory)
    for directory in [SITE.assets / "wagtailnhsukfrontend" / "static" / "wagtailnhsukfrontend"]
    if directory.is_dir()
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tornio.web.static_files.Collected"},
}
#: The reports that the service shows (tornio.actions.evaluation)
EVALUATION_FOLDER = SITE.folder / "evaluation"
WHITENOISE_MAX_AGE = 365 * 24 * 60 * 60

# Words, time
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = _country.load(SITE.service).country.language  # for a browser that asks for none of ours
LANGUAGES = [("en-gb", "English"), ("fi", "suomi")]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]

# What is mailed: that somebody called for help, and the audit log's end to whoever keeps it outside
CALLS_TO, ANCHOR_TO = SITE.calls_to, SITE.anchor_to
SERVICE_ADDRESS = SITE.address
if SITE.mail:
    EMAIL_HOST, EMAIL_PORT = SITE.mail.host, SITE.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SITE.mail.user, SITE.mail.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = SITE.mail.tls_at_once, not SITE.mail.tls_at_once
    EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SITE.mail_from

# Logs say what happened and where, never to whom
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"facts": {"()": "tornio.web.logs.Facts"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "facts"}},
    "root": {"handlers": ["out"], "level": "WARNING"},
    "loggers": {
        "tornio": {"handlers": ["out"], "level": "INFO", "propagate": False},
        "django": {"handlers": ["out"], "level": "WARNING", "propagate": False},
    },
}
