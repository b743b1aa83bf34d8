"""A web server as `make run` starts it, one client that keeps its connection, and what both need."""

import gzip
import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import psutil

from benchmarks.pages import Page

SERVE = "import sys; from intmk.server import Server; Server(int(sys.argv[1])).run()"
CSRF = "a" * 32
PATIENCE = 60  # seconds until the server must answer


@dataclass(slots=True)
class Timing:
    """Milliseconds of each request, and the size of the last answer in bytes."""

    times: list[float] = field(default_factory=list)
    raw: int = 0
    packed: int = 0


class Site:
    """The application, or the floor, on the database of one size. Use it in a `with` statement."""

    def __init__(self, settings: str, environment: dict[str, str], facts: dict):
        self.settings, self.facts = settings, facts
        self.turns: dict[str, int] = {}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        environment = environment | {"DJANGO_SETTINGS_MODULE": settings}
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(self.port)], env=environment, stdout=subprocess.DEVNULL
        )

    def __enter__(self) -> "Site":
        give_up_at = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                break
            except OSError:
                if time.monotonic() > give_up_at:
                    raise
                time.sleep(0.1)
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        return self

    def __exit__(self, *error) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.wait()

    def memory(self) -> list[tuple[float, float]]:
        """MiB of each worker: all its pages, and its share of them where pages are shared."""
        infos = [worker.memory_full_info() for worker in psutil.Process(self.process.pid).children()]
        return [(info.rss / 2**20, info.pss / 2**20) for info in infos]

    def measure(self, page: Page, most: int) -> Timing:
        """Ask for a page as often as it says, but not more than `most` times."""
        self.connection.close()  # the server has left the idle one meanwhile; the next request opens another
        timing, headers = Timing(), self._headers(page)
        warm, times = min(page.warm, max(most // 5, 3)), min(page.times, most)
        for turn in range(warm + times):
            path, body = self._next(page)
            begin = time.perf_counter()
            self.connection.request("POST" if body else "GET", path, body, headers)
            response = self.connection.getresponse()
            content = response.read()
            spent = (time.perf_counter() - begin) * 1000
            if response.status != page.status:
                raise SystemExit(f"{page.name}: {response.status} instead of {page.status} for {path}")
            if turn >= warm:
                timing.times.append(spent)
        timing.raw, timing.packed = len(content), len(gzip.compress(content, 6))
        return timing

    def _next(self, page: Page) -> tuple[str, str | None]:
        """Address and form. Each step needs a proposal of its own; the first one was used up for its statements."""
        turn = 0
        if not page.is_same_each_time:
            turn = self.turns[page.name] = self.turns.get(page.name, 0) + 1
        form = page.form(turn - 1)
        body = urlencode(form | {"csrfmiddlewaretoken": CSRF}) if form else None
        return quote(page.path(turn), safe="/?&=%"), body

    def _headers(self, page: Page) -> dict[str, str]:
        cookies = {"csrftoken": CSRF} if page.forms else {}
        if page.persona:
            cookies["sessionid"] = self.facts["sessions"][page.persona]
        headers = dict(page.headers)
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        if page.forms:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if page.is_revisit:
            self.connection.request("GET", page.path(0), headers=headers)
            response = self.connection.getresponse()
            response.read()
            headers["If-None-Match"] = response.headers["ETag"]
        return headers


def environment(database_url: str) -> dict[str, str]:
    """The same as in operation: no demo, no debug pages."""
    return os.environ | {
        "DATABASE_URL": database_url,
        "DEMO": "0",
        "DEBUG": "0",
        "HTTPS": "0",
        "SECRET_KEY": "only-for-the-measurement",
    }
