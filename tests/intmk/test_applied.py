"""The code works only on a database that it made: migrations compared by name and content."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from hashlib import sha256
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from intmk.applied import digest_of, objection, one_at_a_time
from intmk.launch import ROOT
from intmk.refusal import REFUSED
from tests.intmk.member import Member
from tests.intmk.running import environment, launch

OTHER = "Die Datenbank gehört zu einem anderen Stand von IntMK ({}): Nehmen Sie den Stand, mit dem sie zuletzt lief, "
OTHER += "oder löschen Sie die Daten mit „make reset“, wenn es die eingebaute Datenbank der Demo ist."
CHANGED = "UPDATE intmk_migration_digest SET digest = 'other' WHERE app = 'accounts' AND name = '0001_initial'"
MISFITS = {
    "applied by later code": (
        "INSERT INTO django_migrations (app, name, applied) VALUES ('proposals', '0999_later', now())",
        "proposals.0999_later ist angewendet, fehlt hier aber",
    ),
    "applied by an app that is not here": (
        "INSERT INTO django_migrations (app, name, applied) VALUES ('dossier', '0001_initial', now())",
        "dossier.0001_initial ist angewendet, fehlt hier aber",
    ),
    "library older than the data": (
        "INSERT INTO django_migrations (app, name, applied) VALUES ('auth', '0999_later', now())",
        "auth.0999_later ist angewendet, fehlt hier aber",
    ),
    "edited after it was applied": (CHANGED, "accounts.0001_initial hatte beim Anwenden einen anderen Inhalt"),
    "applied before digests were kept": (
        "DELETE FROM intmk_migration_digest",
        "von accounts.0001_initial ist nicht festgehalten, mit welchem Inhalt es angewendet wurde",
    ),
    "made before the table of digests": (
        "DROP TABLE intmk_migration_digest",
        "von accounts.0001_initial ist nicht festgehalten, mit welchem Inhalt es angewendet wurde",
    ),
    "tables without migrations": (
        "DELETE FROM django_migrations WHERE app = 'voting'",
        "es gibt Tabellen von voting, aber keine angewendete Migration",
    ),
    "tables without any migration": (
        "DELETE FROM django_migrations",
        "es gibt Tabellen von accounts, aber keine angewendete Migration",
    ),
}


def change(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_database_of_this_code_is_no_misfit(db):
    assert objection(connection) == ""
    call_command("migrate", verbosity=0)


@pytest.mark.parametrize("name", MISFITS)
def test_misfit_is_refused_in_one_sentence(name, db):
    statement, reason = MISFITS[name]
    change(statement)
    assert objection(connection) == reason
    with pytest.raises(CommandError) as refused:
        call_command("migrate", stdout=StringIO())
    assert (str(refused.value), refused.value.returncode) == (OTHER.format(reason), REFUSED)


def test_migration_that_is_not_applied_may_still_be_edited(db):
    change(
        "DELETE FROM django_migrations WHERE app = 'demo'",
        "DROP TABLE demo_democlock",
        "UPDATE intmk_migration_digest SET digest = 'other' WHERE app = 'demo'",
    )
    assert objection(connection) == ""


def test_looking_at_the_plan_writes_nothing(db):
    change("DELETE FROM django_migrations", "DROP TABLE intmk_migration_digest")
    with pytest.raises(CommandError):
        call_command("migrate", "--plan", stdout=StringIO())
    assert "intmk_migration_digest" not in connection.introspection.table_names()


def test_digests_of_libraries_are_not_kept(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT app FROM intmk_migration_digest ORDER BY app")
        kept = [app for (app,) in cursor.fetchall()]
    assert kept == sorted(path.parent.name for path in ROOT.glob("*/migrations") if len(list(path.glob("0*.py"))))


def test_digest_is_the_same_for_all_line_endings(tmp_path):
    (tmp_path / "unix.py").write_bytes(b"a\nb\n")
    (tmp_path / "windows.py").write_bytes(b"a\r\nb\r\n")
    assert {digest_of(file) for file in tmp_path.iterdir()} == {sha256(b"a\nb\n").hexdigest()}


def test_second_migration_waits_for_the_first(transactional_db):
    order = []

    def second():
        with one_at_a_time(connection):
            order.append("second")
        connection.close()

    with one_at_a_time(connection):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(1)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def manage(url: str, *command: str) -> None:
    environs = environment(DATABASE_URL=url, SECRET_KEY="only-for-this-test")
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environs, stdout=subprocess.PIPE, check=True)


@pytest.fixture(scope="module")
def own_database(data: Path) -> Iterator[str]:
    """A database brought up to date by hand, as in operation."""
    member = Member(data)
    url = member.reads()
    manage(url, "migrate", "--verbosity", "0")
    yield url
    member.leaves()


def test_start_on_data_of_another_state_is_one_sentence(own_database: str) -> None:
    with psycopg.connect(own_database) as there:
        right = there.execute("SELECT digest FROM intmk_migration_digest WHERE app = 'accounts' ORDER BY name")
        right = right.fetchone()[0]
        there.execute(CHANGED)
    ran = launch(DATABASE_URL=own_database)
    with psycopg.connect(own_database) as there:
        there.execute(CHANGED.replace("other", right))
    reason = "accounts.0001_initial hatte beim Anwenden einen anderen Inhalt"
    assert (ran.returncode, ran.stderr) == (1, OTHER.format(reason) + "\n")


def test_start_with_the_demo_on_data_of_ones_own_is_one_sentence(own_database: str) -> None:
    manage(own_database, "open_conference", "31", "--chair", "NI", "--from", "2035-07-01", "--until", "2036-06-30")
    ran = launch(DATABASE_URL=own_database, DEMO="1")
    assert (ran.returncode, ran.stderr) == (
        1,
        "Das Musterjahr braucht eine leere Datenbank, diese enthält schon eigene Daten: Starten Sie mit DEMO=0, "
        "oder nennen Sie mit DATABASE_URL eine leere.\n",
    )
