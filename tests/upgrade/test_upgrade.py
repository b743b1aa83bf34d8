"""What a release has stored is still there, still proved and still shown after the upgrade to this code."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.upgrade.stored import FOLDER, load, manage, run, scratch

# Kept by Django and by the start itself: they may well grow.
BOOKS = {"django_migrations", "django_content_type", "auth_permission", "intmk_migration_digest"}


@dataclass(frozen=True)
class Upgraded:
    url: str
    rows_before: dict[str, int]
    rows_after: dict[str, int]
    stock_taken: int  # entries of migrations that name rows made of others


@pytest.fixture(scope="module", params=sorted(FOLDER.glob("*.sql.xz")), ids=lambda file: file.name)
def upgraded(request: pytest.FixtureRequest) -> Iterator[Upgraded]:
    with scratch() as url:
        load(request.param, url)
        rows_before, stock_before = rows(url), stock(url)
        manage(url, "migrate", "--verbosity", "0")
        yield Upgraded(url, rows_before, rows(url), stock(url) - stock_before)


def rows(url: str) -> dict[str, int]:
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return {
            table: connection.execute(SQL("SELECT count(*) FROM {}").format(Identifier(table))).fetchone()[0]
            for (table,) in tables
            if table not in BOOKS
        }


def stock(url: str) -> int:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT count(*) FROM journal_entry WHERE verb = 'stock_taken'").fetchone()[0]


def test_there_is_a_stored_database() -> None:
    assert [file.name for file in FOLDER.glob("*.sql.xz")] != []


def test_every_row_is_kept(upgraded: Upgraded) -> None:
    """The journal has grown by what migrations have taken into it, in a chain of its own, and by nothing else."""
    grown = {table: upgraded.rows_before[table] + upgraded.stock_taken for table in ("journal_entry", "journal_chain")}
    after = {table: upgraded.rows_after.get(table) for table in upgraded.rows_before}
    assert after == upgraded.rows_before | grown


def test_stored_year_is_a_whole_one(upgraded: Upgraded) -> None:
    told = {table for table, count in upgraded.rows_before.items() if count}
    assert {"proposals_version", "proposals_position", "voting_vote", "resolutions_resolution", "journal_entry"} <= told


def test_journal_still_proves_itself(upgraded: Upgraded) -> None:
    counted = "{journal_entry} Einträge, {journal_seal} Siegel".format_map(upgraded.rows_after)
    assert upgraded.rows_before["journal_seal"] == 1
    assert manage(upgraded.url, "verify_journal") == f"Der Verlauf ist unverändert: {counted} geprüft.\n"


def test_every_page_still_answers(upgraded: Upgraded) -> None:
    visits = json.loads(run(upgraded.url, "-m", "tests.upgrade.visit"))
    assert len(visits) == 5
    wrong = {who: {at: status for at, status in seen.items() if status != 200} for who, seen in visits.items()}
    assert wrong == {who: {} for who in visits}
    shown = {re.sub(r"\d+", "…", address.split("?")[0]) for seen in visits.values() for address in seen}
    assert {"/aufgaben/", "/vorschlaege/…-…/", "/beschluesse/…-…/", "/konferenzen/…/"} <= shown


def test_second_upgrade_changes_nothing(upgraded: Upgraded) -> None:
    assert manage(upgraded.url, "migrate", "--check") == ""
