"""`make run` as a whole: it serves, it ends without leaving anything behind, and it refuses in one sentence."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest

from intmk.launch import ROOT, free_port, objection, wants_demo, worker_requests
from tests.intmk.running import LAST_LINE, environment, launch

End = Callable[[subprocess.Popen], None]
Servers = Callable[[], list[psutil.Process]]


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_free_port_is_handed_back(port: int) -> None:
    assert free_port(str(port)) == port


@pytest.mark.parametrize("wanted", ["0", "65536", "-1", "8000.5", "achttausend"])
def test_port_that_is_none_is_one_sentence(wanted: str) -> None:
    with pytest.raises(SystemExit) as refused:
        free_port(wanted)
    assert refused.value.code == f"PORT muss eine Zahl von 1 bis 65535 sein, nicht „{wanted}“."


@pytest.mark.parametrize("wanted", ["-1", "1000000000", "oft"])
def test_number_of_requests_that_is_none_is_one_sentence(wanted: str) -> None:
    with pytest.raises(SystemExit) as refused:
        worker_requests(wanted)
    assert refused.value.code == f"WORKER_REQUESTS muss eine Zahl von 0 (nie) bis 999999999 sein, nicht „{wanted}“."


@pytest.mark.parametrize(
    ("value", "is_embedded", "wanted"),
    [(None, True, True), (None, False, False), ("0", True, False), ("", True, False), ("1", False, True)],
)
def test_demo_comes_by_itself_only_with_the_embedded_database(
    value: str | None, is_embedded: bool, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEMO")
    if value is not None:
        monkeypatch.setenv("DEMO", value)
    assert wants_demo(is_embedded) is wanted


def test_port_that_is_taken_is_one_sentence_before_anything_else(taken_port: int, tmp_path: Path) -> None:
    ran = launch(PORT=str(taken_port), POSTGRES_DATA=str(tmp_path / "postgres"))
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr == f"Der Port {taken_port} ist schon belegt. Ein anderer geht so: make run PORT=8001\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        (
            "postgresql://intmk:geheim@127.0.0.1:1/intmk",
            "Die Datenbank aus DATABASE_URL ist nicht erreichbar: connection failed: connection to server at"
            ' "127.0.0.1", port 1 failed: Connection refused',
        ),
        (
            "mysql://intmk:geheim@127.0.0.1/intmk",
            "DATABASE_URL muss mit postgresql:// beginnen; IntMK läuft nur mit PostgreSQL.",
        ),
    ],
)
def test_database_out_of_reach_is_one_sentence(url: str, sentence: str) -> None:
    ran = launch(DATABASE_URL=url)
    assert ran.returncode == 1
    assert ran.stderr.splitlines() == [sentence]


@pytest.mark.parametrize(
    ("version", "encoding", "sentence"),
    [
        (150000, "UTF8", ""),
        (180001, "UTF8", ""),
        (140012, "UTF8", "IntMK braucht PostgreSQL 15 oder neuer; der Server aus DATABASE_URL hat Version 14."),
        (
            150018,
            "SQL_ASCII",
            "Die Datenbank aus DATABASE_URL speichert Text als SQL_ASCII; IntMK braucht eine mit ENCODING 'UTF8'.",
        ),
    ],
)
def test_database_that_is_unfit_is_one_sentence(version: int, encoding: str, sentence: str) -> None:
    assert objection(version, encoding) == sentence


def test_embedded_database_that_cannot_start_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = launch(POSTGRES_DATA=str(tmp_path / "file" / "postgres"))
    assert ran.returncode == 1
    assert ran.stderr.splitlines() == [
        f"Die eingebaute Datenbank startet nicht. Woran es liegt, steht in {tmp_path / 'file' / 'postgres' / 'log'}."
    ]


def end_by_ctrl_c(make: subprocess.Popen) -> None:
    os.killpg(make.pid, signal.SIGINT)


def end_by_terminate(make: subprocess.Popen) -> None:
    make.terminate()


def end_by_kill(make: subprocess.Popen) -> None:
    make.kill()


@pytest.mark.parametrize("end", [end_by_ctrl_c, end_by_terminate, end_by_kill])
def test_run_serves_and_leaves_no_process_behind(end: End, port: int, data: Path, servers: Servers) -> None:
    changes = {"POSTGRES_DATA": str(data), "DEMO": "0"}
    make = subprocess.Popen(
        ["make", "run", f"PORT={port}"],
        cwd=ROOT,
        env=environment(**changes),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    said = []
    with make.stdout:
        for line in make.stdout:
            said.append(line.strip())
            if said[-1] == LAST_LINE:
                break
        assert f"IntMK läuft: http://127.0.0.1:{port}/" in said
        with urlopen(f"http://127.0.0.1:{port}/") as page:
            assert page.status == 200
        started = psutil.Process(make.pid).children(recursive=True) + servers()
        assert len(started) >= 4  # the master, two workers and PostgreSQL
        end(make)
        left = psutil.wait_procs(started, timeout=20)[1]
    make.wait()
    assert left == []
