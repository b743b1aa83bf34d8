"""What the embedded PostgreSQL keeps from others: its socket from the users of the machine, drafts from its log."""

import os
import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

import psycopg
import pytest

from tests.intmk.member import Member, ask
from tests.intmk.running import launch

SECRET = "Geheimsache"
NOBODY = 65534
FAILING = {
    "not unique": f"INSERT INTO draft VALUES ('{SECRET}')",
    "not allowed": f"INSERT INTO draft VALUES ('Kurz, {SECRET}')",
    "not a number": f"SELECT CAST('{SECRET}' AS integer)",
    "no grammar": f"SELECT '1' {SECRET} '2' FROM",
    "raised": f"DO $$ BEGIN RAISE EXCEPTION '{SECRET}'; END $$",
}


@pytest.fixture(scope="module")
def url(data: Path) -> Iterator[str]:
    member = Member(data)
    url = member.reads()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE draft (words text UNIQUE CHECK (words NOT LIKE 'Kurz%'))")
        connection.execute("INSERT INTO draft VALUES (%s)", [SECRET])
    yield url
    member.leaves()


@pytest.fixture
def long_path() -> Iterator[Path]:
    """Too long for a socket, and open to all: run by root, PostgreSQL is a user who must get there."""
    with TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        yield Path(folder) / ("lang" * 25) / "postgres"


def socket_folder(url: str) -> Path:
    return Path(unquote(url.split("?host=")[1]))


@pytest.mark.parametrize("name", FAILING)
def test_failed_statement_is_not_in_the_log(name: str, url: str, data: Path) -> None:
    with psycopg.connect(url) as connection, pytest.raises(psycopg.Error, match=SECRET):
        connection.execute(FAILING[name])
    assert SECRET not in (data / "log").read_text()


def test_failed_statement_with_parameters_is_not_in_the_log(url: str, data: Path) -> None:
    with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.UniqueViolation, match=SECRET):
        connection.execute("INSERT INTO draft VALUES (%s)", [SECRET])
    assert SECRET not in (data / "log").read_text()


def test_statement_of_a_killed_process_is_not_in_the_log(url: str, data: Path) -> None:
    with psycopg.connect(url, autocommit=True) as watching:
        waiting = psycopg.connect(url)
        waiting.pgconn.send_query(f"SELECT pg_sleep(600), '{SECRET}'".encode())
        killed = waiting.info.backend_pid
        while not watching.execute(f"SELECT 1 FROM pg_locks WHERE pid = {killed}").fetchone():
            pass  # it has not begun yet
        os.kill(killed, signal.SIGKILL)
        waiting.close()
    Member(data).leaves()  # when it has joined, the server is back
    log = (data / "log").read_text()
    assert f"(PID {killed}) was terminated by signal 9" in log
    assert SECRET not in log


def test_socket_beside_the_data_lets_nobody_else_in(url: str, data: Path) -> None:
    assert socket_folder(url) == data
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_socket_of_a_long_path_lets_nobody_else_in(long_path: Path) -> None:
    member = Member(long_path)
    url = member.reads()
    folder = socket_folder(url)
    assert ask(url, "SELECT 1") == 1
    assert (folder / ".s.PGSQL.5432").is_socket()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert folder.stat().st_uid == long_path.stat().st_uid
    if os.geteuid() == 0:
        looked = subprocess.run(["ls", folder], user=NOBODY, capture_output=True, check=False)
        assert (looked.returncode, looked.stdout) == (2, b"")
    member.leaves()
    assert not folder.exists()


def test_folder_that_stands_open_is_refused_in_one_sentence(long_path: Path) -> None:
    member = Member(long_path)
    folder = socket_folder(member.reads())
    member.leaves()
    folder.mkdir()
    folder.chmod(0o777)
    ran = launch(POSTGRES_DATA=str(long_path))
    folder.rmdir()
    assert (ran.returncode, ran.stderr) == (
        1,
        f"Die eingebaute Datenbank startet nicht, weil {folder} jemand anderem gehört oder offensteht.\n",
    )
