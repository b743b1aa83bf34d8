"""The embedded PostgreSQL with real processes: who starts it, who stops it, and what a crash leaves behind."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import psutil
import psycopg
import pytest

from intmk.database import database_url
from tests.intmk.member import Member, ask

FORK = "import os\nif not os.fork():\n    sys.exit()\nos.wait()\nprint('forked', flush=True)\nsys.stdin.readline()\n"

Servers = Callable[[], list[psutil.Process]]
Stopped = Callable[[], bool]


def test_database_url_of_the_environment_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://intmk@db.example/intmk?sslmode=require")
    assert database_url() == "postgresql://intmk@db.example/intmk?sslmode=require"


def test_server_knows_umlaute_and_keeps_its_data(data: Path, stopped: Stopped) -> None:
    member = Member(data)
    url = member.reads()
    assert ask(url, "SELECT upper('länder')") == "LÄNDER"
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 16 AS laender")
    member.leaves()
    assert stopped()
    member = Member(data)
    assert ask(member.reads(), "SELECT laender FROM kept") == 16
    member.leaves()


def test_databases_made_later_know_umlaute(data: Path) -> None:
    member = Member(data)
    url = member.reads()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE later")
    assert ask(url.replace("/intmk?", "/later?"), "SELECT lower('ÄÖÜ')") == "äöü"
    member.leaves()


def test_two_processes_at_once_share_one_server_and_the_last_stops_it(
    data: Path, servers: Servers, stopped: Stopped
) -> None:
    members = [Member(data), Member(data)]
    urls = {member.reads() for member in members}
    assert len(urls) == 1
    running = servers()
    assert len(running) == 1
    members[0].leaves()
    assert servers() == running
    members[1].leaves()
    assert stopped()


def test_killed_process_does_not_keep_the_server_for_ever(data: Path, stopped: Stopped) -> None:
    killed, other = Member(data), Member(data)
    killed.reads()
    other.reads()
    os.kill(killed.process.pid, signal.SIGKILL)
    killed.process.communicate()
    other.leaves()
    assert stopped()


def test_server_left_by_a_killed_process_is_found_again(data: Path, servers: Servers, stopped: Stopped) -> None:
    killed = Member(data)
    killed.reads()
    left = servers()
    killed.process.kill()
    killed.process.communicate()
    member = Member(data)
    assert ask(member.reads(), "SELECT 1") == 1
    assert servers() == left
    member.leaves()
    assert stopped()


def test_fork_that_ends_leaves_the_server_to_its_parent(data: Path, stopped: Stopped) -> None:
    member = Member(data, then=FORK)
    url = member.reads()
    member.goes_on()
    assert member.reads() == "forked"
    assert ask(url, "SELECT 1") == 1
    member.leaves()
    assert stopped()


@pytest.mark.parametrize("left_behind", ["alive", "4194300", "", "torn"])
def test_note_of_a_server_that_died_with_the_machine_is_forgotten(data: Path, left_behind: str) -> None:
    Member(data).leaves()
    first = str(os.getpid()) if left_behind == "alive" else left_behind
    (data / "postmaster.pid").write_text(f"{first}\n{data}\n")
    member = Member(data)
    assert ask(member.reads(), "SELECT 1") == 1
    member.leaves()
