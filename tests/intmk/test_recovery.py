"""What goes wrong while IntMK starts and runs, and that it comes back by itself; with real processes."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError

import psutil
import pytest

from intmk.launch import Caretaker
from intmk.refusal import Refused
from tests.intmk.running import Launched

Servers = Callable[[], list[psutil.Process]]
CAME_BACK = "Die eingebaute Datenbank war abgebrochen und läuft wieder."
LISTED = "/beschluesse/"  # a page that asks the database


@pytest.fixture(scope="module")
def sites(data: Path) -> Iterator[list[Launched]]:
    """Two first starts at once on the same fresh folder; the second replaces its workers all the time."""
    often = {"WORKER_REQUESTS": "40"}
    first, second = (Launched(POSTGRES_DATA=str(data), DEMO="0", **more) for more in ({}, often))
    with first, second:
        assert until(lambda: [len(site.workers()) for site in (first, second)] == [2, 2])
        yield [first, second]


def until(condition: Callable[[], bool]) -> bool:
    """Whether it comes true within a minute."""
    give_up_at = time.monotonic() + 60
    while not condition():
        if time.monotonic() > give_up_at:
            return False
        time.sleep(0.2)
    return True


def answers(site: Launched) -> bool:
    try:
        return site.status(LISTED) == 200
    except HTTPError:
        return False


def test_two_first_starts_at_once_take_turns(sites: list[Launched]) -> None:
    assert [answers(site) for site in sites] == [True, True]
    said = [[line for line in site.said if line.startswith("Ein anderer Start")] for site in sites]
    assert sorted(said) == [[], ["Ein anderer Start bereitet IntMK gerade vor; dieser wartet auf ihn …"]]


def test_killed_database_comes_back_with_the_pages(sites: list[Launched], servers: Servers) -> None:
    workers = sites[0].workers()
    for times in (1, 2):
        (killed,) = servers()
        os.kill(killed.pid, signal.SIGKILL)
        assert until(lambda times=times: sum(site.said.count(CAME_BACK) for site in sites) == times)
        assert [answers(site) for site in sites for _ in range(10)] == [True] * 20
    assert len(servers()) == 1
    assert sites[0].workers() == workers


def test_database_that_does_not_come_back_is_given_up(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    caretaker = Caretaker(tmp_path / "gone" / "postgres")
    caretaker.PAUSE = 0
    for _ in range(Caretaker.ATTEMPTS):
        caretaker.tend()
    with pytest.raises(Refused, match=r"^Die eingebaute Datenbank bricht immer wieder ab\. Woran es liegt, steht in "):
        caretaker.tend()
    line = "Die eingebaute Datenbank ist abgebrochen und startet nicht."
    assert capsys.readouterr().out.splitlines() == [line] * (Caretaker.ATTEMPTS + 1)


def statuses(port: int, times: int, *, keeps_connection: bool) -> list[int]:
    found, connection = [], HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(times):
        connection.request("GET", LISTED)
        with connection.getresponse() as response:
            response.read()
        found.append(response.status)
        if not keeps_connection:
            connection.close()
    connection.close()
    return found


@pytest.mark.parametrize("keeps_connection", [False, True])
def test_no_request_is_lost_while_workers_are_replaced(sites: list[Launched], keeps_connection: bool) -> None:
    site = sites[1]
    begun = site.workers()
    with ThreadPoolExecutor(4) as clients:
        asked = [clients.submit(statuses, site.port, 50, keeps_connection=keeps_connection) for _ in range(4)]
    assert [each.result() for each in asked] == [[200] * 50] * 4
    assert until(lambda: len(site.workers()) == 2 and not site.workers() & begun)
