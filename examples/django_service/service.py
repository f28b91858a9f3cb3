"""Pages and an API around cspr with Django and SQLite; started by ``python examples/django_service/service.py``."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

import django
from django.conf import settings

HERE = Path(__file__).parent


def configure(database: str) -> None:
    """Set Django up, with its tables made where they are not there yet."""
    settings.configure(
        DEBUG=False,
        SECRET_KEY=os.environ.get("SECRET_KEY", secrets.token_urlsafe(32)),
        ALLOWED_HOSTS=["127.0.0.1", "localhost", "testserver"],
        ROOT_URLCONF="views",
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        TIME_ZONE="Europe/London",
        DATA_UPLOAD_MAX_MEMORY_SIZE=2_000_000,
        # Addresses hold references and tokens: the log of requests is not written. Codes of problems may be.
        LOGGING={
            "version": 1,
            "handlers": {"nowhere": {"class": "logging.NullHandler"}},
            "loggers": {"django.server": {"handlers": ["nowhere"], "propagate": False}},
        },
    )
    sys.path.insert(0, str(HERE))
    django.setup()
    import models

    models.make_tables()


def main() -> None:
    """Start it on this machine, with one partnership whose key is told once."""
    configure(os.environ.get("REVIEWS", str(HERE / "reviews.sqlite")))
    import models
    from django.core.management import call_command

    key = secrets.token_urlsafe(16)
    models.admit("northamptonshire", key)
    print(f"key of northamptonshire: {key}", flush=True)
    call_command("runserver", os.environ.get("ADDRESS", "127.0.0.1:8001"), "--noreload", "--skip-checks")


if __name__ == "__main__":
    main()
