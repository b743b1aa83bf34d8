"""Whether a database was made by this code: the migrations applied to it, compared by name and by content.

Django records the names only. Who edits an applied migration, or starts another state of the code on the same data,
learns of it by pages that answer 500. Therefore the digests of our own migrations are kept in the database, and
`manage.py migrate` refuses where they no longer fit. An app that is given up must take its names out of
`django_migrations` in its last migration.
"""

import hashlib
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

_LOCK = "hashtext('intmk migrate')"
_CREATE = """
CREATE TABLE IF NOT EXISTS intmk_migration_digest (
    app text NOT NULL, name text NOT NULL, digest text NOT NULL, PRIMARY KEY (app, name)
)"""
_WRITE = """
INSERT INTO intmk_migration_digest (app, name, digest) VALUES (%s, %s, %s)
ON CONFLICT (app, name) DO UPDATE SET digest = EXCLUDED.digest"""


def objection(connection) -> str:
    """Why this code must not work on that database, as a part of a sentence; empty if it may."""
    migrations = MigrationLoader(None).disk_migrations
    applied = MigrationRecorder(connection).applied_migrations()
    here = set(migrations).union(*(map(tuple, migration.replaces) for migration in migrations.values()))
    for app, name in sorted(set(applied) - here):
        return f"{app}.{name} ist angewendet, fehlt hier aber"
    kept = _kept(connection)
    for (app, name), digest in sorted(_digests(migrations).items()):
        if (app, name) in applied and (app, name) not in kept:
            return f"von {app}.{name} ist nicht festgehalten, mit welchem Inhalt es angewendet wurde"
        if (app, name) in applied and kept[app, name] != digest:
            return f"{app}.{name} hatte beim Anwenden einen anderen Inhalt"
    for app in sorted({app for app, name in migrations} - {app for app, name in applied}):
        if _tables(app) & set(connection.introspection.table_names()):
            return f"es gibt Tabellen von {app}, aber keine angewendete Migration"
    return ""


def keep_digests(connection) -> None:
    """Write down the content of all migrations about to be applied.

    Before and not after: a process killed in between leaves no applied migration of unknown content. What is kept of
    a migration that is not applied counts for nothing and is overwritten the next time.
    """
    applied = MigrationRecorder(connection).applied_migrations()
    digests = _digests(MigrationLoader(None).disk_migrations)
    with connection.cursor() as cursor:
        cursor.execute(_CREATE)
        cursor.executemany(_WRITE, [(*key, digest) for key, digest in digests.items() if key not in applied])


@contextmanager
def one_at_a_time(connection) -> Iterator[None]:
    """Two processes that bring the same tables up to date take turns.

    Asked again and again rather than waited for: a waiting statement would hold up an index built concurrently.
    """
    with connection.cursor() as cursor:
        while not _answer(cursor, f"SELECT pg_try_advisory_lock({_LOCK})"):
            time.sleep(0.2)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_unlock({_LOCK})")


def digest_of(file: Path) -> str:
    """The same on every system, however its line endings are written."""
    return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _digests(migrations) -> dict[tuple[str, str], str]:
    """Of our own migrations; those of Django and other libraries may change with their versions."""
    root = Path(settings.BASE_DIR)
    ours = {config.label for config in apps.get_app_configs() if Path(config.path).resolve().parent == root}
    return {
        (app, name): digest_of(Path(sys.modules[migration.__module__].__file__))
        for (app, name), migration in migrations.items()
        if app in ours
    }


def _kept(connection) -> dict[tuple[str, str], str]:
    if "intmk_migration_digest" not in connection.introspection.table_names():
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name, digest FROM intmk_migration_digest")
        return {(app, name): digest for app, name, digest in cursor.fetchall()}


def _tables(app: str) -> set[str]:
    models = apps.get_app_config(app).get_models(include_auto_created=True)
    return {model._meta.db_table for model in models if model._meta.managed}


def _answer(cursor, question: str):
    cursor.execute(question)
    return cursor.fetchone()[0]
