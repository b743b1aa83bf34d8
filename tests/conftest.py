"""What every test stands on: a small world, a database of its own, the browser."""

import os
import shutil
from pathlib import Path

import psutil
import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, settings

from intmk.database import database_url

# No test is timed: a busy machine must not fail one.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

pytest_plugins = ["tests.world", "tests.together", "tests.documents.docx.word", "tests.e2e.windows"]

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WITHOUT_DATABASE_URL = "DATABASE_URL" not in os.environ


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come first: they are few and long, and two processes must not wait for one of them at the end.

    Without Chromium they are skipped with a reason; in continuous integration that is an error.
    """
    items.sort(key=lambda item: item.get_closest_marker("e2e") is None)
    in_browser = [item for item in items if item.get_closest_marker("e2e")]
    if CHROMIUM or not in_browser:
        return
    reason = "Ohne Chromium laufen die Tests im Browser nicht. Unter Debian: sudo apt install chromium"
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(reason)
    for item in in_browser:
        item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser."""
    return CHROMIUM


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Each run has a database of its own, so that two runs at once do not meet."""
    if WITHOUT_DATABASE_URL:
        _drop_databases_of_killed_runs()
    connection.settings_dict["TEST"]["NAME"] = f"test_intmk_{os.getpid()}"


def _drop_databases_of_killed_runs() -> None:
    ours = r"SELECT datname FROM pg_database WHERE datname ~ '^test_intmk_\d+(_upgrade)?$'"
    with psycopg.connect(database_url(), dbname="postgres", autocommit=True) as server:
        for (name,) in server.execute(ours).fetchall():
            if not psutil.pid_exists(int(name.split("_")[2])):
                server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
