"""The installation as the tests run it: the one `settings.py`, read with the environment of the test run."""

import os
from pathlib import Path

os.environ |= {
    "POSTGRES_DATA": str(Path(__file__).resolve().parent.parent / "var" / "test-postgres"),
    "SECRET_KEY": "only-for-the-tests",
    "DEMO": "on",
    "DEBUG": "off",
    "HTTPS": "off",
    # Lets the test runner empty append-only tables between tests; a test of their guard switches it off.
    "PGOPTIONS": "-c intmk.maintenance=on",
}

from intmk.settings import *  # noqa: F403
from tests.unknown import Refusing

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405  (no connection outlives the live server's request)
MIDDLEWARE.append("tests.layout.laid_out")  # noqa: F405
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Refusing()  # noqa: F405
